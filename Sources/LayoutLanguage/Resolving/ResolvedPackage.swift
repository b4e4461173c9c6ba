public import Diagnostics
public import ReportData

/// A package whose names, shapes and places are judged against its schema, once for any number of reports.
public struct ResolvedPackage: Sendable {
    public let package: LayoutPackage
    /// What is wrong with its code, its schema and its names, whatever the data say.
    public let diagnostics: [Diagnostic]
    /// What the package and its schema name.
    let known: KnownNames
    /// Names that mean nothing unless the data of a report have them.
    let unresolved: [UnresolvedName]
    /// Every name and text that an expression writes: the members of the data that the layout knows.
    let mentioned: Set<NameKey>
    /// Names under which phrases are used (`as …`), for what a report states.
    let statedNames: [String]

    /// Judges `package`, whose images are read; `schema` is the package's schema, if it was read before.
    public init(_ package: LayoutPackage, schema: DataDocument? = nil) {
        self.package = package
        var diagnostics = package.codeDiagnostics
        var schema = schema
        if schema == nil, let source = package.schema {
            let result = DataDocument.read(source)
            schema = result.document
            diagnostics += result.diagnostics
        }
        var check = NameCheck(
            package: package, known: KnownNames(package: package, schema: schema), shapes: ShapeTable(package: package, schema: schema))
        check.run()
        self.diagnostics = diagnostics + check.diagnostics
        known = check.known
        unresolved = check.unresolved
        mentioned = check.mentioned
        statedNames = check.statedNames
    }

    /// The names that also the data of this report do not know.
    func unknownNames(in data: DataDocument) -> [Diagnostic] {
        guard !unresolved.isEmpty else { return [] }
        var known = known
        known.add(data.root)
        return unresolved.compactMap { $0.problem(known, phrases: package.phrases.keys)?.diagnostic(at: $0.name.span) }
    }
}

public import Diagnostics
internal import OrderedCollections
public import ReportData

/// A package whose names, shapes and places are judged against its schema, once for any number of reports.
public struct ResolvedPackage: Sendable {
    public let package: LayoutPackage
    /// What is wrong with its code, its schema and its names, whatever the data say.
    public let diagnostics: [Diagnostic]
    /// The schema as rules; `nil` where the package has none that can be used.
    let rules: Schema?
    /// What the package and its schema name.
    let known: KnownNames
    /// Names that mean nothing unless the data of a report have them.
    let unresolved: [UnresolvedName]
    /// Every name and text that an expression writes: the members of the data that the layout knows.
    let mentioned: Set<NameKey>
    /// Names under which phrases are used (`as …`), for what a report states.
    let statedNames: [String]

    /// Judges `package`, whose images are read; `schema` is the package's schema, and `rules` what it says, if they were read before.
    public init(_ package: LayoutPackage, schema: DataDocument? = nil, rules: Schema? = nil) {
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
        self.rules = rules ?? schema.flatMap { Schema.read($0).schema }
        diagnostics += unknownDimensions(of: self.rules, package)
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
        // What rows of an empty list have nobody knows without a schema: where rows are asked for it, they have it or are found then.
        let isOpen = rules == nil && known.hasEmptyLists
        return unresolved.compactMap { name in
            if isOpen, name.isOfRows { return nil }
            return name.problem(known, in: package)?.diagnostic(at: name.name.span)
        }
    }
}

/// What numbers measure by the schema, and no unit of the package does.
private func unknownDimensions(of schema: Schema?, _ package: LayoutPackage) -> [Diagnostic] {
    // Things that are counted are a dimension each; plain numbers are counted, too.
    let known = OrderedSet(
        package.units.values.map { $0.dimension == $0.name ? "count" : $0.dimension } + ["count", UnitTable.ratioDimension])
    var said: Set<String> = []
    return (schema?.dimensionNames ?? []).compactMap { name, rule in
        guard !known.contains(name), said.insert(name).inserted else { return nil }
        return PackageProblem.unknownDimension(name, dimensions: Array(known)).diagnostic(at: rule.span)
    }
}

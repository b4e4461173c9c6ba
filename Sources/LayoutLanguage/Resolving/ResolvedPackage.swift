public import Diagnostics
public import ReportData

/// A package with its schema, for any number of reports.
public struct PreparedPackage: Sendable {
    public private(set) var package: LayoutPackage
    /// The schema of the data as it is written.
    let schema: DataDocument?
    /// What is wrong with the code and the schema.
    public let diagnostics: [Diagnostic]

    /// `schema` is the package's schema, if it was read before.
    public init(_ package: LayoutPackage, schema: DataDocument? = nil) {
        self.package = package
        var diagnostics = package.codeDiagnostics
        if schema == nil, let source = package.schema {
            let result = DataDocument.read(source)
            self.schema = result.document
            diagnostics += result.diagnostics
        } else {
            self.schema = schema
        }
        self.diagnostics = diagnostics
    }

    /// The package with what became of these images.
    public func with(images: [String: Result<PackageImage, ImageFault>]) -> PreparedPackage {
        var prepared = self
        prepared.package.images = images
        return prepared
    }
}

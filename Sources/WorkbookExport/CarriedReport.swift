/// The report that a workbook carries, so that an import of it gives the same data.
public struct CarriedReport: Sendable {
    /// The text of the data.
    public var text: String
    /// The name of the layout package.
    public var layout: String

    public init(text: String, layout: String) {
        self.text = text
        self.layout = layout
    }
}

/// A number as it was written to a sheet.
struct WrittenNumber {
    var row: Int
    var column: Int
    /// The key of its print.
    var figure: String
    var value: Double
    var isFormula: Bool
}

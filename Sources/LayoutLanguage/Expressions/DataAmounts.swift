internal import Diagnostics
internal import ReportData

/// The units of the numbers of one file of data, by where each begins, as the schema and the data's own `money_unit` say.
struct DataAmounts {
    let file: SourceFile
    let units: [Int: String]

    /// `plain` are the units in which the data count, by dimension.
    init(_ data: DataDocument, schema: Schema?, units table: UnitTable, plain: [String: String]) {
        file = data.file
        units = (schema?.dimensions(of: data) ?? [:]).compactMapValues { dimension in
            plain[dimension].flatMap { table.kind(of: $0) == .measure(dimension: dimension) ? $0 : nil }
        }
    }
}

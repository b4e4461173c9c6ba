internal import Diagnostics

/// The units of the numbers of one file of data, by where each begins, as the schema and the data's own `money_unit` say.
struct DataAmounts {
    let file: SourceFile
    let units: [Int: String]
}

/// A form in which a report is published as one file.
///
/// A new form is a case here, its back end in `ReportRenderer.backEnd(for:options:)`, and a target that makes its bytes. Names of files,
/// options of the program and batches follow from `allCases`.
public enum OutputForm: String, Hashable, Sendable, CaseIterable, Codable {
    case pdf, html
    /// The tables as a workbook (ECMA-376).
    case xlsx
    /// GB/T 33190-2016.
    case ofd

    /// The form of files whose names end so, in small letters and without the point; `nil` when there is none.
    public init?(ending: String) {
        guard let form = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = form
    }

    /// The endings of its files; the program itself writes the first.
    public var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .html: ["html", "htm"]
        case .xlsx: ["xlsx"]
        case .ofd: ["ofd"]
        }
    }

    /// The ending that the program writes.
    public var ending: String { endings[0] }

    /// What people call it.
    public var name: String {
        switch self {
        case .pdf: "PDF"
        case .html: "HTML"
        case .xlsx: "XLSX"
        case .ofd: "OFD"
        }
    }
}

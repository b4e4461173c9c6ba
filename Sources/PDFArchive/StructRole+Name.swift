internal import Display
internal import QPDF

extension StructRole {
    /// The structure type of PDF 1.7: a standard one (ISO 32000-1, 14.8.4) or one that ``StructTree/roleMap`` maps to one.
    var name: String {
        switch self {
        case .document: "Document"
        case .part: "Part"
        case .section: "Sect"
        case .division: "Div"
        case .title: "Title"
        case .heading(let level): "H\(min(max(level, 1), 6))"
        case .paragraph: "P"
        case .blockQuote: "BlockQuote"
        case .list: "L"
        case .listItem: "LI"
        case .listLabel: "Lbl"
        case .listBody: "LBody"
        case .table: "Table"
        case .tableHead: "THead"
        case .tableBody: "TBody"
        case .tableRow: "TR"
        case .headerCell: "TH"
        case .dataCell: "TD"
        case .figure: "Figure"
        case .caption: "Caption"
        case .contents: "TOC"
        case .contentsItem: "TOCI"
        case .reference: "Reference"
        case .note: "Note"
        // PDF 1.7 has no types for emphasis.
        case .span, .strong, .emphasis: "Span"
        case .link: "Link"
        case .form: "Form"
        }
    }
}

extension StructTree {
    /// The types that ISO 32000-1 does not know, each with the one that stands for it (14.7.3).
    ///
    /// ISO 32000-2 has a type for the title of a document, and a program that knows it may say so. To others it is the first heading: who goes from
    /// heading to heading begins with the name of what is read, and headings begin at the first level as ISO 14289-1, 7.4.2 asks. In PDF 2.0 the
    /// type is standard and nothing is mapped.
    var roleMap: [PDFValue.Entry] {
        elements.contains { $0.role == .title } ? [.init(StructRole.title.name, .name(StructRole.heading(level: 1).name))] : []
    }
}

internal import Display

extension StructRole {
    /// The standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
    var name: String {
        switch self {
        case .document: "Document"
        case .part: "Part"
        case .section: "Sect"
        case .division: "Div"
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
        case .span: "Span"
        case .link: "Link"
        }
    }
}

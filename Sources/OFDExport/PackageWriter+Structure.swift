internal import Display

extension PackageWriter {
    private static let namespace: StaticString = "urn:render:structure"

    /// The list of tag files (GB/T 33190-2016, 16).
    var customTags: [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:CustomTags xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CustomTag NameSpace=\"")
        xml.append(Self.namespace)
        xml.append("\"><ofd:FileLoc>Structure.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>\n")
        return xml
    }

    /// The struct tree: one element a struct element, with the objects of the pages that show it.
    var structure: [UInt8] {
        var objects: [StructID: [(page: Int, ids: ArraySlice<Int>)]] = [:]
        for page in pages {
            for shown in page.shown { objects[shown.element, default: []].append((page.id, page.objects[shown.objects])) }
        }
        var xml = [UInt8].xmlHead
        xml.append("<Structure xmlns=\"")
        xml.append(Self.namespace)
        xml.append("\" xmlns:ofd=\"http://www.ofdspec.org/2016\"")
        xml.append(attribute: "lang", document.metadata.language)
        xml.append(">")
        // Elements, and the ends of those that have children.
        enum Step {
            case element(StructID)
            case end(String)
        }
        var open: [Step] = [.element(StructTree.root)]
        while let step = open.popLast() {
            guard case .element(let id) = step else {
                if case .end(let name) = step {
                    xml.append("</")
                    xml.append(plain: name)
                    xml.append(">")
                }
                continue
            }
            let element = document.structure[id]
            let name = element.role.tagName
            xml.append("<")
            xml.append(plain: name)
            xml.append(element.attributes)
            xml.append(">")
            for place in objects[id] ?? [] {
                for object in place.ids {
                    xml.append("<ofd:ObjectRef PageRef=\"")
                    xml.append(place.page)
                    xml.append("\">")
                    xml.append(object)
                    xml.append("</ofd:ObjectRef>")
                }
            }
            open.append(.end(name))
            open += element.children.reversed().map { Step.element($0) }
        }
        xml.append("</Structure>\n")
        return xml
    }
}

extension StructRole {
    /// The names that PDF has for them (ISO 32000-1, 14.8.4), which readers of both forms know.
    fileprivate var tagName: String {
        switch self {
        case .document: "Document"
        case .part: "Part"
        case .section: "Sect"
        case .division: "Div"
        case .title: "Title"
        case .heading(let level): "H\(level)"
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
        case .strong: "Strong"
        case .emphasis: "Em"
        case .link: "Link"
        case .form: "Form"
        }
    }
}

extension [UInt8] {
    /// What an element says beyond its role.
    fileprivate mutating func append(_ attributes: StructAttributes) {
        if let scope = attributes.scope { append(attribute: "Scope", scope.rawValue) }
        if attributes.rowSpan > 1 { append(attribute: "RowSpan", "\(attributes.rowSpan)") }
        if attributes.columnSpan > 1 { append(attribute: "ColSpan", "\(attributes.columnSpan)") }
        if let figure = attributes.figure { append(attribute: "Figure", figure) }
        if let title = attributes.title { append(attribute: "Title", title) }
        if let text = attributes.alternateText { append(attribute: "Alt", text) }
        if let text = attributes.actualText { append(attribute: "ActualText", text) }
        if let language = attributes.language { append(attribute: "Lang", language) }
    }
}

internal import DocumentTree
internal import Geometry
internal import Styling

extension PageWriter {
    /// A block; `opensSections` says whether its headings order the document.
    mutating func write(_ block: Block, opensSections: Bool = false) {
        switch block {
        case .paragraph(let paragraph): write(paragraph)
        case .heading(let heading): write(heading, opensSections: opensSections)
        case .list(let list): write(list)
        case .table(let table): write(table, opensSections: opensSections)
        case .figure(let figure): write(figure)
        case .contents(let contents): write(contents)
        case .group(let group): write(group, opensSections: opensSections)
        case .space(.share): markup.raw("<div class=\"share\"></div>\n")
        case .rule: markup.raw("<hr>\n")
        // White space is the style sheet's, pages are the printer's, and nobody signs a web page.
        case .space(.fixed), .signature, .pageBreak: break
        }
    }

    private mutating func write(_ paragraph: Paragraph) {
        let look = looks.name(of: paragraph.style)
        switch paragraph.role {
        case .title: markup.open("h1", ["class": "\(look) title"])
        case .note: markup.open("p", ["class": "\(look) note"])
        case .text, .caption: markup.open("p", ["class": look])
        }
        write(paragraph.content, in: paragraph.style.text)
        if paragraph.role == .title { markup.close("h1") } else { markup.close("p") }
        markup.line()
    }

    mutating func write(_ heading: Heading, opensSections: Bool) {
        let level = level(of: heading, opensSections: opensSections)
        let attributes: Markup.Attributes = ["id": identifier(of: heading.anchor), "class": looks.name(of: heading.style)]
        let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
        let name = names[level - 1]
        markup.open(name, attributes)
        write(heading.content, in: heading.style.text)
        markup.close(name)
        markup.line()
    }

    private mutating func write(_ list: List) {
        // Labels are the document's own words; Safari forgets that a list without marks is one.
        markup.raw("<ul class=\"labelled\" role=\"list\">\n")
        for item in list.items {
            if list.labelWidth > .zero || item.firstParagraph == nil {
                markup.open("li", ["class": "hanging"])
                if !item.label.isEmpty {
                    markup.open("span", ["class": "label"])
                    write(item.label, in: list.style.text)
                    markup.close("span")
                }
                markup.open("div")
                for block in item.blocks { write(block) }
                markup.close("div")
            } else {
                markup.open("li")
                var blocks = item.blocks
                if case .paragraph(var first)? = blocks.first {
                    first.content = item.label + first.content
                    blocks[0] = .paragraph(first)
                }
                for block in blocks { write(block) }
            }
            markup.raw("</li>\n")
        }
        markup.raw("</ul>\n")
    }

    private mutating func write(_ contents: Contents) {
        let lines = entries.compactMap { entry in contents.kind(entry.kind).map { (entry, $0) } }
        guard !lines.isEmpty else { return }
        markup.open("nav", ["aria-label": words.contents])
        markup.raw("\n<ul class=\"labelled\" role=\"list\">\n")
        for (entry, kind) in lines {
            markup.open("li", ["class": looks.name(of: kind.style)])
            markup.element("a", ["href": entry.anchor.address], text: entry.title)
            markup.raw("</li>\n")
        }
        markup.raw("</ul>\n</nav>\n")
    }

    private mutating func write(_ group: Group, opensSections: Bool) {
        // What decorates paper decorates no web page.
        if group.isDecoration { return }
        var name: StaticString?
        switch group.role {
        case .blockQuote: name = "blockquote"
        case .none: name = nil
        default: name = "div"
        }
        var attributes: Markup.Attributes = [:]
        switch group.arrangement {
        case .flow: break
        case .columns(let columns):
            attributes = ["class": "columns-of-text", "style": "column-count:\(columns.count)"]
            name = name ?? "div"
        // A web page is as high as its text.
        case .box: name = name ?? "div"
        case .placed(let placement):
            // It is read where it stands, and covers nothing.
            attributes = ["class": "placed \(placement.sideName)"]
            name = name ?? "div"
        }
        if let name { markup.open(name, attributes) }
        for block in group.blocks { write(block, opensSections: opensSections && group.role == nil) }
        if let name {
            markup.close(name)
            markup.line()
        }
    }
}

extension Placement {
    /// The class of the side at which it stands.
    fileprivate var sideName: String {
        switch (left, right) {
        case (nil, nil): "at-center"
        case (nil, _?): "at-right"
        case (_?, _): "at-left"
        }
    }
}

extension List.Item {
    /// The paragraph that the label runs on into.
    fileprivate var firstParagraph: Paragraph? {
        if case .paragraph(let paragraph)? = blocks.first { paragraph } else { nil }
    }
}

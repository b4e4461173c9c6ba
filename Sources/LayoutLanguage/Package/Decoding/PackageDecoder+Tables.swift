internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import Styling

extension PackageDecoder {
    /// One table or form of `tables/*.yaml` (layout-language.md, section 8).
    func table(_ entry: YAMLEntry, isForm: Bool) -> TableTemplate? {
        reader.mapping(entry.value) { keys in
            let base = keys.value("style", cellStyleName) ?? StyleSheet.textStyleName
            let head = keys.value("head-style", cellStyleName) ?? base
            let rules = keys.value("rules", rules) ?? Table.Rules()
            var table = TableTemplate(name: entry.key, rules: rules, headStyle: head, style: base, span: entry.keySpan)
            if isForm { table.record = keys.required("with", reader.name)?.text }
            table.caption = keys.value("caption", tableCaption)
            table.numbers = keys.value("numbers", numberPolicy)
            table.stubColumns = keys.value("stub") { reader.whole($0, in: 0...99) } ?? 0
            table.numberRow = keys.value("number-row") { numberRow($0, style: head) }
            table.columns = keys.required("columns") { reader.list($0) { column($0, style: base) } } ?? []
            table.head = keys.value("head") { reader.list($0, of: row) } ?? []
            table.rows = keys.required("rows") { reader.list($0, of: row) } ?? []
            table.pageRows = keys.value("page-rows", pageRows)
            for entry in keys.value("classes", reader.entries) ?? [] {
                table.classes[entry.key] = stylePatch(entry.value, withCell: true)
            }
            table.notes = keys.value("notes") { reader.oneOrMore($0, of: note) } ?? []
            table.empty = keys.value("empty", emptyTable)
            table.hasPanelsByHead = keys.value("panels") { reader.choice($0, of: Panels.self) } == .byHead
            table.folding = keys.value("fold", folding)
            table.zeroClass = keys.value("zero-class", reader.name)?.text
            table.spaceBefore = keys.value("before", openSpace) ?? .zero
            table.spaceAfter = keys.value("after", openSpace) ?? .zero
            table.keep = keys.value("keep", tableKeep) ?? table.keep
            table.smallestSize = keys.value("smallest-size", reader.positiveLength) ?? table.smallestSize
            return table
        }
    }

    /// `yes`, `no`, or the fewest rows of a part: `3 rows`.
    private func tableKeep(_ node: YAMLNode) -> Table.Keep? {
        if let text = node.scalar?.text, text.hasSuffix(" rows"), let rows = Int(text.dropLast(5)), (1...99).contains(rows) {
            return .rows(rows)
        }
        return reader.yesNo(node).map { $0 ? .whole : .rows(2) }
    }

    private enum Panels: String, CaseIterable {
        case none
        case byHead = "by-head"
    }

    /// Space around a table; lines are those of the text style.
    /// White space before or after a table or chart; lines and em are those of the text style.
    func openSpace(_ node: YAMLNode) -> Length? {
        let style = styles.paragraphs[StyleSheet.textStyleName] ?? ParagraphStyle()
        return reader.relativeLength(node)?.length(em: style.text.hanPitch, line: style.linePitch)
    }

    private func rules(_ node: YAMLNode) -> Table.Rules? {
        reader.mapping(node) { keys in
            let inner = keys.value("inner", reader.stroke) ?? nil
            var rules = Table.Rules(horizontal: inner, vertical: inner)
            rules.frame = keys.value("frame", reader.stroke) ?? nil
            rules.horizontal = keys.value("horizontal", reader.stroke) ?? inner
            rules.vertical = keys.value("vertical", reader.stroke) ?? inner
            rules.belowHead = keys.value("below-head", reader.stroke) ?? nil
            return rules
        }
    }

    // MARK: Around the grid

    private func tableCaption(_ node: YAMLNode) -> TableTemplate.Caption? {
        reader.mapping(node) { keys in
            var caption = TableTemplate.Caption()
            caption.title = keys.value("title", tableTitle)
            caption.lines = keys.value("lines") { reader.list($0, of: captionLine) } ?? []
            caption.continuedSuffix = keys.value("continued", reader.text) ?? caption.continuedSuffix
            caption.repeats = keys.value("repeat", reader.yesNo) ?? true
            return caption
        }
    }

    private func tableTitle(_ node: YAMLNode) -> TableTemplate.Title? {
        reader.mapping(node) { keys in
            let text = keys.required("text", reader.template)
            let style = keys.required("style", paragraphStyle)
            let level = keys.required("heading") { reader.whole($0, in: 1...6) }
            let number = keys.value("number", titleNumber)
            let kind = keys.value("contents", contentsKind) ?? nil
            let isInOutline = keys.value("outline", reader.yesNo) ?? true
            guard let text, let style, let level else { return nil }
            var title = TableTemplate.Title(text: text, level: level, style: style)
            if let number { (title.isNumbered, title.captionKind) = number }
            title.contentsKind = kind
            title.isInOutline = isInOutline
            return title
        }
    }

    /// `yes` counts the title with the headings of its level, the name of a kind with the captions of that kind.
    private func titleNumber(_ node: YAMLNode) -> (isNumbered: Bool, kind: SpannedName?)? {
        switch node.scalar?.text {
        case "yes": (true, nil)
        case "no": (false, nil)
        default: captionKind(node).map { (false, $0) }
        }
    }

    private func captionLine(_ node: YAMLNode) -> TableTemplate.Line? {
        reader.mapping(node) { keys in
            let left = keys.value("left", reader.template)
            let center = keys.value("center", reader.template)
            let right = keys.value("right", reader.template)
            let style = keys.required("style", paragraphStyle)
            return style.map { TableTemplate.Line(left: left, center: center, right: right, style: $0) }
        }
    }

    private func numberRow(_ node: YAMLNode, style: String) -> TableTemplate.NumberRow? {
        reader.mapping(node) { keys in
            let label = keys.node("label")
            let isList = if case .list = label?.content { true } else { false }
            let labels = isList ? label.flatMap { reader.list($0, of: reader.template) } : nil
            let text = isList ? nil : label.flatMap(reader.template)
            let from = keys.value("from") { reader.whole($0, in: 0...999) } ?? 0
            let style = keys.value("style", cellStyleName) ?? style
            return TableTemplate.NumberRow(label: text, labels: labels ?? [], firstColumn: from, style: style)
        }
    }

    private func pageRows(_ node: YAMLNode) -> TableTemplate.PageRows? {
        reader.mapping(node) { keys in
            let head = keys.value("head") { reader.oneOrMore($0, of: pageRow) } ?? []
            let foot = keys.value("foot") { reader.oneOrMore($0, of: pageRow) } ?? []
            let closes = keys.value("last", reader.yesNo) ?? false
            return TableTemplate.PageRows(head: head, foot: foot, closesLastPage: closes)
        }
    }

    private func note(_ node: YAMLNode) -> TableTemplate.Note? {
        reader.mapping(node) { keys in
            let text = keys.required("text", reader.template)
            let style = keys.required("style", paragraphStyle)
            guard let text, let style else { return nil }
            return TableTemplate.Note(text: text, style: style)
        }
    }

    private func folding(_ node: YAMLNode) -> TableTemplate.Folding? {
        reader.mapping(node) { keys in
            let condition = keys.value("when", reader.expression)
            let rows = keys.value("rows", reader.text)
            let columns = keys.value("columns", reader.text)
            let style = keys.required("style", paragraphStyle)
            return style.map {
                TableTemplate.Folding(condition: condition, folding: Table.Folding(rows: rows, columns: columns, style: $0))
            }
        }
    }

    private func emptyTable(_ node: YAMLNode) -> TableTemplate.Empty? {
        reader.mapping(node) { keys in
            let condition = keys.required("when", reader.expression)
            let text = keys.required("text", reader.template)
            let style = keys.required("style", paragraphStyle)
            let rows = keys.value("rows") { reader.whole($0, in: 0...99) } ?? 0
            guard let condition, let text, let style else { return nil }
            return TableTemplate.Empty(condition: condition, text: text, style: style, rows: rows)
        }
    }
}

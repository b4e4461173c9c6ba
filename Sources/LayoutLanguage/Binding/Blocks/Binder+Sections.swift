internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import OrderedCollections
internal import Styling

extension Binder {
    /// The sections of one entry of the document's order.
    mutating func sections(_ template: SectionTemplate, _ scope: Scope) -> [Section] {
        guard let master = master(template.page.text, scope) else {
            let nearest = nearestName(to: template.page.text, among: package.pages.keys)
            report(.unknown(.page, template.page.text, nearest: nearest), template.page.span)
            return []
        }
        var builder = SectionBuilder(master: master, numbering: template.numbering)
        for path in template.prose { add(prose: path.text, scope, to: &builder) }
        builder.finish()
        var sections = builder.sections
        if let pages = template.pages, !sections.isEmpty {
            sections[sections.count - 1].limit = PageLimit(
                pages: pages, sections: sections.count, name: template.prose.map(\.text).joined(separator: "、"))
        }
        return sections
    }

    /// A kind of page with its running texts; `nil` when there is none of that name.
    private mutating func master(_ name: String, _ scope: Scope) -> PageMaster? {
        guard let page = package.pages[name] else { return nil }
        var master = page.master
        for running in page.running {
            var element = running.element
            var context = TextContext(scope, base: element.style.text)
            context.knowsPages = true
            element.content = inlines(running.text, context)
            master.running.append(element)
        }
        return master
    }

    /// What the file says about the document. A file needs a title, and its days of making are that of the document or none.
    mutating func metadata(_ scope: Scope) -> DocumentMetadata {
        let templates = package.metadata
        let title = plainText(templates.title, scope)
        var metadata = DocumentMetadata(
            title: title.isEmpty ? package.title : title, author: plainText(templates.author, scope),
            subject: plainText(templates.subject, scope),
            keywords: templates.keywords.map { plainText($0, scope) }, language: package.language)
        guard let template = templates.date else { return metadata }
        let date = plainText(template, scope)
        if CalendarDate(iso: date) != nil {
            // A day begins at midnight in China.
            metadata.date = "\(date)T00:00:00+08:00"
        } else if !date.isEmpty {
            report(.badDate(String(date.prefix(40))), template.span)
        }
        return metadata
    }

    private mutating func add(prose path: String, _ scope: Scope, to builder: inout SectionBuilder) {
        guard let file = package.prose[path], includes.count < NameCheck.includeLimit, !includes.contains(path) else { return }
        includes.append(path)
        add(file.blocks, scope, to: &builder)
        includes.removeLast()
    }

    /// What a prose file says in a cell: text in the cell's style, headings as bold paragraphs (as in ``dataBlocks``), on no pages of its own.
    mutating func cellBlocks(_ path: SpannedName, style: ParagraphStyle, _ scope: Scope) -> [Block] {
        guard let found = package.prosePath(path, from: nil) else { return [] }
        let outer = cellStyle
        cellStyle = style
        defer { cellStyle = outer }
        var builder = SectionBuilder(master: PageMaster(margins: .zero), numbering: PageNumbering())
        add(prose: found, scope, to: &builder)
        builder.finish()
        return builder.sections.flatMap(\.blocks)
    }

    // MARK: Blocks

    private mutating func add(_ blocks: [ProseBlock], _ scope: Scope, to builder: inout SectionBuilder) {
        for block in blocks { add(block, scope, to: &builder) }
    }

    private mutating func add(_ block: ProseBlock, _ scope: Scope, to builder: inout SectionBuilder) {
        switch block {
        case .heading(let heading):
            if let cellStyle {
                let style = cellStyle.ofHeading
                let content = inlines(heading.content, TextContext(scope, base: style.text))
                if !content.isEmpty { builder.sink.add(.paragraph(Paragraph(content, style: style))) }
            } else {
                builder.sink.add(.heading(bound(heading, scope)))
            }
        case .paragraph(let paragraph): add(paragraph, scope, to: &builder)
        case .item(let item):
            guard var list = package.styles.list else { return missing(style: "list") }
            if let cellStyle { list = list.inside(cellStyle) }
            let content = inlines(item.content, TextContext(scope, base: list.style.text))
            if !content.isEmpty { builder.sink.add(item: content, isNumbered: item.isNumbered, level: item.level, template: list) }
        case .choice(let branches):
            for branch in branches {
                guard let holds = holds(branch.condition, scope) else { return }
                if holds { return add(branch.blocks, scope, to: &builder) }
            }
        case .repetition(let repetition):
            for inner in scopes(repetition.each, scope) {
                guard mayGrow(byRoundOf: repetition.blocks.count, at: repetition.each.name.span) else { return }
                add(repetition.blocks, inner, to: &builder)
            }
        case .group(let group): builder.sink.add(.group(bound(group, scope)))
        case .figure(let name, let record):
            guard let chart = package.charts[name.text], (chart.record == nil) == (record == nil) else { return }
            var inner = scope
            if let record, let local = chart.record {
                guard let value = value(record, scope) else { return }
                inner = scope.adding(local, value)
            }
            builder.sink.add(figure(chart, inner))
        case .image(let image): if let figure = figure(image, scope) { builder.sink.add(.figure(figure)) }
        case .code(let code): if let figure = figure(code, scope) { builder.sink.add(.figure(figure)) }
        case .table(let name):
            guard let table = package.tables[name.text] else { return }
            builder.sink.add(.table(bound(table, scope)))
        case .form(let name, let record):
            guard let form = package.forms[name.text], let value = value(record, scope) else { return }
            builder.sink.add(.table(bound(form, form.record.map { scope.adding($0, value) } ?? scope)))
        case .blocks(let list):
            guard let value = value(list, scope) else { return }
            let blocks = dataBlocks(value, at: list.span, style: cellStyle ?? style("正文"), headings: cellStyle == nil)
            for block in blocks { builder.sink.add(block) }
        case .contents(let kinds): builder.sink.add(.contents(Contents(kinds: contentsKinds(kinds))))
        case .page(let name):
            if let master = master(name.text, scope) { builder.turn(to: master) }
        case .pageBreak: builder.sink.add(.pageBreak)
        case .space(let space): builder.sink.add(.space(.fixed(length(space))))
        case .signature(let signature): builder.sink.add(.signature(place(of: signature)))
        case .fill(let share, _): builder.sink.add(.space(.share(share)))
        case .include(let path):
            guard let found = package.prosePath(path, from: includes.last) else { return }
            guard mayGrow(byRoundOf: package.prose[found]?.blocks.count ?? 0, at: path.span) else { return }
            add(prose: found, scope, to: &builder)
        }
    }

    /// What stands between `@columns`, `@box` or `@place` and `@end`.
    private mutating func bound(_ group: ProseGroup, _ scope: Scope) -> Group {
        var inner = SectionBuilder(master: PageMaster(margins: .zero), numbering: PageNumbering())
        add(group.blocks, scope, to: &inner)
        inner.finish()
        return Group(inner.sections.flatMap(\.blocks), arrangement: arrangement(group.kind), source: group.span)
    }

    private mutating func add(_ paragraph: ProseParagraph, _ scope: Scope, to builder: inout SectionBuilder) {
        var style: ParagraphStyle
        switch paragraph.kind {
        case .text: style = cellStyle ?? self.style("正文")
        case .note:
            style = self.style("注")
            style.keepsWithPrevious = true
        case .styled(let name), .title(let name): style = package.styles.paragraphs[name.text] ?? ParagraphStyle()
        }
        let content = inlines(paragraph.content, TextContext(scope, base: style.text))
        guard !content.isEmpty else { return }
        switch paragraph.kind {
        case .note: builder.sink.add(note: Paragraph(content, style: style, role: .note))
        case .title: builder.sink.add(.paragraph(Paragraph(content, style: style, role: .title)))
        case .text, .styled: builder.sink.add(.paragraph(Paragraph(content, style: style)))
        }
    }

    /// The kinds of lines of these names, of all for none, in the order of the package.
    private func contentsKinds(_ names: [SpannedName]) -> [Contents.Kind] {
        package.styles.contentsKinds.values.filter { kind in names.isEmpty || names.contains { $0.text == kind.name } }
    }

    private mutating func place(of signature: ProseSignature) -> SignaturePlace {
        let (width, height) = (signature.width.map { length($0) }, signature.height.map { length($0) })
        return SignaturePlace(
            name: signature.name.text,
            size: Size(width: width ?? height ?? SignaturePlace.standardEdge, height: height ?? width ?? SignaturePlace.standardEdge),
            alignment: signature.alignment, indent: length(signature.indent))
    }

    // MARK: Styles

    mutating func length(_ length: ProseLength) -> Length {
        switch length {
        case .length(let length): length
        case .lines(let lines): style("正文").linePitch * lines
        case .em(let count): style("正文").text.hanPitch * count
        }
    }

    /// A style that the language itself names.
    mutating func style(_ name: String) -> ParagraphStyle {
        if let style = package.styles.paragraphs[name] { return style }
        missing(style: name)
        return ParagraphStyle()
    }

    mutating func missing(style name: String) {
        findings.append(BindingProblem.noStyle(name).diagnostic(at: Place(file: package.name)))
    }
}

extension LayoutPackage {
    /// The path of a prose file that another includes: from the package's folder, or else from that file's.
    func prosePath(_ name: SpannedName, from includer: String?) -> String? {
        if prose[name.text] != nil { return name.text }
        guard let includer, let slash = includer.lastIndex(of: "/") else { return nil }
        let path = String(includer[...slash]) + name.text
        return prose[path] == nil ? nil : path
    }
}

extension ParagraphStyle {
    /// What stands for a heading where there can be none.
    var ofHeading: ParagraphStyle {
        var style = self
        style.text.weight = .bold
        style.keepsWithNext = true
        return style
    }
}

extension ListTemplate {
    /// The list in a cell: its text as the cell's, its indents as many em as they are elsewhere.
    fileprivate func inside(_ cell: ParagraphStyle) -> ListTemplate {
        let scale = cell.text.size / style.text.size
        var list = self
        list.style = cell
        list.style.startIndent = style.startIndent * scale
        list.style.firstLineIndent = style.firstLineIndent * scale
        list.style.endIndent = style.endIndent * scale
        list.labelWidth = labelWidth * scale
        return list
    }
}

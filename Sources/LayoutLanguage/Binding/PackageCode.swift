internal import Diagnostics
internal import OrderedCollections

/// Every expression, template and prose file of a package, parsed once.
struct PackageCode: Sendable {
    private(set) var prose: OrderedDictionary<String, ProseFile> = [:]
    private var expressions: [CodeKey: ParsedExpression] = [:]
    private var templates: [CodeKey: Template] = [:]
    private var cells: [CodeKey: CellCode] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ package: LayoutPackage) {
        for (path, source) in package.prose {
            let (file, found) = ProseFile.parse(source)
            prose[path] = file
            diagnostics += found
        }
        for definition in package.figures.values { add(definition) }
        for phrase in package.phrases.values {
            for branch in phrase.branches {
                add(branch.condition)
                add(branch.text)
                diagnostics += template(branch.text).plainNumbers().map { ProseProblem.plainNumber($0.text).diagnostic(at: $0.span) }
            }
        }
        for chart in package.charts.values { add(chart) }
        for table in package.tables.values { add(table) }
        for form in package.forms.values { add(form) }
        for check in package.checks.values {
            add(check.title)
            add(check.each?.list)
            add(check.condition)
            add(check.relation)
            add(check.advice)
        }
        for check in package.textChecks.values {
            add(check.title)
            add(check.advice)
            switch check.rule {
            case .headings(let source), .numbers(_, let source): add(source)
            case .years(let sources), .names(let sources): sources.forEach { add($0) }
            case .words, .brackets, .halfWidth, .doubledMarks, .sentenceEnd, .numbering, .repeatedTerms: break
            }
        }
        for page in package.pages.values { page.running.forEach { add($0.text) } }
        let metadata = package.metadata
        for source in [metadata.title, metadata.author, metadata.subject, metadata.date] + metadata.keywords { add(source) }
    }

    /// The parsed expression; one that was not part of the package is none.
    func expression(_ source: ExpressionSource) -> ParsedExpression {
        expressions[CodeKey(source.span)] ?? ParsedExpression(span: source.span, tree: nil)
    }

    /// The parsed template; one that was not part of the package is empty.
    func template(_ source: TemplateSource) -> Template {
        templates[CodeKey(source.span)] ?? Template(parts: [], span: source.span)
    }

    /// The code of a cell that a row or a column writes.
    func cell(_ template: TableTemplate.Cell) -> CellCode { cells[CodeKey(template.span)] ?? CellCode(template, self) }

    // MARK: Collecting

    private mutating func add(_ source: ExpressionSource?) {
        guard let source, expressions[CodeKey(source.span)] == nil else { return }
        let (expression, found) = ParsedExpression.parse(source.span)
        expressions[CodeKey(source.span)] = expression
        diagnostics += found
    }

    private mutating func add(_ source: TemplateSource?) {
        guard let source, templates[CodeKey(source.span)] == nil else { return }
        let (template, found) = Template.parse(source: source.span.file, range: source.span.range)
        templates[CodeKey(source.span)] = template
        diagnostics += found
    }

    private mutating func add(_ definition: FigureDefinition) {
        add(definition.previous)
        switch definition.content {
        case .value(let source): add(source)
        case .rows(let rows):
            add(rows.list)
            add(rows.key)
            rows.fields.values.forEach { add($0) }
        }
    }

    private mutating func add(_ chart: ChartTemplate) {
        switch chart.content {
        case .rows(let rows):
            add(rows.each.list)
            add(rows.label)
            add(rows.share)
            for series in rows.series {
                add(series.name)
                add(series.value)
            }
        case .written(let categories, let series):
            categories.forEach { add($0) }
            for series in series {
                add(series.name)
                series.values.forEach { add($0) }
            }
        }
        for source in [chart.caption?.text, chart.change, chart.zerosNote, chart.empty, chart.alternateText] { add(source) }
        for source in chart.changes { add(source) }
    }

    private mutating func add(_ table: TableTemplate) {
        add(table.caption?.title?.text)
        for line in table.caption?.lines ?? [] {
            for source in [line.left, line.center, line.right] { add(source) }
        }
        add(table.numberRow?.label)
        table.numberRow?.labels.forEach { add($0) }
        for column in table.columns {
            add(column.each?.list)
            add(column.share)
            add(column.condition)
            add(column.cellClass)
            column.head.forEach { add($0) }
            if let content = column.content { add(written: content) }
        }
        for row in table.head + table.rows { add(row) }
        if let pageRows = table.pageRows { (pageRows.head + pageRows.foot).forEach { add($0) } }
        table.notes.forEach { add($0.text) }
        add(table.empty?.condition)
        add(table.empty?.text)
    }

    private mutating func add(_ row: TableTemplate.Row) {
        for source in [row.each?.list, row.condition, row.rowClass, row.keepsWithNext, row.keepsWithPrevious, row.counts] { add(source) }
        row.cells?.forEach { add(written: $0) }
        row.then.forEach { add($0) }
    }

    private mutating func add(written cell: TableTemplate.Cell) {
        add(cell)
        cells[CodeKey(cell.span)] = CellCode(cell, self)
    }

    private mutating func add(_ cell: TableTemplate.Cell) {
        for source in [cell.each?.list, cell.columns, cell.rows, cell.cellClass, cell.indent] { add(source) }
        switch cell.content {
        case .empty, .sum, .prose: break
        case .text(let source): add(source)
        case .value(let source), .blocks(let source): add(source)
        case .diagonal(let below, let above):
            add(below)
            add(above)
        case .choice(let choices):
            for choice in choices {
                add(choice.condition)
                add(choice.cell)
            }
        }
    }
}

/// Where code stands, as a key: the package keeps its files, so that which file it is says as much as its name and text.
private struct CodeKey: Hashable, Sendable {
    let file: ObjectIdentifier
    let start: Int
    let end: Int

    /// Hashed by the start alone: two pieces of code seldom begin at one place of two files.
    func hash(into hasher: inout Hasher) { hasher.combine(start) }

    init(_ span: SourceSpan) {
        file = ObjectIdentifier(span.file)
        start = span.range.lowerBound
        end = span.range.upperBound
    }
}

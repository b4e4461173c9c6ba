internal import Diagnostics
internal import OrderedCollections

/// Finds names that mean nothing in all expressions of a package, also in branches that are never taken.
///
/// Which fields a row has is known only when it is there, so inside `where` and behind a dot every field of any row passes here;
/// the evaluator finds the rest. What the data of a report may still know is kept apart.
struct NameCheck {
    let package: LayoutPackage
    private(set) var known: KnownNames
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var unresolved: [UnresolvedName] = []
    /// Names under which phrases are used (`as …`), for what a report states.
    private(set) var statedNames: [String] = []
    private var includes: [String] = []
    /// What the prose stands in that may not hold everything.
    private var container = ProseContainer.page
    /// Prose files as they have been checked: files that include many others in turn are checked once at each depth, not once for each way.
    private var checkedProse: Set<CheckedProse> = []
    /// Every name and text that an expression writes: the members of the data that the layout knows.
    private(set) var mentioned: Set<NameKey> = []
    /// What is known of figures, lists and data, and of the names that hold here.
    let shapes: ShapeTable
    var localShapes: [LocalShape] = []
    /// The names of places, once they have been asked for.
    var placeNames: OrderedSet<String>?

    /// Names of running texts.
    static let pageNames = ["page", "pages", "section", "subsection"]
    /// In a link to a place: the number of its page, and its own.
    static let (targetPageName, targetNumberName) = ("page", "number")
    /// How deep prose files may include one another.
    static let includeLimit = 16

    init(package: LayoutPackage, known: KnownNames, shapes: ShapeTable) {
        self.shapes = shapes
        self.package = package
        self.known = known
    }

    /// Everything of the package, in its order.
    mutating func run() {
        walk()
        // A call later in the package may have given the name to a column (`zip(编码: …)`).
        unresolved.removeAll { $0.isResolved(by: known) }
    }

    private mutating func walk() {
        for definition in package.figures.values { check(definition, []) }
        for function in package.functions.values { check(function.value, function.parameters) }
        for phrase in package.phrases.values {
            for branch in phrase.branches {
                check(branch.condition, phrase.parameters)
                check(branch.text, phrase.parameters)
                if let needs = branch.needs, !phrase.parameters.contains(needs.text) {
                    report(
                        .unknownParameter(needs.text, phrase: phrase.name, nearest: nearestName(to: needs.text, among: phrase.parameters)),
                        needs.span)
                }
            }
        }
        for section in package.sections {
            for path in section.prose { check(prose: path.text, []) }
        }
        for chart in package.charts.values { check(chart) }
        for table in package.tables.values { check(table) }
        for form in package.forms.values { check(form) }
        for check in package.checks.values {
            let locals = names(of: check.each)
            self.check(check.each?.list, [])
            push(check.each)
            defer { pop(check.each) }
            self.check(check.title, locals)
            self.check(check.condition, locals)
            self.check(check.relation, locals)
            self.check(check.advice, locals)
            if let place = check.place { self.check(place: place.text, place.span) }
        }
        checkTextRules()
        for page in package.pages.values { page.running.forEach { check($0.text, Self.pageNames) } }
        let metadata = package.metadata
        for source in [metadata.title, metadata.author, metadata.subject, metadata.date] + metadata.keywords { check(source, []) }
        checkStatedPhrases()
    }

    private func names(of each: Each?) -> [String] { each.map { [$0.name.text, "index"] } ?? [] }

    mutating func report(_ problem: BindingProblem, _ span: SourceSpan) { diagnostics.append(problem.diagnostic(at: span)) }

    // MARK: Parts of the package

    private mutating func check(_ definition: FigureDefinition, _ locals: [String]) {
        check(definition.previous, [])
        switch definition.content {
        case .value(let source): check(source, locals)
        case .rows(let rows):
            check(rows.list, locals)
            let inner = locals + [rows.row, "index"] + rows.fields.keys
            let outer = localShapes
            push(rows, of: definition.name)
            check(rows.key, inner)
            for field in rows.fields.values { check(field, inner) }
            localShapes = outer
        }
    }

    private mutating func check(_ chart: ChartTemplate) {
        let locals = chart.record.map { [$0] } ?? []
        switch chart.content {
        case .rows(let rows):
            check(rows.each.list, locals)
            let inner = locals + names(of: rows.each)
            push(rows.each)
            defer { pop(rows.each) }
            check(rows.label, inner)
            check(rows.share, inner)
            for series in rows.series {
                check(series.name, locals)
                check(series.value, inner)
                check(series.share, inner)
            }
        case .written(let categories, let series):
            categories.forEach { check($0, locals) }
            for series in series {
                check(series.name, locals)
                for value in series.values + series.shares { check(value, locals) }
            }
        }
        for source in [chart.caption?.text, chart.change, chart.zerosNote, chart.empty, chart.alternateText] { check(source, locals) }
        if let same = chart.same {
            check(same.chart, in: package.charts.keys, .chart)
            check(same.text, locals)
            if let other = package.charts[same.chart.text], other.record != chart.record {
                report(.wrongRecord(chart: same.chart.text, isMissing: other.record != nil), same.chart.span)
            }
        }
        check(chart.small?.limit, locals)
        check(chart.small?.name, locals)
        for reference in chart.references {
            check(reference.name, locals)
            check(reference.value, locals)
        }
        let row = if case .rows(let rows) = chart.content { names(of: rows.each) } else { [String]() }
        for source in chart.labelled { check(source, locals) }
        for source in chart.changes { check(source, locals + row) }
        check(chart.line?.name, locals)
        for source in chart.line?.values ?? [] { check(source, locals + row) }
        for source in chart.targets { check(source, locals + row) }
        for source in chart.totals { check(source, locals + row) }
    }

    private mutating func check(_ table: TableTemplate) {
        let locals = table.record.map { [$0] } ?? []
        check(table.caption?.title?.text, locals)
        for line in table.caption?.lines ?? [] {
            for source in [line.left, line.center, line.right] { check(source, locals) }
        }
        check(table.numberRow?.label, locals)
        table.numberRow?.labels.forEach { check($0, locals) }
        for column in table.columns {
            check(column.each?.list, locals)
            check(column.share, locals + names(of: column.each))
            // Checked with the rows, whose names it may use; a table without rows of its columns' own still has its classes read once.
            if !table.rows.contains(where: { $0.cells == nil }) { check(column.cellClass, locals + names(of: column.each)) }
            check(column.condition, locals)
            column.head.forEach { check($0, locals + names(of: column.each)) }
        }
        for row in table.head + table.rows { check(row, of: table, locals) }
        if let pageRows = table.pageRows { (pageRows.head + pageRows.foot).forEach { check($0, of: table, locals) } }
        table.notes.forEach { check($0.text, locals) }
        check(table.empty?.condition, locals)
        check(table.empty?.text, locals)
        check(table.folding?.condition, locals)
    }

    private mutating func check(_ row: TableTemplate.Row, of table: TableTemplate, _ locals: [String]) {
        check(row.each?.list, locals)
        push(row.each)
        defer { pop(row.each) }
        let inner = locals + names(of: row.each)
        check(class: row.rowClass, inner)
        for source in [row.condition, row.keepsWithNext, row.keepsWithPrevious, row.counts, row.level] { check(source, inner) }
        if let cells = row.cells {
            cells.forEach { check($0.value, inner) }
        } else {
            // A column's own content knows the names of the row that prints it.
            for column in table.columns {
                if let cell = column.content?.value { check(cell, inner + names(of: column.each)) }
                check(class: column.cellClass, inner + names(of: column.each))
            }
        }
        for next in row.then { check(next, of: table, inner) }
    }

    /// An expression of classes; the name of a class alone lacks its quotation marks.
    private mutating func check(class source: ParsedExpression?, _ locals: [String]) {
        if case .name(let name)? = source?.tree?.kind, !isKnown(name, locals, mayBeField: false), let source {
            return leave(SpannedName(name, span: source.span), .className)
        }
        check(source, locals)
    }

    private mutating func check(_ cell: TableTemplate.Cell, _ locals: [String]) {
        check(cell.each?.list, locals)
        let locals = cell.each == nil ? locals : locals + names(of: cell.each) + ["column"]
        for source in [cell.columns, cell.rows, cell.indent] { check(source, locals) }
        check(class: cell.cellClass, locals)
        switch cell.content {
        case .empty, .sum: break
        case .text(let source): check(source, locals)
        case .value(let source), .blocks(let source): check(source, locals)
        case .prose(let path): within(.cell) { $0.include(path, locals) }
        case .diagonal(let below, let above):
            check(below, locals)
            check(above, locals)
        case .choice(let choices):
            for choice in choices {
                check(choice.condition, locals)
                check(choice.cell.value, locals)
            }
        }
    }

    // MARK: Prose

    private mutating func check(prose path: String, _ locals: [String]) {
        guard let file = package.prose[path] else { return }
        let checked = CheckedProse(path: path, depth: includes.count, locals: locals, shapes: localShapes, container: container)
        guard checkedProse.insert(checked).inserted else { return }
        includes.append(path)
        check(file.blocks, locals)
        includes.removeLast()
    }

    private mutating func check(_ blocks: [ProseBlock], _ locals: [String]) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                check(heading.content, locals)
                if let style = heading.style { check(style: style) }
                if case .kind(let kind)? = heading.contents, package.styles.contentsKinds[kind.text] == nil {
                    let nearest = nearestName(to: kind.text, among: package.styles.contentsKinds.keys)
                    report(.unknown(.contentsKind, kind.text, nearest: nearest), kind.span)
                }
            case .paragraph(let paragraph):
                check(paragraph.content, locals)
                switch paragraph.kind {
                case .styled(let style), .title(let style): check(style: style)
                case .text, .note: break
                }
            case .item(let item): check(item.content, locals)
            case .choice(let branches):
                for branch in branches {
                    check(branch.condition, locals)
                    check(branch.blocks, locals)
                }
            case .repetition(let repetition):
                check(repetition.each.list, locals)
                push(repetition.each)
                check(repetition.blocks, locals + names(of: repetition.each))
                pop(repetition.each)
            case .figure(let name, let record):
                check(name, in: package.charts.keys, .chart)
                check(record, locals)
                if let chart = package.charts[name.text], (chart.record == nil) != (record == nil) {
                    report(.wrongRecord(chart: name.text, isMissing: record == nil), name.span)
                }
            case .image(let image): check(image, locals)
            case .code(let code): check(code, locals)
            case .table(let name): check(name, in: package.tables.keys, .table)
            case .form(let name, let record):
                check(name, in: package.forms.keys, .form)
                check(record, locals)
            case .blocks(let list): check(list, locals)
            case .group(let group): check(group, locals)
            case .page(let name):
                if let stray = container.problem(of: "page") { report(stray, name.span) }
                check(name, in: package.pages.keys, .page)
            case .include(let path): include(path, locals)
            case .contents(let kinds): for kind in kinds { check(kind, in: package.styles.contentsKinds.keys, .contentsKind) }
            case .pageBreak(let span): if let stray = container.problem(of: "pagebreak") { report(stray, span) }
            case .fill(_, let span): if let stray = container.problem(of: "fill") { report(stray, span) }
            case .space, .signature: break
            }
        }
    }

    private mutating func check(_ group: ProseGroup, _ locals: [String]) {
        if let stray = container.problem(of: group) { report(stray, group.span) }
        within(container.inside(group)) { $0.check(group.blocks, locals) }
    }

    private mutating func within(_ inner: ProseContainer, _ body: (inout NameCheck) -> Void) {
        let outer = container
        container = inner
        body(&self)
        container = outer
    }

    private mutating func include(_ path: SpannedName, _ locals: [String]) {
        guard let found = package.prosePath(path, from: includes.last) else {
            report(.unknown(.prose, path.text, nearest: nearestName(to: path.text, among: package.prose.keys)), path.span)
            return
        }
        guard !includes.contains(found) else { return report(.includeCircle(includes + [found]), path.span) }
        guard includes.count < Self.includeLimit else { return report(.includesTooDeep(Self.includeLimit), path.span) }
        check(prose: found, locals)
    }

    mutating func check(style: SpannedName) { check(style, in: package.styles.paragraphs.keys, .style) }

    mutating func check(_ name: SpannedName, in names: OrderedSet<String>, _ kind: BindingProblem.Kind) {
        guard !names.contains(name.text) else { return }
        report(.unknown(kind, name.text, nearest: nearestName(to: name.text, among: names)), name.span)
    }

    // MARK: Templates

    mutating func check(_ template: Template?, _ locals: [String]) {
        for part in template?.parts ?? [] {
            switch part {
            case .text, .literal, .preferredBreak: break
            case .expression(let part):
                check(part.expression, locals)
                if let format = part.format, PrintFormat(format.text, in: package) == nil {
                    let nearest = nearestName(to: format.text, among: PrintFormat.names + package.numberPolicies.keys + package.units.keys)
                    report(.unknown(.format, format.text, nearest: nearest), format.span)
                }
            case .phrase(let call): check(call, locals)
            case .choice(let branches):
                for branch in branches {
                    check(branch.condition, locals)
                    check(branch.content, locals)
                }
            case .repetition(let repetition):
                check(repetition.each.list, locals)
                push(repetition.each)
                check(repetition.content, locals + names(of: repetition.each))
                pop(repetition.each)
            case .bold(let content): check(content, locals)
            case .link(let link): check(link.content, link.leadsToPlace ? locals + [Self.targetPageName, Self.targetNumberName] : locals)
            case .span(let span):
                for case .style(let name) in span.looks { check(name, in: package.styles.texts.keys, .textStyle) }
                check(span.content, locals)
            case .footnote(let content): check(content, locals)
            }
        }
    }

    private mutating func check(_ call: PhraseCall, _ locals: [String]) {
        if let name = call.statedName, !statedNames.contains(name.text) { statedNames.append(name.text) }
        for argument in call.arguments { check(argument.expression, locals) }
        guard let phrase = package.phrases[call.name.text] else {
            if isFunction(call.name.text) {
                let parameters = package.functions[call.name.text]?.parameters ?? []
                return report(.functionAsPhrase(call.name.text, parameters: parameters), call.name.span)
            }
            let nearest = nearestName(to: call.name.text, among: Array(package.phrases.keys) + package.functions.keys)
            return report(.unknown(.phrase, call.name.text, nearest: nearest), call.name.span)
        }
        for argument in call.arguments where !phrase.parameters.contains(argument.name.text) {
            let nearest = nearestName(to: argument.name.text, among: phrase.parameters)
            report(.unknownParameter(argument.name.text, phrase: phrase.name, nearest: nearest), argument.name.span)
        }
    }

    // MARK: Expressions

    mutating func check(_ expression: ParsedExpression?, _ locals: [String]) {
        guard let tree = expression?.tree else { return }
        for name in tree.freeNames where !isKnown(name.text, locals, mayBeField: name.mayBeField) {
            leave(SpannedName(name.text, span: name.span), .value(locals: locals, mayBeField: name.mayBeField))
        }
        tree.visit { note($0, locals) }
        checkFields(in: tree, locals)
    }

    /// What one part of an expression names beside the names that it takes from outside.
    private mutating func note(_ part: Expression, _ locals: [String]) {
        switch part.kind {
        case .name(let name), .text(let name): mentioned.insert(NameKey(name))
        case .member(_, let name):
            mentioned.insert(NameKey(name.text))
            if !known.fields.contains(NameKey(name.text)) { leave(name, .field) }
        case .number(_, let unit?) where package.units[unit.text] == nil:
            fail(.unknownUnit(unit.text, nearest: nearestName(to: unit.text, among: package.units.keys)), unit.span)
        case .call(let name, let arguments):
            for argument in arguments { argument.label.map { known.add(field: $0.text) } }
            // What is no function is a record asked like one, a phrase, or a mistake.
            if !isFunction(name.text), !isKnown(name.text, locals, mayBeField: true) { leave(name, .call) }
            if let place = part.printed?.place { check(place: place.text, place.span) }
        case .absent, .bool, .number, .list, .index, .negation, .not, .binary, .isAbsent, .choice, .filter, .order: break
        }
    }

    /// Whether the language or the package has a function of that name.
    private func isFunction(_ name: String) -> Bool { FunctionTable.standard[name] != nil || package.functions[name] != nil }

    /// Leaves a name to the data of each report.
    mutating func leave(_ name: SpannedName, _ use: UnresolvedName.Use) { unresolved.append(UnresolvedName(name: name, use: use)) }

    private func isKnown(_ name: String, _ locals: [String], mayBeField: Bool) -> Bool {
        locals.contains { $0.hasSameBytes(as: name) } || known.roots.contains(NameKey(name))
            || (mayBeField && known.fields.contains(NameKey(name)))
    }

    mutating func fail(_ problem: ExpressionProblem, _ span: SourceSpan) { diagnostics.append(problem.diagnostic(at: span)) }
}

/// A prose file at one depth, with the names that hold in it.
private struct CheckedProse: Hashable {
    var path: String
    var depth: Int
    var locals: [String]
    var shapes: [LocalShape]
    var container: ProseContainer
}

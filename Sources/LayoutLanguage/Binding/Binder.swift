public import Diagnostics
public import DocumentTree
internal import Geometry
internal import OrderedCollections
public import ReportData
internal import Styling

/// A report brought together with its layout: the document, where its numbers come from, and what is wrong.
public struct BoundReport {
    /// Complete as far as the findings allow; to be laid out only when none of them is a failure.
    public var document: Document
    public var provenance: Provenance
    /// Prints the sums of rows that page breaks ask for.
    public var pageSums: PageSumLists
    public var findings: [Diagnostic]
    /// Values of the data that nothing read.
    public var unusedData: UnusedData
    /// The data of the report of the period before, if there is one.
    public var previous: DataDocument? { figures.previous?.data }
    /// The figures, worked out as far as the document needed them, for checks.
    public var figures: FigureTable
    /// The pictures that its data chose, each once.
    public var pictures: [ReportPicture]
    /// The first text between `**` of each face.
    public var boldTexts: [BoldText]
    /// Sentences stated in other words than the data give, for checks.
    var statedPhrases: [StatedPhrase]
    /// Numbers whose difference asks for words that are not there.
    var discrepancies: [Discrepancy]
    /// What the expressions gave, for a binding over other numbers; `nil` where none will follow.
    var memory: BindingMemory?
}

/// Binds `package` to the data of a report: works figures out, chooses branches, prints numbers, numbers headings.
///
/// `previous` are the data of the period before, where `data` name such a report; `pictures` reads those that the data choose.
public func bind(
    _ package: LayoutPackage, to data: DataDocument, previous: DataDocument? = nil, pictures: PictureReader? = nil,
    evaluation: Evaluation = Evaluation()
) -> BoundReport {
    bind(ResolvedPackage(package), to: data, previous: previous, pictures: pictures, evaluation: evaluation)
}

/// Binds a package whose names were judged before.
public func bind(
    _ resolved: ResolvedPackage, to data: DataDocument, previous: DataDocument? = nil, pictures: PictureReader? = nil,
    evaluation: Evaluation = Evaluation(), remembers: Bool = false
) -> BoundReport {
    let earlier = previous.map { FigureTable(resolved, data: $0, previous: nil, evaluation: Evaluation()) }
    let figures = FigureTable(resolved, data: data, previous: earlier, evaluation: evaluation)
    figures.remembers = remembers
    var report = bind(resolved, over: figures, pictures: pictures)
    report.unusedData = UnusedData(of: data, reading: evaluation.reading, mentioned: resolved.mentioned)
    return report
}

/// Binds a package to figures, of which some may have been worked out before: what nothing uses of their data is not known.
func bind(
    _ resolved: ResolvedPackage, over figures: FigureTable, pictures: PictureReader?, recall: BindingRecall? = nil
) -> BoundReport {
    var binder = Binder(package: resolved.package, figures: figures, readPicture: pictures, recall: recall)
    let document = binder.document()
    figures.evaluation.printed.positions = binder.positions
    let findings =
        resolved.diagnostics + resolved.unknownNames(in: figures.data) + binder.findings
        + binder.statedFindings(phraseNames: resolved.statedNames)
    // What the names told beforehand is not told again by the values.
    var seen: Set<Fault> = []
    let told = findings.filter { seen.insert(Fault(id: $0.id, place: $0.place)).inserted }
    return BoundReport(
        document: document, provenance: binder.provenance, pageSums: binder.pageSums, findings: told.sortedByPlace(),
        unusedData: UnusedData(), figures: figures, pictures: binder.pictures,
        boldTexts: binder.boldTexts, statedPhrases: binder.statedPhrases,
        discrepancies: binder.discrepancies, memory: binder.keptMemory)
}

/// One fault at one place.
private struct Fault: Hashable {
    var id: DiagnosticID
    var place: Place?
}

/// The state of one binding.
struct Binder {
    let package: LayoutPackage
    let figures: FigureTable
    var stated: StatedValues

    var provenance = Provenance()
    var pageSums = PageSumLists()
    var findings: [Diagnostic] = []
    /// Where the document is: what is stated for a place holds here.
    var position = StatedPosition()
    /// The first place of each heading, chart, table and form.
    var positions: [String: StatedPosition] = [:]
    var counters = HeadingCounters()
    var captions = CaptionCounters()
    var anchors = Anchors()
    /// Reads pictures beside the report; `nil` where nothing can be read.
    let readPicture: PictureReader?
    /// Those that the document shows, each once.
    var pictures: [ReportPicture] = []
    /// Headings without a name of their own.
    var headingCount = 0
    /// Prose files that are being read, outermost first.
    var includes: [String] = []
    /// The style of the cell whose prose is being read.
    var cellStyle: ParagraphStyle?
    /// The formats of the policies so far, by name and digits asked for: a report prints thousands of numbers by a few.
    var formats: [FormatKey: NumberFormat] = [:]
    /// Phrases within phrases.
    var phraseDepth = 0
    /// The first text between `**` of each face, if Han are in it.
    var boldTexts: [BoldText] = []
    /// Whether the document has more parts than it may have.
    var isFull = false
    var usedFigures: Set<Int> = []
    /// How often a figure was printed that the report states somewhere.
    var statedAsked = 0
    var usedPhrases: Set<Int> = []
    /// Stated sentences that differ from what their phrases say.
    var statedPhrases: [StatedPhrase] = []
    var discrepancies: [Discrepancy] = []

    /// What is kept for the binding that follows.
    let memory: BindingMemory?
    /// What is known from the one before.
    var recall: BindingRecall?
    var keptMemory: BindingMemory? {
        memory?.provenance = provenance
        return memory
    }

    init(package: LayoutPackage, figures: FigureTable, readPicture: PictureReader? = nil, recall: BindingRecall? = nil) {
        self.package = package
        self.readPicture = readPicture
        self.figures = figures
        self.recall = recall
        memory = figures.remembers ? BindingMemory(capacity: recall?.known.count ?? 0) : nil
        stated = figures.stated
    }

    /// The whole document.
    mutating func document() -> Document {
        let scope = Scope(figures: figures)
        let metadata = metadata(scope)
        var sections: [Section] = []
        for template in package.sections { sections += self.sections(template, scope) }
        findings += anchors.findings()
        let document = Document(metadata: metadata, sections: sections)
        return anchors.printsNumbers ? PlaceNumbers(anchors.labels).printed(in: document) : document
    }

    // MARK: Reports

    mutating func report(_ problem: BindingProblem, _ span: SourceSpan) { findings.append(problem.diagnostic(at: span)) }

    /// Counts parts of the document, those of a repetition and some for the work that each of its rounds is. Asked wherever a layout can
    /// say something many times; false when there are too many, which is said once.
    mutating func mayGrow(byRoundOf count: Int, at span: SourceSpan) -> Bool { mayGrow(by: count + 8, at: span) }

    mutating func mayGrow(by count: Int, at span: SourceSpan) -> Bool {
        guard !isFull else { return false }
        let hasRoom = figures.evaluation.budget.take(parts: count)
        guard !hasRoom || findings.count > Self.mostFindings else { return true }
        isFull = true
        report(.tooManyParts(limit: figures.evaluation.budget.maximumParts), span)
        return false
    }

    /// A layout that says so many things is wrong in one place that is repeated.
    private static let mostFindings = 200_000

    // MARK: Expressions

    /// The value of an expression; `nil` when it has none, which is reported.
    mutating func value(_ expression: ParsedExpression, _ scope: Scope) -> Value? {
        guard let tree = expression.tree else { return nil }
        guard memory == nil || tree.isPlain else { return recalled(expression, scope) { $0.newValue(tree, scope) } }
        return newValue(tree, scope)
    }

    private mutating func newValue(_ tree: Expression, _ scope: Scope) -> Value? {
        do throws(Diagnostics) {
            return try scope.evaluator(figures).value(of: tree)
        } catch {
            findings += error.all
            return nil
        }
    }

    /// Whether a condition holds; `nil` when it can not be said, which is reported. No condition holds.
    mutating func holds(_ condition: ParsedExpression?, _ scope: Scope) -> Bool? {
        guard let condition else { return true }
        guard let tree = condition.tree else { return nil }
        return recalled(condition: condition, scope) { binder in
            do throws(Diagnostics) {
                return try scope.evaluator(binder.figures).holds(tree)
            } catch {
                binder.findings += error.all
                return nil
            }
        }
    }

    /// The items of a list; an absent list has none.
    mutating func items(_ expression: ParsedExpression, _ scope: Scope) -> [Value] {
        guard let value = value(expression, scope) else { return [] }
        switch value {
        case .list(let items): return items
        case .absent: return []
        case .bool, .number, .text, .date, .record:
            report(.notAList(found: value.kindName.words), expression.span)
            return []
        }
    }

    /// The scopes of the rows of a repetition, in order.
    mutating func scopes(_ each: Each, _ scope: Scope) -> [Scope] {
        items(each.list, scope).enumerated().map { index, item in
            scope.row(each.name.text, item, index: index, key: key(of: item))
        }
    }

    mutating func key(of item: Value) -> String? {
        do throws(Diagnostics) {
            return try figures.keptKey(of: item)
        } catch {
            findings += error.all
            return nil
        }
    }

    mutating func scopes(_ each: Each?, _ scope: Scope) -> [Scope] {
        guard let each else { return [scope] }
        return scopes(each, scope)
    }
}

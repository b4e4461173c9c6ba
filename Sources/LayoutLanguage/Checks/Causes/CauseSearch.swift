internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Looks for the values of the data that would take findings away, and bring none, if they were others.
///
/// What a value should be follows from numbers that do not go together: their difference taken away or added. A slip shows in how what
/// stands there came from that: two digits exchanged, the point displaced, the amount of the next row. The values with such a form, and
/// those that are part of what does not hold, are tried: the relations that read it are worked out again with each, and what the best one
/// explains is what is no longer found when the report is bound with it.
struct CauseSearch {
    private let resolved: ResolvedPackage
    private let numbers: [DataNumber]
    /// The report with the causes so far put right.
    private var report: BoundReport
    private var judgement: Judgement

    /// What binding finds in it.
    var bound: [Diagnostic] { report.findings }
    /// What the checks find in it.
    private(set) var checked: [Diagnostic]

    /// More values to be tried than these make a report wait.
    private static let mostTrials = 24
    /// Parts of expressions that are left for trying values: some seconds, which only a report with hundreds of findings comes to spend.
    private var steps = 10_000_000
    /// Of more numbers that do not go together than these the first say enough.
    private static let mostDiscrepancies = 100
    /// Reports with more numbers have other cares.
    private static let mostNumbers = 4000
    private static let mostCauses = 4
    private static let mostRelated = 12

    init(_ resolved: ResolvedPackage, _ report: BoundReport, _ judgement: Judgement) {
        self.resolved = resolved
        self.report = report
        self.judgement = judgement
        checked = judgement.findings
        numbers = judgement.discrepancies.isEmpty ? [] : DataNumbers(report.figures.data, report.figures).all
    }

    /// One finding for each value that explains others; those are taken out of `bound` and `checked`.
    mutating func causes() -> [Diagnostic] {
        guard numbers.count <= Self.mostNumbers, !bound.contains(where: { $0.severity == .failure }) else { return [] }
        var causes: [Diagnostic] = []
        while causes.count < Self.mostCauses, !judgement.discrepancies.isEmpty, let cause = next() { causes.append(cause) }
        return causes
    }

    /// A value that may be wrong, with what it may have been.
    private struct Trial {
        var number: DataNumber
        var value: Decimal
        var cause: LikelyCause?
        /// How much speaks for it before it is tried.
        var weight: Int

        var change: NumberChange { NumberChange(path: number.path, span: number.span, number: value) }
        /// Whether the form of the slip says so much that it need mend no relation: that words are missing is cause enough.
        var isCauseEnough: Bool { (cause?.strength ?? 0) > 1 }
    }

    /// A value that brings no findings of relations, as it was tried.
    private struct TriedValue {
        var trial: Trial
        /// The figures with it.
        var figures: FigureTable
        /// What relations find with it.
        var found: [FindingKey]
        /// How many relations it mends.
        var gain: Int
    }

    private mutating func next() -> Diagnostic? {
        let before = FindingCounts(judgement.relations.lazy.flatMap(\.keys))
        var all: [TriedValue] = []
        for trial in trials() {
            guard steps > 0 else { break }
            guard let tried = tried(trial, before) else { continue }
            all.append(tried)
            // A slip that mends all of it needs no rival; where only words are missing no relation tells them apart.
            if trial.cause != nil && tried.found.isEmpty && tried.gain > 0 { break }
        }
        all.sort {
            ($0.gain, $0.trial.cause?.strength ?? 0, $0.trial.weight) > ($1.gain, $1.trial.cause?.strength ?? 0, $1.trial.weight)
        }
        for tried in all.prefix(3) where isConvincing(tried, among: all) {
            if let cause = explain(tried) { return cause }
        }
        return nil
    }

    /// What relations find with another value; `nil` where it brings findings, or where it mends nothing that speaks for it.
    ///
    /// Only those that read the number are worked out, the broken ones first: few values mend one.
    private mutating func tried(_ trial: Trial, _ before: FindingCounts) -> TriedValue? {
        let relations = judgement.relations
        let affected = relations.indices.filter { relations[$0].reads.mayContain(trial.change.offset) }
        let figures = FigureTable(report.figures, after: trial.change)
        defer { steps -= figures.evaluation.budget.spent }
        var check = RelationCheck(package: resolved.package, figures: figures)
        var found = relations.map(\.keys)
        var (counts, gain) = (before, 0)
        for isBroken in [true, false] {
            for index in affected where relations[index].keys.isEmpty != isBroken {
                let definition = relations[index].definition
                found[index] = JudgedRelation(definition, check.outcome(of: definition)).keys
            }
            counts = FindingCounts(found.lazy.flatMap(\.self))
            guard counts.excess(over: before) == 0 else { return nil }
            gain = before.excess(over: counts)
            guard gain > 0 || trial.isCauseEnough || before.isEmpty else { return nil }
        }
        return TriedValue(trial: trial, figures: figures, found: found.flatMap(\.self), gain: gain)
    }

    /// A value without the form of a slip must mend relations that no other value does: two, or one where the report itself states the value.
    private func isConvincing(_ tried: TriedValue, among all: [TriedValue]) -> Bool {
        guard tried.trial.cause == nil else { return tried.gain > 0 || tried.trial.isCauseEnough }
        // A rival may be among those that were not tried.
        guard steps > 0 else { return false }
        return tried.gain > 0 && !all.contains { $0.trial.number.path != tried.trial.number.path && $0.gain == tried.gain }
            && (tried.gain > 1 || isStated(tried.trial.value))
    }

    /// Whether a sentence or a number of the report that its data do not give says the value.
    private func isStated(_ value: Decimal) -> Bool {
        let text = TextSearch(value.description)
        return report.figures.stated.figures.contains { $0.node.number == value }
            || report.statedPhrases.contains { $0.node.text.map { text.offset(in: $0) != nil } ?? false }
    }

    /// What is no longer found with the value put right, as one finding; `nil` when that brings other findings or takes none away.
    private mutating func explain(_ tried: TriedValue) -> Diagnostic? {
        let known = report.pictures
        let other = bind(resolved, over: tried.figures) { path in
            guard let picture = known.first(where: { $0.path == path }) else { return .failure(.missing(nearest: nil)) }
            return .success(picture)
        }
        let others = Judgement.others(resolved.package, other)
        // What relations find is known but for its words, which most values do not come to need.
        let keys = (other.findings + others).compactMap(FindingKey.init) + tried.found
        guard explained(by: FindingCounts(keys), tried.trial) != nil else { return nil }
        // A value too small to be printed was never meant, though it agrees with zero.
        guard FindingCounts(remarks: other.findings).excess(over: FindingCounts(remarks: bound)) == 0 else { return nil }
        let judgement = Judgement(resolved.package, other, others: others)
        guard let explained = explained(by: FindingCounts((other.findings + judgement.findings).compactMap(FindingKey.init)), tried.trial),
            let finding = finding(tried.trial, explained)
        else { return nil }
        (report, self.judgement, checked) = (other, judgement, judgement.findings)
        return finding
    }

    /// The findings that are not among `after`; `nil` where there are new ones, or too few are gone.
    private func explained(by after: FindingCounts, _ trial: Trial) -> [Diagnostic]? {
        guard after.excess(over: FindingCounts((bound + checked).compactMap(FindingKey.init))) == 0 else { return nil }
        var after = after
        let explained = (checked + bound).filter { $0.severity != .remark && !after.take($0) }
        // One finding says as much as the value.
        return trial.cause != nil || explained.count >= 2 ? explained : nil
    }

    private func finding(_ trial: Trial, _ explained: [Diagnostic]) -> Diagnostic? {
        let path = trial.number.path
        let row = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
        let main =
            explained.firstIndex { $0.place?.path == path } ?? explained.firstIndex { $0.place?.path?.hasPrefix("\(row)/") ?? false }
            ?? explained.firstIndex { $0.severity == .error } ?? explained.indices.first
        guard let main else { return nil }
        var finding = explained[main]
        finding.severity = explained.map(\.severity).min() ?? finding.severity
        let place = Place(span: trial.number.span, path: path)
        if let old = finding.place, old != place { finding.related.append(.init(Message("在此处发现", "found here"), at: old)) }
        finding.place = place
        for (index, other) in explained.enumerated() where index != main {
            guard let place = other.place, finding.related.count < Self.mostRelated else { continue }
            let words = Message("\(other.id.rawValue) \(other.message.chinese)", "\(other.id.rawValue) \(other.message.english)")
            finding.related.append(.init(words, at: place))
        }
        let should = "\(trial.value)"
        finding.replacement = should
        let words = [
            trial.cause?.message,
            trial.cause == nil
                ? Message("此处改为 \(should)，各项即相符", "with \(should) here everything agrees")
                : Message("应为 \(should)", "it should be \(should)"),
        ].compactMap { $0 }
        finding.advice = Message(words.map(\.chinese).joined(separator: "，"), words.map(\.english).joined(separator: ", "))
        return finding
    }

    // MARK: Trials

    private func trials() -> [Trial] {
        var trials: [Trial] = []
        for number in numbers {
            let current = report.figures.data.node(at: number.path)?.number ?? number.number
            guard current == number.number else { continue }
            trials += equations(number)
            trials += limits(number)
        }
        // The first that mends all of it is taken: forms of slips that happen by chance come last.
        return Array(
            trials.sorted { ($0.weight, $0.cause?.strength ?? 0) > ($1.weight, $1.cause?.strength ?? 0) }.prefix(Self.mostTrials))
    }

    /// What a number should be so that equations hold.
    private func equations(_ number: DataNumber) -> [Trial] {
        var weights: OrderedDictionary<Decimal, Int> = [:]
        for discrepancy in judgement.discrepancies.prefix(Self.mostDiscrepancies) {
            let weight = discrepancy.weight(of: number.span)
            guard weight > 0 else { continue }
            for difference in discrepancy.differences {
                for value in [number.number.adding(difference), number.number.subtracting(difference)] {
                    if let value { weights[value, default: 0] += weight }
                }
            }
        }
        return weights.map { value, weight in
            // What was above zero was so before the slip.
            let isLikely = value.isNegative == number.number.isNegative
            let cause = isLikely ? LikelyCause(slip: number.number, for: value, near: number.neighbours) : nil
            return Trial(number: number, value: value, cause: cause, weight: weight + (cause == nil ? 0 : 3))
        }
    }

    /// What a number may have been where one should only not be above another.
    private func limits(_ number: DataNumber) -> [Trial] {
        guard !number.number.isZero else { return [] }
        return judgement.discrepancies.prefix(Self.mostDiscrepancies).filter(\.differences.isEmpty).flatMap { discrepancy in
            discrepancy.limitSides(of: number.span).flatMap { isLarger in
                number.number.slips.compactMap { value -> Trial? in
                    guard isLarger == (value.absolute < number.number.absolute),
                        let cause = LikelyCause(slip: number.number, for: value, near: Neighbours())
                    else { return nil }
                    let weight = 1 + (isLarger ? 2 : 0) + (cause.isUsual(forTimes: discrepancy.times) ? 1 : 0)
                    return Trial(number: number, value: value, cause: cause, weight: weight)
                }
            }
        }
    }
}

extension LikelyCause {
    /// How much the form of a slip says: that two amounts are equal or have the same digits in pairs happens by chance, too.
    fileprivate var strength: Int {
        switch self {
        case .unit, .decimalPoint, .sign: 3
        case .digitsExchanged: 2
        case .double, .half, .hundredfold, .otherYear, .thisYear, .exchanged, .displaced, .otherFigure, .part: 1
        }
    }

    /// Whether this is what most probably makes a number so many times too large.
    fileprivate func isUsual(forTimes times: Decimal) -> Bool {
        switch self {
        case .digitsExchanged: times < Decimal(digits: 25, exponent: -1) ?? 2
        case .decimalPoint: !(times < Decimal(digits: 25, exponent: -1) ?? 2) && times <= 10
        case .unit: times > 10
        case .double, .half, .hundredfold, .sign, .otherYear, .thisYear, .exchanged, .displaced, .otherFigure, .part: false
        }
    }
}

extension Decimal {
    /// The numbers that this one is a slip of the hand for: another place of the point, another unit, two digits exchanged.
    fileprivate var slips: [Decimal] {
        let tenfold = [10, 10000].flatMap { factor in [divided(by: Decimal(factor)), multiplied(by: Decimal(factor))] }
        var digits = Array(description)
        var exchanged: [Decimal?] = []
        for index in digits.indices.dropLast() where digits[index].isWholeNumber && digits[index + 1].isWholeNumber {
            guard digits[index] != digits[index + 1], index > 0 || digits[index + 1] != "0" else { continue }
            digits.swapAt(index, index + 1)
            exchanged.append(Decimal(String(digits)))
            digits.swapAt(index, index + 1)
        }
        return (tenfold + exchanged).compactMap { $0 }
    }
}

internal import Diagnostics
internal import OrderedCollections
internal import ReportData

/// Looks for the values of the data that would take findings away, and bring none, if they were others.
///
/// What a value should be follows from numbers that do not go together: their difference taken away or added. A slip shows in how what
/// stands there came from that: two digits exchanged, the point displaced, the amount of the next row. The values with such a form, and
/// those that are part of what does not hold, are tried: all relations are worked out again with each, and what the best one explains is
/// what is no longer found when the report is bound with it.
struct CauseSearch {
    private let resolved: ResolvedPackage
    private let report: BoundReport
    private let numbers: [DataNumber]
    /// The data with the causes so far put right.
    private var data: DataDocument
    /// What is found in them.
    private(set) var bound: [Diagnostic]
    private(set) var checked: [Diagnostic]
    private var discrepancies: [Discrepancy]

    /// More values to be tried than these make a report wait.
    private static let mostTrials = 24
    /// Reports with more numbers have other cares.
    private static let mostNumbers = 4000
    private static let mostCauses = 4
    private static let mostRelated = 12

    init(_ resolved: ResolvedPackage, _ report: BoundReport, _ judgement: Judgement) {
        self.resolved = resolved
        self.report = report
        data = report.figures.data
        numbers = judgement.discrepancies.isEmpty ? [] : DataNumbers(data, report.figures).all
        (bound, checked, discrepancies) = (report.findings, judgement.findings, judgement.discrepancies)
    }

    /// One finding for each value that explains others; those are taken out of `bound` and `checked`.
    mutating func causes() -> [Diagnostic] {
        guard numbers.count <= Self.mostNumbers else { return [] }
        var causes: [Diagnostic] = []
        while causes.count < Self.mostCauses, !discrepancies.isEmpty, let cause = next() { causes.append(cause) }
        return causes
    }

    /// A value that may be wrong, with what it may have been.
    private struct Trial {
        var number: DataNumber
        var value: Decimal
        var cause: LikelyCause?
        /// How much speaks for it before it is tried.
        var weight: Int
        /// How many relations it mends.
        var gain = 0
    }

    private mutating func next() -> Diagnostic? {
        let before = FindingCounts(relations(data))
        var trials: [Trial] = []
        for trial in self.trials() {
            let after = FindingCounts(relations(data.replacing(trial.number.path, with: trial.value)))
            guard after.excess(over: before) == 0 else { continue }
            var trial = trial
            trial.gain = before.excess(over: after)
            trials.append(trial)
            // A slip that mends all of it needs no rival.
            if trial.cause != nil && after.isEmpty { break }
        }
        trials.sort { ($0.gain, $0.cause?.strength ?? 0, $0.weight) > ($1.gain, $1.cause?.strength ?? 0, $1.weight) }
        for trial in trials.prefix(2) where isConvincing(trial, among: trials) {
            if let cause = explain(trial) { return cause }
        }
        return nil
    }

    /// A value without the form of a slip must mend relations that no other value does; that words are missing is cause enough for itself.
    private func isConvincing(_ trial: Trial, among trials: [Trial]) -> Bool {
        if let cause = trial.cause { return trial.gain > 0 || cause.strength > 1 }
        return trial.gain > 0 && !trials.contains { $0.number.path != trial.number.path && $0.gain == trial.gain }
    }

    /// What is no longer found with the value put right, as one finding; `nil` when that brings other findings or takes none away.
    private mutating func explain(_ trial: Trial) -> Diagnostic? {
        let mended = data.replacing(trial.number.path, with: trial.value)
        let other = bind(resolved, to: mended, previous: report.previous)
        let judgement = Judgement(resolved.package, other)
        var after = FindingCounts(other.findings + judgement.findings)
        guard after.excess(over: FindingCounts(bound + checked)) == 0 else { return nil }
        // A value too small to be printed was never meant, though it agrees with zero.
        guard FindingCounts(remarks: other.findings).excess(over: FindingCounts(remarks: bound)) == 0 else { return nil }
        let explained = (checked + bound).filter { $0.severity != .remark && !after.take($0) }
        // One finding says as much as the value.
        guard trial.cause != nil || explained.count >= 2, let finding = finding(trial, explained) else { return nil }
        (data, bound, checked, discrepancies) = (mended, other.findings, judgement.findings, judgement.discrepancies)
        return finding
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
        let words = [
            trial.cause?.message,
            trial.cause == nil
                ? Message("此处改为 \(should)，各项即相符", "with \(should) here everything agrees")
                : Message("应为 \(should)", "it should be \(should)"),
        ].compactMap { $0 }
        finding.advice = Message(words.map(\.chinese).joined(separator: "，"), words.map(\.english).joined(separator: ", "))
        return finding
    }

    private func relations(_ data: DataDocument) -> [Diagnostic] {
        let figures = FigureTable(resolved, data: data, previous: report.figures.previous, evaluation: Evaluation())
        figures.evaluation.printed.positions = report.figures.evaluation.printed.positions
        var check = RelationCheck(package: resolved.package, figures: figures)
        return check.findings(of: resolved.package)
    }

    // MARK: Trials

    private func trials() -> [Trial] {
        var trials: [Trial] = []
        for number in numbers {
            let current = data.node(at: number.path)?.number ?? number.number
            guard current == number.number else { continue }
            trials += equations(number)
            trials += limits(number)
        }
        return Array(trials.sorted { ($0.weight, $0.cause == nil ? 0 : 1) > ($1.weight, $1.cause == nil ? 0 : 1) }.prefix(Self.mostTrials))
    }

    /// What a number should be so that equations hold.
    private func equations(_ number: DataNumber) -> [Trial] {
        var weights: OrderedDictionary<Decimal, Int> = [:]
        for discrepancy in discrepancies {
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
        return discrepancies.filter(\.differences.isEmpty).flatMap { discrepancy in
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

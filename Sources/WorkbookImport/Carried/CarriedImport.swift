internal import Diagnostics
internal import OrderedCollections
public import ReportData
internal import Workbooks

/// The numbers of a workbook of this program in a report: in the one that it carries, or in one that people have changed since.
public struct CarriedImport: Sendable {
    /// The report's text with the workbook's numbers. What is not changed keeps its writing.
    public private(set) var text: String
    public private(set) var outcome: ImportOutcome
    public private(set) var changes: [ReportMerge.Change] = []
    /// The cells of all numbers, by their places in the report.
    public private(set) var cells = CellSources()

    private let carried: CarriedReport
    private let report: DataDocument

    /// What a number of the data is, by the cells that print it.
    private struct Taken {
        var number: Decimal
        var place: CellPlace
        var isChanged: Bool
    }

    /// `report` is that of the workbook itself where it is `nil`.
    public init(_ carried: CarriedReport, into report: DataDocument? = nil) {
        self.carried = carried
        self.report = report ?? carried.data
        text = self.report.file.text
        outcome = ImportOutcome(values: ImportedValues(), findings: [], sheets: [])
        guard carried.numbers.allSatisfy({ $0.now?.content != .uncalculated }) else {
            outcome.findings = [CarriedProblem.uncalculated.diagnostic(at: Place(file: carried.file))]
            return
        }
        var taken: OrderedDictionary<String, Taken> = [:]
        for number in carried.numbers { take(number, &taken) }
        put(taken)
        countSheets()
    }

    // MARK: Taking

    private mutating func take(_ number: CarriedReport.Number, _ taken: inout OrderedDictionary<String, Taken>) {
        guard let datum = number.datum, let source = carried.data.node(at: datum.path)?.number else {
            if number.isOverwritten, case .number(let now)? = (number.isMoved ? number.now : number.cell)?.content {
                say(CarriedProblem.workedOut(now, written: number.written).diagnostic(at: number.place.place))
            }
            return
        }
        // What was not changed is the number of the data: the cell may show fewer digits of it.
        let value = number.isChanged ? self.value(of: number, power: datum.power) : source
        guard let value else { return }
        let found = Taken(number: value, place: number.place, isChanged: number.isChanged)
        guard let known = taken[datum.path] else {
            taken[datum.path] = found
            return
        }
        guard known.number != value else { return }
        let (first, second) = known.isChanged ? (known, found) : (found, known)
        if !known.isChanged { taken[datum.path] = found }
        let related = Diagnostic.Related(Message("取的在这里", "what was taken is here"), at: first.place.place)
        say(
            ImportProblem.valuesDiffer(datum.path, first.number, second.number).diagnostic(at: second.place.place, related: [related]))
    }

    /// The number of the data that a changed cell says; `nil` with a finding where it says none.
    private mutating func value(of number: CarriedReport.Number, power: Int) -> Decimal? {
        // A formula gives zero for a cell that is empty.
        let isEmpty = number.now?.content == .number(0) && number.cell == nil && !number.isMoved
        let amount: Amount = isEmpty ? .blank : Amount(number.now, blanks: [])
        let place = number.place
        switch amount {
        case .blank: say(CarriedProblem.emptied.diagnostic(at: place.place))
        case .wrong(let wrong): say(ImportProblem.notANumber(wrong, what: "\(place.cell)").diagnostic(at: place.place))
        case .number(let value, let notes):
            for case .text(let text) in notes { say(ImportProblem.numberAsText(text, value: value).diagnostic(at: place.place)) }
            guard let scaled = value.scaled(byPower: power) else {
                say(ImportProblem.beyondRange.diagnostic(at: place.place))
                return nil
            }
            return scaled
        }
        return nil
    }

    private mutating func say(_ finding: Diagnostic) { outcome.findings.append(finding) }

    // MARK: Putting

    private mutating func put(_ taken: OrderedDictionary<String, Taken>) {
        let places = ReportPlaces(from: carried.data, to: report)
        var edits: [TextEdit] = []
        var targets: [(path: String, number: Decimal, place: CellPlace)] = []
        for (path, value) in taken {
            guard let target = places.path(of: path), let node = report.node(at: target), let old = node.number else {
                say(CarriedProblem.noSuchPlace(path).diagnostic(at: value.place.place))
                continue
            }
            targets.append((target, value.number, value.place))
            outcome.values.set(value.number, at: target, from: value.place)
            guard old != value.number else { continue }
            edits.append(TextEdit(range: node.span.range, text: value.number.description))
            changes.append(
                ReportMerge.Change(path: target, old: String(node.literal), new: value.number.description, places: [value.place]))
        }
        text = edits.applied(to: text)
        let (document, _) = DataDocument.read(SourceFile(name: report.file.name, text: text))
        cells = CellSources(
            targets.compactMap { path, number, place in
                guard let node = document?.node(at: path), node.number == number else { return nil }
                return CellSources.Entry(path: path, value: String(node.literal), cells: [place.description])
            })
    }

    private mutating func countSheets() {
        var counts: OrderedDictionary<String, Int> = [:]
        for number in carried.numbers where number.datum != nil { counts[number.place.sheet, default: 0] += 1 }
        outcome.sheets = counts.map { sheet, count in
            SheetOutcome(file: carried.file, sheet: sheet, fate: .read(as: sheet, unit: "-"), values: count)
        }
    }
}

extension ImportedValues {
    /// Sets a number by the JSON pointer of its place.
    fileprivate mutating func set(_ number: Decimal, at pointer: String, from place: CellPlace) {
        let steps = pointer.split(separator: "/").map { ValuePath.Step.member(String($0)) }
        byPath[ValuePath(steps)] = Value(content: .number(number), places: [place])
    }
}

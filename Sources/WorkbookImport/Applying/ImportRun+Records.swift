internal import Diagnostics
internal import ReportData
internal import Workbooks

extension ImportRun {
    /// Reads rows with codes: the longest codes are records, shorter ones and the total row must be their sums.
    mutating func readRecords(_ records: RecordMap, _ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading) {
        var sums = GroupSums()
        var seen: [[ValuePath.Key]: CellPlace] = [:]
        for row in rows(block, head, sheet) {
            let place = sheet.grid.place(CellAddress(row: row.number, column: head.column(records.code.column)))
            var amounts: [Int: (amount: Decimal, place: CellPlace)] = [:]
            let code = code(row, records.code, head, sheet)
            if case .label(let label) = code, isNote(label, records) { continue }
            for column in columns(records, block) {
                if let amount = amount(row, column, block, head, &sheet) { amounts[column] = amount }
            }
            switch code {
            case .none, .label:
                guard !amounts.isEmpty else { continue }
                let label = self.label(of: row, records, head, sheet)
                if records.totals.contains(where: { $0.matches(label) }) {
                    sums.totals.append(contentsOf: amounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.amount, $0.value.place) })
                } else {
                    report(.unknownRow(label), at: place)
                }
            case .code(let digits):
                let isRecord = digits.utf8.count == records.code.digits
                guard isRecord || records.code.groups.contains(digits.utf8.count) else {
                    if !amounts.isEmpty { report(.badCode(digits, digits: records.code.digits), at: place) }
                    continue
                }
                guard !amounts.isEmpty || marksNothing(row, records, block, head, sheet) else {
                    if isRecord { report(.emptyRow(digits), at: place) }
                    continue
                }
                checkSums(block, amounts, sheet.unit)
                guard isRecord, let keys = keys(digits, records, row, head, sheet) else {
                    sums.groups.append((digits, amounts))
                    continue
                }
                checkName(digits, records, row, head, sheet)
                if let first = seen[keys] {
                    let related = Diagnostic.Related(Message("第一行在这里", "the first is here"), at: first.place)
                    findings.append(ImportProblem.recordTwice(digits).diagnostic(at: place.place, related: [related]))
                    continue
                }
                seen[keys] = place
                sums.records.append((digits, amounts))
                take(digits, keys, records, block, amounts, place, sheet)
            }
        }
        compare(sums, block, sheet.unit)
    }

    /// Takes the amounts of a record, less what other sheets have for its code.
    private mutating func take(
        _ code: String, _ keys: [ValuePath.Key], _ records: RecordMap, _ block: BlockMap,
        _ amounts: [Int: (amount: Decimal, place: CellPlace)], _ place: CellPlace, _ sheet: SheetReading
    ) {
        var taken: [(path: ValuePath, amount: Decimal, places: [CellPlace])] = []
        for (member, column) in records.fill {
            guard let own = amounts[column] ?? (block.blankIsZero ? (.zero, place) : nil) else { continue }
            var (amount, places) = (own.amount, [own.place])
            recordAmounts[sheet.map.name, default: [:]][code, default: [:]][member] = (
                own.amount.scaled(byPower: sheet.unit.power) ?? .zero, own.place
            )
            for other in records.less {
                guard let part = recordAmounts[other.text]?[code]?[member], let inUnit = part.amount.scaled(byPower: -sheet.unit.power)
                else { continue }
                amount = amount.subtracting(inUnit) ?? amount
                if !inUnit.isZero { places.append(part.place) }
            }
            if !records.less.isEmpty, amount.isNegative, !own.amount.isNegative {
                let related = places.dropFirst().map { Diagnostic.Related(Message("减去这里的数", "this was taken off"), at: $0.place) }
                findings.append(ImportProblem.negativeRest(code, amount).diagnostic(at: own.place.place, related: related))
                continue
            }
            taken.append((ValuePath(list: records.list, keys: keys, member: member), amount, places))
        }
        guard !records.dropsZeros || taken.contains(where: { !$0.amount.isZero }) else { return }
        for value in taken where !(records.dropsZeros && value.amount.isZero && !isRequired(value.path)) {
            take(value.path, value.amount, unit: sheet.unit, value.places)
        }
    }

    /// Of a record that is a rest, members that the data must have stay though they are zero.
    private func isRequired(_ path: ValuePath) -> Bool {
        guard let index = path.steps.lastIndex(where: { if case .record = $0 { true } else { false } }), path.steps.count == index + 2,
            case .member(let name) = path.steps[index + 1]
        else { return false }
        return importer.shape.rule(ValuePath(Array(path.steps[...index])))?.required.contains(name) ?? false
    }

    /// All columns of amounts.
    private func columns(_ records: RecordMap, _ block: BlockMap) -> [Int] {
        var columns = records.fill.map(\.column)
        for sum in block.sums { columns += [sum.total] + sum.parts }
        return Array(Set(columns)).sorted()
    }

    /// What tells the record apart; `nil` where a text that does is missing: the row is a group then.
    private func keys(
        _ code: String, _ records: RecordMap, _ row: SheetRow, _ head: FoundHead, _ sheet: SheetReading
    ) -> [ValuePath.Key]? {
        var keys = [ValuePath.Key(member: records.code.member, text: code)]
        for (member, column) in records.keys {
            guard let cell = sheet.grid.sheet.cell(row.number, head.column(column)), case .text(let text) = cell.content,
                !cell.plain.isEmpty
            else {
                return nil
            }
            keys.append(ValuePath.Key(member: member, text: trimmed(text)))
        }
        return keys + records.fixed.map { ValuePath.Key(member: $0.member, text: $0.text) }
    }

    private func isNote(_ label: String, _ records: RecordMap) -> Bool {
        !records.totals.contains { $0.matches(label) } && map.notes.contains { $0.matches(label) }
    }

    /// Whether a mark, such as a dash, stands where an amount would: the row was filled in.
    private func marksNothing(_ row: SheetRow, _ records: RecordMap, _ block: BlockMap, _ head: FoundHead, _ sheet: SheetReading) -> Bool {
        columns(records, block).contains { column in
            sheet.grid.sheet.cell(row.number, head.column(column)).map { !$0.plain.isEmpty && !map.isBlank($0.plain) } ?? false
        }
    }

    /// The first text of a row.
    private func label(of row: SheetRow, _ records: RecordMap, _ head: FoundHead, _ sheet: SheetReading) -> String {
        let texts = sheet.grid.sheet.cells(of: row).compactMap { if case .text = $0.content { $0.plain } else { nil } }
        return texts.first { !$0.isEmpty } ?? ""
    }

    // MARK: Names

    private mutating func checkName(_ code: String, _ records: RecordMap, _ row: SheetRow, _ head: FoundHead, _ sheet: SheetReading) {
        guard let names = records.names else { return }
        guard let list = importer.lists[names.list] else {
            if !findings.contains(where: { $0.id == ImportProblem.unknownList("").id }) { report(.unknownList(names.list), at: nil) }
            return
        }
        let address = CellAddress(row: row.number, column: head.column(names.column))
        let cell = sheet.grid.sheet.cell(address.row, address.column)
        let found = cell.map(\.plain) ?? ""
        guard let known = list[code]?.text else {
            report(.unknownCode(code, name: found), at: sheet.grid.place(address))
            if let others = names.others, !found.isEmpty {
                take(ValuePath(DataPath(others.members + [code])), .text(found), [sheet.grid.place(address)])
            }
            return
        }
        if !found.isEmpty, plainText(known) != found { report(.otherName(code, known: known, found: found), at: sheet.grid.place(address)) }
    }

    // MARK: Sums

    mutating func checkSums(_ block: BlockMap, _ amounts: [Int: (amount: Decimal, place: CellPlace)], _ unit: MoneyUnit) {
        for (total, parts) in block.sums {
            guard let whole = amounts[total] else { continue }
            compare(whole.amount, parts.map { amounts[$0]?.amount ?? .zero }, what: block.columns[total].name, unit, at: whole.place)
        }
    }

    private mutating func compare(_ sums: GroupSums, _ block: BlockMap, _ unit: MoneyUnit) {
        for (column, amount, place) in sums.totals {
            compare(
                amount, sums.records.map { $0.amounts[column]?.amount ?? .zero }, what: "∑ \(block.columns[column].name)", unit, at: place)
        }
        for (code, amounts) in sums.groups {
            let parts = sums.records.filter { $0.code.hasPrefix(code) }
            for (column, value) in amounts.sorted(by: { $0.key < $1.key }) {
                compare(
                    value.amount, parts.map { $0.amounts[column]?.amount ?? .zero }, what: "\(code) › \(block.columns[column].name)", unit,
                    at: value.place)
            }
        }
    }
}

/// What must add up in a block of records.
private struct GroupSums {
    var records: [(code: String, amounts: [Int: (amount: Decimal, place: CellPlace)])] = []
    var groups: [(code: String, amounts: [Int: (amount: Decimal, place: CellPlace)])] = []
    var totals: [(column: Int, amount: Decimal, place: CellPlace)] = []
}

/// The text without blanks at its ends.
func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
}

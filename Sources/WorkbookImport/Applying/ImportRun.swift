internal import Diagnostics
internal import ReportData
internal import Workbooks

/// What is known while workbooks are read.
struct ImportRun {
    let importer: WorkbookImporter
    var values = ImportedValues()
    var findings: [Diagnostic] = []
    var sheets: [SheetOutcome] = []
    /// The amounts of records by sheet of the map, code and member, in 元.
    var recordAmounts: [String: [String: [DataPath: (amount: Decimal, place: CellPlace)]]] = [:]
    /// Labelled amounts that must equal sums over records, when all are there.
    var expectedSums: [(amount: Decimal, label: String, target: LabelTarget, place: CellPlace, unit: MoneyUnit)] = []

    var map: ImportMap { importer.map }

    init(importer: WorkbookImporter) { self.importer = importer }

    mutating func read(_ workbooks: [Workbook]) {
        for (path, text) in map.values { take(ValuePath(path), .text(text), []) }
        if let member = map.unitMember { take(ValuePath(member), .text(importer.unit.name), []) }
        var found: [(map: Int, grid: SheetGrid)] = []
        for workbook in workbooks {
            sayRemarks(of: workbook)
            for sheet in workbook.sheets {
                let grid = SheetGrid(file: workbook.name, sheet: sheet)
                readFacts(of: grid)
                guard let index = map.sheetMap(for: grid) else {
                    let isIgnored = map.isIgnored(grid) || sheet.count == 0
                    sheets.append(SheetOutcome(file: grid.file, sheet: sheet.name, fate: isIgnored ? .ignored : .unused, values: 0))
                    if !isIgnored { report(.unusedSheet, in: grid) }
                    continue
                }
                if let first = found.first(where: { $0.map == index }) {
                    report(.sheetTwice(map.sheets[index].name, first: first.grid.place(CellAddress(row: 0, column: 0))), in: grid)
                    sheets.append(SheetOutcome(file: grid.file, sheet: sheet.name, fate: .unused, values: 0))
                    continue
                }
                found.append((index, grid))
            }
        }
        for (index, sheet) in map.sheets.enumerated() where !sheet.isOptional && !found.contains(where: { $0.map == index }) {
            findings.append(ImportProblem.missingSheet(sheet.name).diagnostic(at: workbooks.first.map { Place(file: $0.name) }))
        }
        // In the order of the map, so that the same sheets in another order give the same report; what is taken off others is read before them.
        found.sort { $0.map < $1.map }
        let (later, first) = (found.filter { map.sheets[$0.map].isRest }, found.filter { !map.sheets[$0.map].isRest })
        for (index, grid) in first + later { read(grid, as: map.sheets[index]) }
        fillDefaults()
        checkSums()
    }

    private mutating func read(_ grid: SheetGrid, as sheet: SheetMap) {
        let before = values.byPath.count
        if grid.sheet.isHidden { report(.hiddenSheet, in: grid) }
        var reader = SheetReading(grid: grid, map: sheet, unit: map.unit)
        for block in sheet.blocks {
            do throws(HeadFailure) {
                reader.heads.append((block, try grid.head(of: block)))
            } catch {
                switch error {
                case .missing where block.isOptional: break
                case .missing(let column):
                    let words =
                        block.columns.indices.contains(column) ? block.columns[column].patterns.map(\.text).joined(separator: " / ") : ""
                    report(
                        .headMissing(column: block.columns.indices.contains(column) ? block.columns[column].name : "", words: words),
                        in: grid)
                case .ambiguous(let column, let cells):
                    report(.headAmbiguous(column: block.columns[column].name, others: cells.map(\.description)), in: grid)
                }
            }
        }
        if let first = reader.heads.map(\.1.firstRow).min() {
            if let unit = grid.unit(before: first, map) {
                reader.unit = unit
            } else if let unit = sheet.unit {
                reader.unit = unit
            } else {
                report(.unitMissing(map.unit.name), in: grid)
            }
            for (block, head) in reader.heads { read(block, head, &reader) }
            if sheet.blocks.allSatisfy(\.tellsOthers) { tellOtherColumns(reader) }
        }
        sheets.append(
            SheetOutcome(
                file: grid.file, sheet: grid.sheet.name, fate: .read(as: sheet.name, unit: reader.unit.name),
                values: values.byPath.count - before))
    }

    private mutating func read(_ block: BlockMap, _ head: FoundHead, _ sheet: inout SheetReading) {
        switch block.content {
        case .records(let records): readRecords(records, block, head, &sheet)
        case .labels(let labels): readLabels(labels, block, head, &sheet)
        case .single(let fill): readSingle(fill, block, head, &sheet)
        case .matrix(let matrix): readMatrix(matrix, block, head, &sheet)
        }
    }

    // MARK: Facts

    private mutating func readFacts(of grid: SheetGrid) {
        let name = plainText(grid.sheet.name)
        for fact in map.facts where fact.sheets.isEmpty || fact.sheets.contains(where: { $0.matches(name) }) {
            for row in grid.sheet.rows.prefix(30) {
                for cell in grid.sheet.cells(of: row) {
                    guard case .text = cell.content, let holes = fact.match(cell.plain) else { continue }
                    take(holes, at: cell.address, in: grid)
                }
            }
        }
    }

    /// Of several cells that say the same, the first counts: titles of sheets repeat what the cover says.
    private mutating func take(_ holes: [(path: DataPath, value: FactPattern.Value)], at address: CellAddress, in grid: SheetGrid) {
        for hole in holes where values.byPath[ValuePath(hole.path)] == nil {
            switch hole.value {
            case .number(let number): take(ValuePath(hole.path), .number(Decimal(number)), [grid.place(address)])
            case .text(let text) where !text.isEmpty && !map.isBlank(text): take(ValuePath(hole.path), .text(text), [grid.place(address)])
            case .text(let text) where text.isEmpty:
                // The words stand before a cell of their own.
                let row = grid.sheet.row(address.row).map(grid.sheet.cells) ?? []
                guard let next = row.first(where: { $0.address.column > address.column }), case .text = next.content,
                    !map.isBlank(next.plain)
                else {
                    continue
                }
                take(ValuePath(hole.path), .text(next.plain), [grid.place(next.address)])
            case .text: break
            }
        }
    }

    // MARK: Values

    mutating func take(_ path: ValuePath, _ content: ImportedValues.Content, _ places: [CellPlace]) {
        values.byPath[path] = ImportedValues.Value(content: content, places: places)
    }

    /// Takes an amount in the unit of its sheet for a place of the data; what is there already must be the same.
    mutating func take(_ path: ValuePath, _ amount: Decimal, unit: MoneyUnit, _ places: [CellPlace]) {
        guard let rule = importer.shape.rule(path) else {
            if !findings.contains(where: { $0.message == ImportProblem.unknownPath(path.withoutRecords).message }) {
                report(.unknownPath(path.withoutRecords), at: places.first)
            }
            return
        }
        var number = amount
        if rule.dimension == "money" {
            guard let scaled = amount.scaled(byPower: unit.power - importer.unit.power) else {
                return report(.beyondRange, at: places.first)
            }
            number = scaled
        } else if rule.kinds.first == .integer, !number.isWhole {
            return report(.notWhole(path.description, number), at: places.first)
        }
        if let known = values.byPath[path], case .number(let before) = known.content {
            guard let difference = before.subtracting(number)?.absolute, difference > tolerance(unit) else { return }
            let related = known.places.first.map { Diagnostic.Related(Message("先取的在这里", "what was taken first is here"), at: $0.place) }
            findings.append(
                ImportProblem.valuesDiffer(path.description, before, number).diagnostic(
                    at: places.first?.place, related: [related].compactMap { $0 }))
            return
        }
        take(path, .number(number), places)
    }

    /// What two sheets may differ by: half of the last digit of the coarser unit, in the unit of the report.
    private func tolerance(_ unit: MoneyUnit) -> Decimal {
        let coarsest = max(unit.power, map.unit.power)
        return coarsest == map.unit.power ? .zero : Decimal(digits: 5, exponent: coarsest - importer.unit.power - 3) ?? .zero
    }

    private mutating func fillDefaults() {
        for (list, members) in map.defaults {
            for keys in values.records(of: list) {
                for (member, text) in members {
                    let path = ValuePath(list: list, keys: keys, member: member)
                    guard values.byPath[path] == nil, let number = Decimal(text) else { continue }
                    take(path, .number(number), [])
                }
            }
        }
    }

    // MARK: Messages

    mutating func report(_ problem: ImportProblem, at place: CellPlace?) { findings.append(problem.diagnostic(at: place?.place)) }

    mutating func report(_ problem: ImportProblem, in grid: SheetGrid) {
        findings.append(problem.diagnostic(at: Place(path: "› \(grid.sheet.name)", file: grid.file)))
    }

    private mutating func sayRemarks(of workbook: Workbook) {
        for remark in workbook.remarks {
            let problem: ImportProblem =
                switch remark {
                case .macros: .macros
                case .externalLinks: .externalLinks
                case .noCells(let sheet): .noCells(sheet)
                }
            findings.append(problem.diagnostic(at: Place(file: workbook.name)))
        }
    }
}

/// A sheet that is being read.
struct SheetReading {
    let grid: SheetGrid
    let map: SheetMap
    var unit: MoneyUnit
    var heads: [(BlockMap, FoundHead)] = []
    /// Columns of a matrix.
    var matrixColumns: Set<Int> = []
    var hasSaidHiddenRow = false

    init(grid: SheetGrid, map: SheetMap, unit: MoneyUnit) {
        self.grid = grid
        self.map = map
        self.unit = unit
    }
}

extension ImportMap {
    func isBlank(_ plain: String) -> Bool { blanks.contains { $0.matches(plain) } }
}

extension SheetMap {
    /// Whether amounts of other sheets are taken off its own.
    var isRest: Bool {
        blocks.contains { if case .records(let records) = $0.content { !records.less.isEmpty } else { false } }
    }
}

extension HeadPattern {
    var text: String { (above + [last]).map(\.text).joined(separator: "/") }
}

extension ValuePath {
    /// The path as a map writes it.
    var withoutRecords: String {
        steps.compactMap { if case .member(let name) = $0 { name } else { nil } }.joined(separator: ".")
    }
}

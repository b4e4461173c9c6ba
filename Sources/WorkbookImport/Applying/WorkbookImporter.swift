public import Diagnostics
internal import LayoutLanguage
public import OrderedCollections
public import ReportData
public import Workbooks

/// Takes values out of workbooks by a map.
public struct WorkbookImporter {
    let map: ImportMap
    let shape: SchemaShape
    let lists: OrderedDictionary<String, DataNode>
    /// The unit of money of the report.
    let unit: MoneyUnit

    /// `lists` are those of the layout; `unit` is what the report says of its money, the map's own where it says nothing.
    public init(map: ImportMap, schema: Schema, lists: OrderedDictionary<String, DataNode>, unit: String?) {
        self.map = map
        shape = SchemaShape(schema: schema)
        self.lists = lists
        self.unit = map.units.first { $0.name == unit } ?? map.unit
    }

    /// What is taken from the workbooks, and what is to be said of them.
    public func values(of workbooks: [Workbook]) -> ImportOutcome {
        var run = ImportRun(importer: self)
        run.read(workbooks)
        return ImportOutcome(values: run.values, findings: run.findings, sheets: run.sheets)
    }

    /// The map of the workbooks: the one that knows most of their sheets.
    public static func choose(
        among maps: [ImportMap], for workbooks: [Workbook], named: String?, layout: String
    ) throws(Diagnostics) -> ImportMap {
        func failure(_ problem: ImportProblem) -> Diagnostics {
            Diagnostics(problem.diagnostic(at: workbooks.first.map { Place(file: $0.name) }))
        }
        guard !maps.isEmpty else { throw failure(.noMap(layout: layout)) }
        if let named {
            guard let map = maps.first(where: { $0.name == named }) else { throw failure(.unknownMap(named, known: maps.map(\.name))) }
            return map
        }
        let counts = maps.map { map in
            workbooks.flatMap { book in book.sheets.map { SheetGrid(file: book.name, sheet: $0) } }.count { map.sheetMap(for: $0) != nil }
        }
        guard let most = counts.max(), most > 0 else {
            throw failure(.noSheetFits(known: maps.flatMap { map in map.sheets.map { ($0.titles + $0.names).first?.text ?? $0.name } }))
        }
        let best = zip(maps, counts).filter { $0.1 == most }.map(\.0)
        guard best.count == 1 else { throw failure(.severalMaps(best.map(\.name))) }
        return best[0]
    }
}

/// What an import gives.
public struct ImportOutcome: Sendable {
    public var values: ImportedValues
    public var findings: [Diagnostic]
    public var sheets: [SheetOutcome]
}

/// What became of a sheet.
public struct SheetOutcome: Hashable, Sendable {
    public enum Fate: Hashable, Sendable {
        /// As which sheet of the map it was read, with the unit of its money.
        case read(as: String, unit: String)
        /// The map says that it holds nothing for the data.
        case ignored
        case unused
    }

    public var file: String
    public var sheet: String
    public var fate: Fate
    /// Values that were taken.
    public var values: Int
}

extension ImportMap {
    func isIgnored(_ grid: SheetGrid) -> Bool { ignored.contains { $0.matches(plainText(grid.sheet.name)) } }

    /// As which sheet of the map a sheet is read: the first whose words it has.
    func sheetMap(for grid: SheetGrid) -> Int? {
        guard !isIgnored(grid), grid.sheet.count > 0 else { return nil }
        return sheets.firstIndex { grid.isTitled($0.titles, names: $0.names) }
    }
}

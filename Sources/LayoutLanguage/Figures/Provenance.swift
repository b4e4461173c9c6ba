public import Diagnostics
public import ReportData

/// Where every printed number comes from: one row for each distinct print, in the order of first use.
public struct Provenance: Hashable, Sendable {
    public private(set) var rows: [Row] = []
    private var places: [Row: Int] = [:]

    public init() {}

    /// One number as it was printed.
    public struct Row: Hashable, Sendable {
        /// What `FigureUse.id` and `Chart.Value.figure` say of the first print: `f1`, `f2` … The next ones are `f1.2`, `f1.3` …
        public var id: String = ""
        /// The declared figure: `年度`, `收入来源[2].金额`; `nil` for an expression of its own.
        public var figure: String?
        /// The value before rounding, in `unit`.
        public var value: Decimal?
        public var unit: String?
        public var printed: String
        /// Digits after the point that the value was rounded to, half up.
        public var digits: Int?
        /// The expression that gives the value.
        public var formula: SourceSpan?
        /// The values of the data that were read for it.
        public var sources: [Source] = []
        /// What the formula gives, where the report states another value.
        public var computed: Decimal?
        /// How often it is printed.
        public var uses = 0

        /// Of the sources, which can be dozens, the first is enough to tell most rows apart. Figures that one formula gives for all rows of a list may
        /// read the same sources, and many of them are zero: their names tell them apart, by their bytes, since reading Chinese as text takes longer.
        public func hash(into hasher: inout Hasher) {
            if var name = figure { name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
            hasher.combine(value)
            hasher.combine(printed.utf8.count)
            hasher.combine(sources.count)
            hasher.combine(sources.first?.span.range.lowerBound)
            hasher.combine(formula?.range.lowerBound)
        }
    }

    /// A value of the data.
    public struct Source: Hashable, Sendable {
        /// JSON pointer (RFC 6901).
        public var path: String
        public var span: SourceSpan
    }

    /// Adds a row unless an equal one is there; gives the ID of this print, which no other has.
    mutating func add(_ row: Row) -> String { use(place(of: row)) }

    /// The place of a row among all, which is added unless an equal one is there.
    mutating func place(of row: Row) -> Int {
        // Rows are told apart by what they say, whatever became of them in another table.
        var new = row
        (new.id, new.uses) = ("", 0)
        if let place = places[new] { return place }
        places[new] = rows.count
        new.id = "f\(rows.count + 1)"
        rows.append(new)
        return rows.count - 1
    }

    /// The ID of one more print of the row at a place.
    mutating func use(_ place: Int) -> String {
        rows[place].uses += 1
        return rows[place].id(ofUse: rows[place].uses)
    }

    /// The row of an ID; `nil` for one that was never given.
    public func row(_ id: String) -> Row? {
        let parts = id.split(separator: ".", omittingEmptySubsequences: false)
        guard id.first == "f", parts.count <= 2, let number = Int(parts[0].dropFirst()), rows.indices.contains(number - 1) else {
            return nil
        }
        let row = rows[number - 1]
        guard parts.count == 2 else { return row }
        guard let use = Int(parts[1]), use >= 2, use <= row.uses else { return nil }
        return row
    }
}

extension Provenance.Row {
    /// The ID of the print number `use`, from 1.
    func id(ofUse use: Int) -> String { use == 1 ? id : "\(id).\(use)" }

    /// The IDs of all prints.
    public var ids: [String] { (1...uses).map(id(ofUse:)) }
}

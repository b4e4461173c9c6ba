/// A report that a batch is to draw.
public struct ReportInput: Hashable, Sendable, Codable {
    /// The data file.
    public var report: String
    /// Path of the results within the output folder, without ending.
    public var name: String
    /// SHA-256 of the data file when the plan was made; `nil` in a run without one.
    public var source: String?

    public init(report: String, name: String, source: String? = nil) {
        self.report = report
        self.name = name
        self.source = source
    }

    /// The file that makes its folder the folder of one report, in small letters or capitals.
    public static func isFolderReport(_ name: String) -> Bool { name.utf8.count == 11 && name.hasEnding("report.json") }

    /// A file at `path` below a searched folder (or its name alone): results lie as the data do, and the `report.json` of a folder gives its name
    /// to the folder's.
    public init(report: String, relativePath path: String) {
        var steps = path.split(separator: "/").map(String.init)
        if steps.count > 1, let last = steps.last, Self.isFolderReport(last) {
            steps.removeLast()
        } else if let last = steps.popLast() {
            steps.append(last.hasEnding(".json") ? String(decoding: last.utf8.dropLast(5), as: UTF8.self) : last)
        }
        self.init(report: report, name: steps.joined(separator: "/"))
    }

    /// Paths are told apart by their bytes, as file systems do.
    public static func == (left: ReportInput, right: ReportInput) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.report.hasSameBytes(as: right.report) && left.source == right.source
    }

    public func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
    }

    /// The inputs in the order of their names, each file once, and the groups of different files whose results would have one name.
    public static func distinct(_ inputs: [ReportInput]) -> (inputs: [ReportInput], clashes: [[ReportInput]]) {
        let sorted = inputs.sorted { left, right in
            left.name.hasSameBytes(as: right.name) ? left.report.precedesByBytes(right.report) : left.name.precedesByBytes(right.name)
        }
        var distinct: [ReportInput] = []
        distinct.reserveCapacity(sorted.count)
        for input in sorted where distinct.last != input { distinct.append(input) }
        var (first, groups): ([String: Int], [Int: [Int]]) = ([:], [:])
        first.reserveCapacity(distinct.count)
        for (index, input) in distinct.enumerated() {
            let key = commonName(input.name)
            if let known = first[key] { groups[known, default: [known]].append(index) } else { first[key] = index }
        }
        return (distinct, groups.sorted { $0.key < $1.key }.map { $0.value.map { distinct[$0] } })
    }

    /// One text for all names that some file system holds for one: capitals and small letters (NTFS, APFS, exFAT) and, since these texts are
    /// compared as Swift does, ways to write one character (HFS+, APFS).
    private static func commonName(_ name: String) -> String { name.uppercased().lowercased() }
}

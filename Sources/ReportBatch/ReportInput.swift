/// A report that a batch is to draw.
public struct ReportInput: Hashable, Sendable, Codable {
    /// The data file.
    public var report: String
    /// Path of the results within the output folder, without ending.
    public var name: String

    public init(report: String, name: String) {
        self.report = report
        self.name = name
    }

    /// The file that makes its folder the folder of one report.
    public static let folderReport = "report.json"

    /// A file at `path` below a searched folder (or its name alone): results lie as the data do, and the `report.json` of a folder gives its name
    /// to the folder's.
    public init(report: String, relativePath path: String) {
        var steps = path.split(separator: "/").map(String.init)
        if steps.count > 1, steps.last == Self.folderReport {
            steps.removeLast()
        } else if let last = steps.popLast() {
            steps.append(last.hasSuffix(".json") ? String(last.dropLast(5)) : last)
        }
        self.init(report: report, name: steps.joined(separator: "/"))
    }

    /// The inputs in the order of their names, each file once, and the groups of different files whose results would have one name.
    public static func distinct(_ inputs: [ReportInput]) -> (inputs: [ReportInput], clashes: [[ReportInput]]) {
        let sorted = Set(inputs).sorted { ($0.name.lowercased(), $0.report) < ($1.name.lowercased(), $1.report) }
        var groups: [[ReportInput]] = []
        for input in sorted {
            // File systems of other machines do not tell capitals from small letters.
            if let last = groups.last?.last, last.name.lowercased() == input.name.lowercased() {
                groups[groups.count - 1].append(input)
            } else {
                groups.append([input])
            }
        }
        return (sorted, groups.filter { $0.count > 1 })
    }
}

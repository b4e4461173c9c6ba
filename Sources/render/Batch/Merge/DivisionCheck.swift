import Diagnostics
import ReportBatch

/// What is odd about the parts of a plan as a whole: parts that are not there, plans that were divided in two ways.
struct DivisionCheck {
    private let source: MergeSource

    init(of source: MergeSource) { self.source = source }

    /// The parts that drew the plan, not its repairs.
    private var divisions: [Shard] {
        source.parts.filter { $0.rank == 0 }.map { $0.manifest.part.division }.compactMap { $0 ?? Shard(number: 1, of: 1) }
    }

    var mixed: Diagnostic? {
        let counts = Set(divisions.map(\.count)).sorted()
        guard counts.count > 1, let path = source.planPath else { return nil }
        let list = counts.map(String.init).joined(separator: "、")
        return Diagnostic(
            "F087", .error, Message("同一个计划按几种份数分过：\(list)", "the plan was divided in several ways: into \(list)"),
            at: Place(file: path),
            advice: Message("请删去不要的那一种的 manifest-*-of-*.json", "delete the manifest-*-of-*.json of those that are not wanted"))
    }

    /// The parts without a list.
    var lacking: Diagnostic? {
        guard let path = source.planPath else { return nil }
        guard let count = divisions.first?.count else {
            return Diagnostic(
                "F088", .error, Message("这个计划还没有哪一部分完成", "no part of the plan has been drawn"), at: Place(file: path))
        }
        let there = Set(divisions.filter { $0.count == count }.map(\.number))
        let lacking = (1...count).filter { !there.contains($0) }
        guard !lacking.isEmpty, mixed == nil else { return nil }
        let list = Self.ranges(lacking)
        return Diagnostic(
            "F088", .error,
            Message(
                "共 \(count) 份，缺第 \(list) 份的清单：没有开始、没有做完，或已取消",
                "of \(count) parts \(list) have no list: never begun, not finished, or cancelled"),
            at: Place(file: path))
    }

    /// `1–3, 7`
    private static func ranges(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = ranges.last, last.upperBound == number - 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
    }
}

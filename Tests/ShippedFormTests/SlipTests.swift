import Diagnostics
import Foundation
import Testing

/// Single slips in reports that are right: each gives one finding, at the value, with the right cause.
///
/// Of a value that the report has but once and nothing is compared with, nothing can be said; the others count.
@Suite("Single slips in right reports")
struct SlipTests {
    /// One slip in so many; `SLIPS=1` tries all of them, and prints what came of them.
    static let stride = ProcessInfo.processInfo.environment["SLIPS"].flatMap { Int($0) } ?? 307

    static let reports = [
        "shanghai-bureau", "shanghai-street", "shanghai-unit", "shanghai-founded", "shanghai-budget-department", "shanghai-budget-unit",
        "jinkouhe-2024-corrected", "national-form", "hospital-unit",
    ]

    struct Count: Sendable {
        var slips = 0
        var found = 0
        var right = 0
        var single = 0

        mutating func add(_ other: Count) {
            (slips, found) = (slips + other.slips, found + other.found)
            (right, single) = (right + other.right, single + other.single)
        }
    }

    struct Outcome: Sendable {
        var counts: [Slip.Kind: Count] = [:]
        /// Slips that are found, but not as one finding with the right cause.
        var faults: [String] = []
    }

    @Test func theRightCauseComesFirst() async throws {
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for name in Self.reports { group.addTask { try Self.outcome(of: name) } }
            return try await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        var sums: [String: Count] = [:]
        for (kind, count) in outcomes.flatMap(\.counts) {
            for name in [kind.rawValue, "all"] { sums[name, default: Count()].add(count) }
        }
        let lines = (Slip.Kind.allCases.map(\.rawValue) + ["all"]).map { name in
            let sum = sums[name] ?? Count()
            return "\(name): \(sum.slips) slips, \(sum.found) found, \(sum.right) right first, \(sum.single) single"
        }
        let faults = outcomes.flatMap(\.faults).sorted()
        if Self.stride == 1 { print((lines + faults).joined(separator: "\n")) }
        let report = Comment(rawValue: (lines + faults.prefix(20)).joined(separator: "\n"))
        let sum = sums["all"] ?? Count()
        // Of a few slips one may be such as two values explain alike.
        let most = max(2, 0.05 * Double(sum.found))
        #expect(Double(sum.found - sum.right) <= most, report)
        #expect(Double(sum.found - sum.single) <= most, report)
    }

    private static func outcome(of name: String) throws -> Outcome {
        var outcome = Outcome()
        let text = try Forms.text("Tests/Corpus/\(name)/report.json")
        let known = Set(try Forms.bound(text).marks)
        for (index, slip) in try Slips(text).all.enumerated() where index % stride == stride / 2 {
            let findings = try Forms.bound(slip.text).findings.filter {
                $0.severity != .remark && !known.contains("\($0.id.rawValue) \($0.place?.path ?? "")")
            }
            let isRight = findings.first.map { leads($0, to: slip) } ?? false
            let count = Count(slips: 1, found: findings.isEmpty ? 0 : 1, right: isRight ? 1 : 0, single: findings.count == 1 ? 1 : 0)
            outcome.counts[slip.kind, default: Count()].add(count)
            guard !findings.isEmpty, !isRight || findings.count > 1 else { continue }
            let found = findings.map { "\($0.id.rawValue) \($0.place?.path ?? "") \($0.message.chinese) [\($0.advice?.chinese ?? "")]" }
            outcome.faults.append("\(name) \(slip.kind) \(slip.path) \(slip.literal): \(found)")
        }
        return outcome
    }

    /// Whether a finding stands at the value and names the slip.
    private static func leads(_ finding: Diagnostic, to slip: Slip) -> Bool {
        guard finding.place?.path == slip.path else { return false }
        let words = finding.message.chinese + (finding.advice?.chinese ?? "")
        switch slip.kind {
        case .exchanged: return words.contains("写颠倒")
        case .tenfold: return words.contains("小数点")
        case .otherYear: return words.contains("上年") || words.contains("本年")
        case .otherRow: return words.contains("错行") || words.contains("的数") || words.contains("对调")
        case .unit: return words.contains("单位")
        case .yearInText: return words.contains("年份")
        case .template: return words.contains("请填写") || words.contains("模板")
        }
    }
}

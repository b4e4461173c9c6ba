import Diagnostics
import Foundation
import Testing

/// Random but consistent reports: nothing is found in them, and their text has none of the faults of generated text.
@Suite("Random reports of the shipped forms")
struct RandomReportTests {
    /// Reports of each form; `RANDOM_REPORTS=500` makes two thousand.
    static let count = ProcessInfo.processInfo.environment["RANDOM_REPORTS"].flatMap { Int($0) } ?? 8

    @Test(arguments: ["sichuan", "national", "shanghai", "shanghai-budget"])
    func consistentReportsAreRightAndReadWell(_ form: String) throws {
        var faults: [String: String] = [:]
        for seed in 1...Self.count {
            let text = try RandomReport.text(form: form, seed: UInt64(seed))
            let bound = try Forms.bound(text)
            let found = bound.findings.filter { $0.severity != .remark }.map {
                "\($0.id.rawValue) \($0.place?.path ?? ""): \($0.message.chinese)"
            }
            for fault in found + GeneratedTextRules.faults(of: bound, isUnit: text.contains("\"kind\": \"unit\"")) {
                let kind = String(fault.prefix { $0 != " " && $0 != ":" })
                if faults[kind] == nil { faults[kind] = "seed \(seed): \(fault)" }
            }
        }
        #expect(faults.values.sorted() == [])
    }
}

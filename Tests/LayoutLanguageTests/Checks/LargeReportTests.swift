import Diagnostics
import Foundation
import ReportData
import Testing

@testable import LayoutLanguage

/// What a report costs grows with its rows, not with their square.
struct LargeReportTests {
    /// The parts of expressions that are worked out to bind and to judge a report with so many items, each of a subject of its own.
    private func steps(_ package: ResolvedPackage, _ report: String, items count: Int) throws -> Int {
        let sample = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        let items = try #require(sample["items"] as? [[String: Any]])
        var data = sample
        data["items"] = (0..<count).map { index in
            let number = String(index % 99 + 101).dropFirst() + String(index / 99 + 101).dropFirst()
            return items[index % items.count].merging(["code": "201" + number]) { $1 }
        }
        let text = String(decoding: try JSONSerialization.data(withJSONObject: data, options: .sortedKeys), as: UTF8.self)
        let (document, _) = DataDocument.read(SourceFile(name: "report.json", text: text))
        let bound = LayoutLanguage.bind(package, to: try #require(document))
        _ = Judgement(package.package, bound)
        return bound.figures.evaluation.budget.spent
    }

    @Test(arguments: [
        ("sichuan-2024", "jinkouhe-2024-corrected"), ("national-2024", "national-form"), ("shanghai", "shanghai-bureau"),
        ("shanghai-budget", "shanghai-budget-department"),
    ])
    func workIsLinear(_ name: String, _ report: String) throws {
        let package = ResolvedPackage(try ShippedPackagesTests.load(name).package)
        let text = try String(
            contentsOf: ShippedPackagesTests.root.appendingPathComponent("../Tests/Corpus/\(report)/report.json"), encoding: .utf8)
        let few = try steps(package, text, items: 50)
        let many = try steps(package, text, items: 200)
        // The square would be sixteen times as much.
        #expect(many < few * 5, "\(few), \(many)")
    }
}

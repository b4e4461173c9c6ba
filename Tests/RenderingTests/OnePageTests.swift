import Diagnostics
import DocumentTree
import Foundation
import ReportData
import Testing

@testable import ReportRendering

@Suite("The year on one page (option one_page)")
struct OnePageTests {
    private static let reports = (Repository.reports + [Repository.fullReport]).filter { path in
        !["gallery", "budget"].contains { path.contains($0) }
    }

    /// A report with the option, and another name where one is given.
    private static func report(_ path: String, name: String? = nil) throws -> SourceFile {
        let option = "\"one_page\": true"
        let source = try Repository.source(path)
        var text = try source.text.contains(option) ? source.text : source.with(option: option).text
        if let name, let known = text.firstRange(of: /"name": "[^"]*"/) { text.replaceSubrange(known, with: "\"name\": \"\(name)\"") }
        return SourceFile(name: path, text: text)
    }

    private static func companion(of path: String) -> Companion {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        return Companion { name throws(Diagnostics) in
            do { return try Repository.source("\(folder)/\(name)") } catch { throw Diagnostics([]) }
        }
    }

    @Test("It is one page with pictures or sentences, for every body and names of up to forty Han", arguments: reports)
    func onePage(path: String) throws {
        // The body with the most places of the flow has the longest name.
        let name = path == Repository.fullReport ? String(repeating: "市综合管理局", count: 6) + "办公室等" : nil
        let data = try readReport(try Self.report(path, name: name))
        let renderer = try Repository.renderer(for: data)
        var bound = try renderer.bind(data, companion: Self.companion(of: path))
        bound.document.sections.removeAll { $0.master.name != "summary" }
        let pages = try renderer.pages(of: bound, data: data)
        #expect(pages.document.pages.count == 1)
        #expect(pages.findings.map(\.id.rawValue) == [])
        let roles = pages.document.structure.elements.map(\.role)
        #expect(roles.contains(.table) && roles.filter { $0 == .headerCell }.count == 7, "\(roles)")
        #expect(roles.contains(.figure) != path.contains("all-zero"))
    }

    @Test("It finds nothing that the report has not without it", arguments: reports)
    func saysNothingElse(path: String) throws {
        let without = SourceFile(
            name: path, text: try Repository.source(path).text.replacing("\"one_page\": true", with: "\"one_page\": false"))
        let marks = try [without, try Self.report(path)].map { source in
            let data = try readReport(source)
            return try Repository.renderer(for: data).bind(data, companion: Self.companion(of: path)).findings.map(\.id.rawValue)
        }
        #expect(marks[0] == marks[1])
    }

    @Test("What it states other than the statements is found")
    func checked() throws {
        let path = "Tests/Corpus/shanghai-bureau/report.json"
        let stated = """
            "stated": [
              {"figure": "三公决算", "value": 1, "where": "一图数字"},
              {"figure": "一图收入.金额", "row": "fund", "value": 2, "where": "收入来源与支出去向"},
              {"figure": "一图支出.金额", "row": "213", "value": 3, "where": "收入来源与支出去向"},
              {"figure": "运行决算", "value": 4, "where": "“三公”经费两年决算"}
            ],
            "year":
            """
        let text = try Self.report(path).text.replacing("\"year\":", with: stated, maxReplacements: 1)
        let data = try readReport(SourceFile(name: path, text: text))
        let found = try Repository.renderer(for: data).bind(data).findings.map(\.id.rawValue)
        #expect(["Q71", "Q71B", "Q71C", "Q71D"].allSatisfy(found.contains), "\(found)")
    }
}

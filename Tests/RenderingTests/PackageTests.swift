import Foundation
import Testing

/// Packages that maintainers could write with the documents alone, each with a report (Tests/Packages).
@Suite("Packages of other trades")
struct PackageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func path(_ name: String) -> String { "\(Repository.root)/Tests/Packages/\(name)" }

    /// One run over a report of a package, which must find nothing.
    private func render(_ name: String, report: String? = nil, _ arguments: [String]) throws -> CommandRun {
        let data = report ?? Self.path(name) + "/report.json"
        let run = try CommandRun([data, "--layout", Self.path(name), "--strict"] + arguments, in: folder)
        #expect(run.status == 0, "\(name) \(arguments): \(run.messages)")
        #expect(!run.messages.contains("["), "\(name): \(run.messages)")
        return run
    }

    @Test("They are drawn without findings, and their files hold the standards", arguments: ["water-quality", "budget"])
    func sound(name: String) throws {
        _ = try render(name, ["-o", "out.pdf"])
        #expect(try Tool.brokenRules(of: [(try folder.bytes(of: "out.pdf"), ["3a", "ua1"])]) == [])
    }

    /// What is drawn on a page: the mark of each text and where it stands.
    private struct DrawnText {
        var page: Int
        var mark: String
        var text: String
        var (x, y): (Double, Double)
    }

    private func drawn(_ dump: String) -> [DrawnText] {
        var (page, mark) = (0, "")
        var found: [DrawnText] = []
        for line in dump.split(separator: "\n") {
            if line.hasPrefix("page ") {
                page += 1
            } else if line.hasPrefix("  ") && !line.hasPrefix("    ") {
                mark = line.trimmingCharacters(in: .whitespaces)
            } else if let match = line.firstMatch(of: /text '(.*)' [^ ]+ [0-9.]+ at \(([-0-9.]+), ([-0-9.]+)\)/),
                let x = Double(match.2), let y = Double(match.3)
            {
                found.append(DrawnText(page: page, mark: mark, text: String(match.1), x: x, y: y))
            }
        }
        return found
    }

    @Test("A water quality report has limits in its charts, text in two columns, a stamp over its end and a mark behind every page")
    func waterQuality() throws {
        // So much text that its columns run over pages.
        let source = try Repository.source("Tests/Packages/water-quality/report.json").text
        var data = try #require(try JSONSerialization.jsonObject(with: Data(source.utf8)) as? [String: Any])
        var notes = try #require(data["notes"] as? [String])
        let sentence = "来电反映水压不足，经现场查看是户内阀门没有开足，已当场处理。"
        let long = String(repeating: sentence, count: 160)
        notes[4] += long
        data["notes"] = notes
        try Data(try JSONSerialization.data(withJSONObject: data)).write(to: folder.url.appendingPathComponent("long.json"))
        let texts = drawn(try render("water-quality", report: "long.json", ["--dump", "display-list"]).output)
        let pages = texts.map(\.page).max() ?? 0
        for page in 1...pages {
            #expect(texts.first { $0.page == page }?.mark == "artifact background", "the mark is drawn first")
            #expect(texts.filter { $0.page == page && $0.text == "水质公报" }.count == 1)
        }
        // 24 mm of margin, 162 mm of measure, 8 mm between columns of 77 mm; the columns of the last page are equally high.
        let (left, right) = (68.03, 68.03 + (77 + 8) * 72 / 25.4)
        func lines(_ page: Int, at x: Double) -> Int {
            texts.count { $0.page == page && abs($0.x - x) < 0.1 && $0.text.count > 6 && (sentence + sentence).contains($0.text) }
        }
        #expect(pages == 4)
        for page in 2...3 { #expect(lines(page, at: left) > 30 && lines(page, at: left) == lines(page, at: right)) }
        let rest = (lines(4, at: left), lines(4, at: right))
        #expect(rest.1 > 5 && (0...1).contains(rest.0 - rest.1), "\(rest)")
        // Nothing is lost between columns and pages: the reader hears every sentence once, in order.
        let heard = try render("water-quality", report: "long.json", ["--dump", "text"]).output
        #expect(heard.components(separatedBy: long).count == 2)
        #expect(heard.contains("限值1.00"))
        let tags = try render("water-quality", ["--dump", "tags"]).output
        #expect(tags.contains("检测中心的章"))
        #expect(!tags.contains("水质公报"))
        let page = try render("water-quality", ["-o", "out.html"])
        #expect(page.status == 0)
        let html = String(decoding: try folder.bytes(of: "out.html"), as: UTF8.self)
        #expect(html.contains("class=\"columns-of-text\"") && html.contains("检测中心的章") && !html.contains("水质公报"))
    }

    @Test("A budget has a picture behind its cover, words explained in two columns and rows of one height")
    func budget() throws {
        let dump = try render("budget", ["--dump", "display-list"]).output
        let texts = drawn(dump)
        #expect(texts.map(\.page).max() == 4)
        // The picture reaches from edge to edge at the foot of the paper, and stands before all text.
        let cover = dump.split(separator: "page 2")[0].split(separator: "\n").dropFirst().map(String.init)
        #expect(cover.first == "  artifact background")
        #expect(cover[1].contains("png") && cover[1].contains("595.28×"), "\(cover[1])")
        #expect(texts.contains { $0.page == 4 && $0.text.contains("附") })
        // Rows of 14 mm one below the other, whatever stands in them.
        let names = ["人员经费", "公用经费", "观测站网运行", "预警信息发布"]
        let rows = names.compactMap { name in texts.first { $0.page == 4 && $0.text == name }?.y }
        #expect(rows.count == 4)
        for (upper, lower) in zip(rows, rows.dropFirst()) { #expect(abs(lower - upper - 14 * 72 / 25.4) < 0.1) }
        // The first word of either column, on one line.
        let words = ["一般公共预算拨款", "公用经费"].compactMap { word in texts.last { $0.page == 3 && $0.text == word } }
        #expect(words.count == 2 && words[0].y == words[1].y && words[1].x - words[0].x > 200, "\(words)")
    }
}

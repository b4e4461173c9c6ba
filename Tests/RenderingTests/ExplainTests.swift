import Diagnostics
import Display
import ReportRendering
import Testing

/// typesetting.md 7: why a line of a page was set as it was.
@Suite("Explaining lines")
struct ExplainTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(try Repository.source("report.json").text, to: "report.json")
    }

    @Test("A filled line gives its text, rules with clauses that add up to its width, and the other line ends")
    func filledLine() throws {
        let list = try CommandRun(["explain", "report.json", "--page", "7"], in: folder)
        let lines = list.output.split(separator: "\n")
        let number = try #require(lines.firstIndex { $0.hasSuffix("。与") }) + 1
        let text = try #require(lines[number - 1].split(separator: " ", maxSplits: 1).last)
        #expect(lines[number - 1].hasPrefix("\(number) "))

        let chinese = try CommandRun(["explain", "report.json", "--page", "7", "--line", "\(number)"], in: folder)
        #expect(chinese.status == 0 && chinese.messages.isEmpty)
        #expect(chinese.output.hasPrefix("“\(text)”\n行宽 "))
        #expect(chinese.output.contains("typesetting.md 4") && chinese.output.contains("别的断点："))
        let numbers = chinese.output.matches(of: /([-+]?\d+\.\d\d) 磅(，排成|，\d+ 处|\n)/).compactMap { match in
            Double(match.1).map { (value: $0, kind: match.2) }
        }
        // Natural width, set width, then the adjustments.
        let sum = numbers.filter { !$0.kind.hasPrefix("\n") }.reduce(0) { $0 + $1.value }
        let set = try #require(numbers.first { $0.kind == "\n" }).value
        #expect(numbers.count >= 3 && abs(sum - set) < 0.03)

        let english = try CommandRun(["explain", "report.json", "--page", "7", "--line", "\(number)", "--lang", "en"], in: folder)
        #expect(english.output.contains("natural width") && english.output.contains("other line ends:"))
    }

    @Test("A page tells what is open at its foot, and what other ends would have cost")
    func pageEnds() throws {
        let run = try CommandRun(["explain", "report.json", "--page", "6", "--end"], in: folder)
        #expect(run.status == 0 && run.output.hasPrefix("页尾空 "))
        #expect(run.output.contains("本页代价") && run.output.contains("别的页尾："))
        // No other end is cheaper.
        let more = run.output.matches(of: /代价多 (-?\d+\.\d\d)/).compactMap { Double($0.1) }
        #expect(more.count >= 2 && more.allSatisfy { $0 >= 0 })
        let last = try CommandRun(["explain", "report.json", "--page", "4", "--end", "--lang", "en"], in: folder)
        #expect(last.output.contains("a part ends here"))
        #expect(try CommandRun(["explain", "report.json", "--page", "999", "--end"], in: folder).messages.contains("[R002]"))
    }

    @Test(
        "Pages and lines that are not there: the range, and exit code 1",
        arguments: [
            (["--page", "999", "--line", "1"], "R002"), (["--page", "0"], "R002"), (["--page", "7", "--line", "0"], "R003"),
            (["--page", "7", "--line", "999"], "R003"),
        ])
    func outOfRange(arguments: [String], id: String) throws {
        let run = try CommandRun(["explain", "report.json"] + arguments, in: folder)
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.messages.contains("[\(id)]") && run.messages.contains(/有第1到\d+[页行]/))
    }

    @Test("Every character outside figures stands in exactly one of the lines", arguments: Repository.reports)
    func allLines(path: String) throws {
        let (document, lines) = (try LaidOutReport.of(path).paged, try ArchivedReport.lines(of: path))
        #expect(lines.count == document.pages.count)
        let blocks = ReadingText(of: document).blocks.filter { $0.role != .figure }
        #expect(Self.characters(lines.flatMap { $0 }) == Self.characters(blocks.map(\.text)))
    }

    /// How often each character occurs; dots, which leaders repeat, aside.
    private static func characters(_ texts: [String]) -> [String: Int] {
        texts.joined().filter { !$0.isWhitespace && $0 != "…" && $0 != "." }.reduce(into: [:]) { $0[String($1), default: 0] += 1 }
    }
}

import Foundation
import Testing

/// Each mistake gives a message with its place, exit code 1, and no output.
@Suite("Bad input")
struct BadInputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs on a report with this text; nothing may be written.
    private func check(
        report: String, _ arguments: [String] = ["report.json", "-o", "out.pdf"], says expected: [String],
        location: SourceLocation = #_sourceLocation
    ) throws {
        try folder.write(report, to: "report.json")
        let run = try CommandRun(arguments, in: folder)
        #expect(run.status == 1, "\(run.messages)", sourceLocation: location)
        for text in expected {
            #expect(run.messages.contains(text), "'\(text)' is missing in: \(run.messages.prefix(2000))", sourceLocation: location)
        }
        #expect(run.output.isEmpty, sourceLocation: location)
        #expect(try folder.names == ["report.json"], sourceLocation: location)
    }

    private func sample() throws -> String {
        try String(contentsOfFile: "\(Repository.root)/report.json", encoding: .utf8)
    }

    @Test("A file that is not there, with the nearest name")
    func missingFile() throws {
        try check(report: "{}", ["reprot.json", "-o", "out.pdf"], says: ["reprot.json", "[F001]", "report.json"])
    }

    @Test("JSON that does not parse, with line and column")
    func syntax() throws {
        try check(report: "{\n  \"year\": 2024,\n  \"name\": \"甲\",,\n}", says: ["report.json:3:15: 错误"])
    }

    @Test("A field of the wrong type, with its path")
    func wrongType() throws {
        let report = try sample().replacingOccurrences(of: "\"year\": 2024", with: "\"year\": \"二〇二四\"")
        try check(report: report, says: ["report.json:", "/year"])
    }

    @Test("An unknown field, with the nearest known one")
    func unknownField() throws {
        let report = try sample().replacingOccurrences(of: "\"publication_date\"", with: "\"publcation_date\"")
        try check(report: report, says: ["publcation_date", "publication_date", "report.json:"])
    }

    @Test("A font folder that is not there")
    func missingFonts() throws {
        try check(report: try sample(), ["report.json", "-o", "out.pdf", "--fonts", "nowhere"], says: ["nowhere", "Scripts/bootstrap"])
    }

    @Test("A layout that is not there")
    func missingLayout() throws {
        try check(report: try sample(), ["report.json", "-o", "out.pdf", "--layout", "nowhere"], says: ["nowhere", "[F010]"])
    }

    @Test("A layout name that means none, with its place and the nearest name")
    func unknownLayout() throws {
        let report = try sample().replacingOccurrences(of: "\"layout\": \"sichuan-2024\"", with: "\"layout\": \"sichuan-2042\"")
        try check(report: report, says: ["[F010]", "report.json:", "/layout", "“sichuan-2024”"])
        try check(report: report, ["new", "sichuan-2042", "x"], says: ["[F010]", "“sichuan-2024”"])
        try check(
            report: sample(), ["report.json", "-o", "out.pdf", "--layout", "sichuan-2024"], says: ["[F010]", "layouts/sichuan-2024"])
    }

    @Test("An output file that is the report itself, also by another name; the data stays")
    func outputIsInput() throws {
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("link.json"), withDestinationURL: folder.url.appendingPathComponent("report.json"))
        for path in ["report.json", "./report.json", "link.json"] {
            try folder.write(try sample(), to: "report.json")
            let run = try CommandRun(["report.json", "-o", path], in: folder)
            #expect(run.status == 1 && run.messages.contains("[F016]"), "\(run.messages)")
            #expect(try folder.text(of: "report.json") == sample() && folder.names == ["link.json", "report.json"])
        }
    }

    @Test("A folder where a report should be")
    func folderAsReport() throws { try check(report: "{}", [".", "-o", "out.pdf"], says: ["[F002]", "render batch"]) }

    @Test("A layout name that is a path")
    func layoutPath() throws {
        let report = try sample().replacingOccurrences(of: "\"layout\": \"sichuan-2024\"", with: "\"layout\": \"../secret\"")
        try check(report: report, says: ["[F014]", "../secret"])
    }

    @Test("An output folder that does not exist")
    func missingOutputFolder() throws {
        try check(report: try sample(), ["report.json", "-o", "nowhere/out.pdf"], says: ["[F007]", "nowhere"])
    }

    @Test("An output path that is a folder")
    func outputIsFolder() throws {
        try check(report: try sample(), ["report.json", "-o", "."], says: ["[F006]"])
    }

    @Test("Text that is not UTF-8")
    func encoding() throws {
        try Data([0x7B, 0x22, 0xC4, 0xEA, 0x22, 0x7D]).write(to: folder.url.appendingPathComponent("report.json"))
        let run = try CommandRun(["report.json", "-o", "out.pdf"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F004]"))
        #expect(try folder.names == ["report.json"])
    }

    @Test("A character that no face has, with its code point and place")
    func missingGlyph() throws {
        let report = try sample().replacingOccurrences(of: "\"缩减项目\"", with: "\"缩减\u{1F600}项目\"")
        try check(report: report, says: ["U+1F600", "report.json:"])
    }

    @Test("An output of a kind that is not made", arguments: ["2024.docx", "2024.WPS", "2024.odt"])
    func outputOfAnotherKind(_ name: String) throws {
        try check(report: try sample(), ["report.json", "-o", name], says: ["[F017]", ".pdf"])
    }

    @Test(
        "A wrong call is told in Chinese, ends with 64 and writes nothing",
        arguments: [
            (["r.json", "--no-such-option"], "没有 --no-such-option 这个选项"), (["r.json", "--dratf"], "是否指 --draft？"),
            (["batch"], "缺少 <input>"),
            (["r.json", "-o"], "-o <file> 后面缺少内容"), (["r.json", "--quiet=1"], "--quiet 后面不带内容，却写了“1”"),
            (["r.json", "--profile", "a4"], "--profile <profile> 不能是“a4”，只能是 a3a+ua1、a2a+ua1、a4f+ua2、plain"),
            (["r.json", "b", "c"], "多出了 b、c"), (["extract", "a.pdf", "b.pdf", "--output", "x"], "多出了 b.pdf"),
            (["new", "sichuan-2024"], "缺少 <folder>"),
            (["batch", ".", "--jobs", "0"], "--jobs：1 至 1024"), (["batch", ".", "--also", "doc"], "没有“doc”，可写 html,xlsx,ofd"),
            (["batch", ".", "--shard", "4/3"], "--shard <part> 不能是“4/3”"),
        ])
    func wrongCall(_ arguments: [String], _ words: String) throws {
        let run = try CommandRun(arguments, in: folder)
        #expect(run.status == 64 && run.messages.hasPrefix("错误：") && run.messages.contains(words), "\(run.messages)")
        #expect(run.messages.contains("用法：render ") && !run.messages.contains("Usage"))
        #expect(try folder.names.isEmpty)
    }

    @Test("A wrong call is told in English where that is asked for")
    func wrongCallInEnglish() throws {
        let run = try CommandRun(["r.json", "--lang", "en", "--nope"], in: folder)
        #expect(run.status == 64 && run.messages.hasPrefix("Error: Unknown option '--nope'"))
    }

    @Test("A file that is there already survives a failing run")
    func existingFile() throws {
        try folder.write("old", to: "out.pdf")
        try folder.write("{", to: "report.json")
        #expect(try CommandRun(["report.json", "-o", "out.pdf"], in: folder).status == 1)
        #expect(try String(contentsOf: folder.url.appendingPathComponent("out.pdf"), encoding: .utf8) == "old")
    }
}

import Diagnostics
import Foundation
import LayoutLanguage
import Testing

/// A report whose last year's figures come from last year's report, as a user runs it.
@Suite struct PreviousReportTests {
    private func folder(_ changes: [(String, String)] = [], previous: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var text = try Repository.source("Tests/Corpus/other-direction/report.json").text
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        try folder.write(text, to: "report.json")
        try FileManager.default.createDirectory(at: folder.url.appendingPathComponent("2023"), withIntermediateDirectories: true)
        let earlier = try previous ?? Repository.source("Tests/Corpus/other-direction/2023/report.json").text
        try folder.write(earlier, to: "2023/report.json")
        return folder
    }

    @Test func thePDFCarriesBothReportsAndIsVerified() throws {
        let folder = try folder()
        let drawn = try CommandRun(["report.json", "-o", "a.pdf"], in: folder)
        #expect(drawn.status == 0, "\(drawn.messages)")
        #expect(try CommandRun(["verify", "a.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder).status == 0)
        let extracted = try String(contentsOf: folder.url.appendingPathComponent("out/2023/report.json"), encoding: .utf8)
        #expect(try extracted == Repository.source("Tests/Corpus/other-direction/2023/report.json").text)
        let provenance = try String(contentsOf: folder.url.appendingPathComponent("out/provenance.json"), encoding: .utf8)
        #expect(provenance.contains(#""file": "2023/report.json""#))
        // What was taken out can be drawn again.
        let again = try CommandRun(["check", "out/report.json"], in: folder)
        #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
    }

    @Test("Last year's figures come out of last year's PDF, with the same safety as what extract takes out")
    func lastYearsPDF() throws {
        let folder = try folder([("\"2023/report.json\"", "\"2023.pdf\"")])
        #expect(try CommandRun(["2023/report.json", "-o", "2023.pdf"], in: folder).status == 0)
        let drawn = try CommandRun(["report.json", "-o", "a.pdf"], in: folder)
        #expect(drawn.status == 0 && !drawn.messages.contains("K003"), "\(drawn.messages)")
        let figures = try CommandRun(["report.json", "--dump", "figures"], in: folder).output
        let reference = try self.folder()
        #expect(try figures == CommandRun(["report.json", "--dump", "figures"], in: reference).output)
        #expect(try CommandRun(["verify", "a.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder).status == 0)
        let carried = try folder.text(of: "out/2023.pdf.json")
        #expect(try carried == Repository.source("Tests/Corpus/other-direction/2023/report.json").text)
        #expect(try CommandRun(["check", "out/report.json"], in: folder).status == 0)
        // A PDF of another program carries nothing; one that was changed says so.
        try folder.write("%PDF-1.4\n", to: "2023.pdf")
        let broken = try CommandRun(["check", "report.json"], in: folder)
        #expect(
            broken.status == 1 && broken.messages.contains("2023.pdf") && broken.messages.contains("report.json:"), "\(broken.messages)")
    }

    @Test(arguments: [
        ("../2023/report.json", "R004"), ("/etc/hostname", "R004"), ("2023//report.json", "R004"), ("report.json", "R004"),
        ("2022/report.json", "F001"), ("link/report.json", "F015"),
    ])
    func onlyFilesOfTheReportsFolderAreRead(_ path: String, _ id: String) throws {
        let folder = try folder([("\"2023/report.json\"", "\"\(path)\"")])
        let outside = try TemporaryFolder()
        try outside.write("{}", to: "report.json")
        try FileManager.default.createSymbolicLink(at: folder.url.appendingPathComponent("link"), withDestinationURL: outside.url)
        let run = try CommandRun(["check", "report.json"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[\(id)]"), "\(run.messages)")
        #expect(run.messages.contains("report.json:"), "\(run.messages)")
    }

    @Test func mistakesInLastYearsReportHaveTheirPlace() throws {
        let text = try Repository.source("Tests/Corpus/other-direction/2023/report.json").text
        let wrong = text.replacing("\"basic\": 130000", with: "\"basik\": 130000")
        let run = try CommandRun(["check", "report.json"], in: try folder(previous: wrong))
        #expect(run.status == 1 && run.messages.contains("2023/report.json:15:"), "\(run.messages)")
    }
}

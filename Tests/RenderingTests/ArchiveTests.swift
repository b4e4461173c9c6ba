import Foundation
import PDFArchive
import Testing

@Suite("Archival files of whole reports")
struct ArchiveTests {
    @Test("Every report of the corpus holds the standards of the default profile", arguments: Repository.reports)
    func defaultProfile(path: String) throws {
        let pdf = try RenderedReport(path).pdf()
        #expect(try Tool.brokenRules(of: pdf, profiles: ["3a", "ua1"]) == [])
    }

    @Test("The sample holds those of the profile without attachments, and all profiles are sound files", arguments: Profile.allCases)
    func profiles(profile: Profile) throws {
        let pdf = try RenderedReport("report.json").pdf(profile)
        #expect(try Tool.run("qpdf", ["--check", "{}"], on: pdf).contains("No syntax or stream encoding errors"))
        if profile == .a2aUA1 { #expect(try Tool.brokenRules(of: pdf, profiles: ["2a", "ua1"]) == []) }
    }

    @Test("Two runs give the same bytes, below one megabyte")
    func determinism() throws {
        let first = try RenderedReport("report.json").pdf()
        #expect(try RenderedReport("report.json").pdf() == first)
        #expect(first.count < 1_000_000)
    }

    @Test("All faces are embedded as subsets")
    func fonts() throws {
        let rows = try Tool.run("pdffonts", ["{}"], on: try RenderedReport("report.json").pdf()).split(separator: "\n").dropFirst(2)
        #expect(rows.count >= 5)
        // The columns emb, sub and uni.
        #expect(rows.allSatisfy { $0.contains("yes yes yes") }, "\(rows.joined(separator: "\n"))")
    }

    @Test("A file verifies against what it carries, and an altered one does not")
    func verify() throws {
        let folder = try TemporaryFolder()
        var pdf = try RenderedReport("report.json").pdf()
        let file = folder.url.appendingPathComponent("report.pdf")
        try Data(pdf).write(to: file)
        #expect(try CommandRun(["verify", "report.pdf"], in: folder).status == 0)
        #expect(try CommandRun(["extract", "report.pdf", "-o", "sources"], in: folder).status == 0)
        let extracted = try String(contentsOf: folder.url.appendingPathComponent("sources/report.json"), encoding: .utf8)
        #expect(extracted == (try Repository.source("report.json").text))
        pdf.append(UInt8(ascii: "\n"))
        try Data(pdf).write(to: file)
        let run = try CommandRun(["verify", "report.pdf"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F034]"))
    }
}

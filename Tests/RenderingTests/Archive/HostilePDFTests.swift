import Foundation
import Testing

/// What somebody makes to do harm, or what a bad disk makes of a file: a message, an exit code, and nothing written.
@Suite("Hostile and damaged PDFs")
struct HostilePDFTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Extracts a file; nothing may be there but the file itself.
    private func expectRefused(_ pdf: [UInt8], _ id: String, location: SourceLocation = #_sourceLocation) throws {
        try folder.write(pdf, toNew: "a.pdf")
        for command in [["extract", "a.pdf", "-o", "out"], ["verify", "a.pdf"]] {
            let start = ContinuousClock.now
            let run = try CommandRun(command, in: folder)
            #expect(run.status == 1, "\(command[0]): \(run.messages)", sourceLocation: location)
            #expect(ContinuousClock.now - start < .seconds(20), sourceLocation: location)
            if command[0] == "extract" { #expect(run.messages.contains("[\(id)]"), "\(run.messages)", sourceLocation: location) }
            #expect(run.messages.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" }, sourceLocation: location)
        }
        #expect(try folder.names == ["a.pdf"], sourceLocation: location)
    }

    @Test(
        "Names that leave the folder, hide in it or obey the terminal are refused, and nothing is written",
        arguments: [
            "../a.json", "a/../../b.json", "/tmp/a.json", "a//b.json", "./a.json", "..", ".profile", "a/.ssh/b", "a\u{1B}[2Jb.json",
            "a\u{7}.json",
            // A mark that joins the stroke before it: one character to a reader, two to the system.
            "../\u{338}a.json", "a/\u{301}../../../b.json", "a\u{202E}nosj.b", "a\\..\\b.json", "a\u{2028}b.json",
            String(repeating: "a", count: 300),
        ])
    func names(name: String) throws {
        try expectRefused(HandmadePDF.carrying([("report.json", "{}"), (name, "x")]), "F032")
    }

    @Test("Files of one name are kept apart; a file that is a folder for another leaves nothing")
    func duplicates() throws {
        try folder.write(HandmadePDF.carrying([("a.csv", "1"), ("a.csv", "2"), ("b/a", "3"), ("b/a", "4")]), toNew: "a.pdf")
        let run = try CommandRun(["extract", "a.pdf", "-o", "out", "--force"], in: folder)
        #expect(run.status == 0 && run.messages.contains("[F038]"), "\(run.messages)")
        let written = try ["a.csv", "a-2.csv", "b/a", "b/a-2"].map { try folder.text(of: "out/\($0)") }
        #expect(written == ["1", "2", "3", "4"])
        try folder.write(HandmadePDF.carrying([("a", "1"), ("a/b", "2")]), toNew: "a.pdf")
        let clash = try CommandRun(["extract", "a.pdf", "-o", "new/deep", "--force"], in: folder)
        #expect(clash.status == 1 && clash.messages.contains("[F009]"), "\(clash.messages)")
        #expect(try folder.names == ["a.pdf", "out"])
    }

    @Test("What is in the folder is never replaced, nor followed where it is a link")
    func existing() throws {
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        #expect(try CommandRun(["report.json", "-o", "a.pdf"], in: folder).status == 0)
        try folder.write("mine", to: "report.json")
        let before = try folder.names
        let run = try CommandRun(["extract", "a.pdf", "-o", "."], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F039]"), "\(run.messages)")
        #expect(try folder.names == before && folder.text(of: "report.json") == "mine")
        let link = folder.url.appendingPathComponent("out/layouts")
        try folder.write("", toNew: "out/notes.txt")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.url.appendingPathComponent("elsewhere"))
        let linked = try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder)
        #expect(linked.status == 1 && linked.messages.contains("[F039]"), "\(linked.messages)")
        try FileManager.default.removeItem(at: link)
        #expect(try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder).status == 0)
        #expect(try folder.text(of: "out/notes.txt") == "" && folder.text(of: "out/report.json") == SmallLayout.report("甲局"))
        #expect(try Set(folder.names) == Set(before + ["out"]))
    }

    @Test("A flipped bit is never verified, and what is taken out in spite of it is right")
    func flippedBits() throws {
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        #expect(try CommandRun(["report.json", "-o", "good.pdf"], in: folder).status == 0)
        let good = try folder.bytes(of: "good.pdf")
        #expect(try CommandRun(["extract", "good.pdf", "-o", "good"], in: folder).status == 0)
        let sources = try folder.files(below: "good")
        for step in 0..<24 {
            var bytes = good
            let place = (step * 7919 + 131) * 31 % bytes.count
            bytes[place] ^= 1 << UInt8(step % 8)
            try folder.write(bytes, toNew: "bad.pdf")
            let verified = try CommandRun(["verify", "bad.pdf"], in: folder)
            #expect([1, 4].contains(verified.status), "bit \(step % 8) of byte \(place): \(verified.messages)")
            let run = try CommandRun(["extract", "bad.pdf", "-o", "out"], in: folder)
            guard run.status == 0 else {
                #expect(run.status == 1 && run.messages.contains("[F"), "\(run.messages)")
                #expect(try !folder.names.contains("out"))
                continue
            }
            for path in sources {
                #expect(try folder.bytes(of: "out/\(path)") == folder.bytes(of: "good/\(path)"), "byte \(place): \(path)")
            }
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent("out"))
        }
    }

    @Test("Page trees that lead nowhere, in circles or into depths")
    func pageTrees() throws {
        let carried = [("report.json", "{}")]
        try expectRefused(HandmadePDF.carrying(carried, page: "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"), "F030")
        try expectRefused(HandmadePDF.carrying(carried, page: "null"), "F030")
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        try expectRefused(
            HandmadePDF.carrying(carried, page: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</A \(deep)>>>>"), "F030")
        var chain = (0..<2_000).map { "<</Type/Catalog/Pages 2001 0 R/Next \($0 + 2) 0 R>>" }
        chain[1999] = "<</A 1>>"
        try expectRefused(
            HandmadePDF.file(chain + ["<</Type/Pages/Kids[2002 0 R]/Count 1>>", "<</Type/Page/Parent 2001 0 R/MediaBox[0 0 9 9]>>"]), "F036"
        )
        try expectRefused(Array("%PDF-1.7\nno more".utf8), "F030")
        try expectRefused([], "F030")
    }

    /// What a hostile file may take, whatever is in it.
    private static let (seconds, megabytes) = (2.0, 300)

    /// The worst of them, and which of the limits each tries.
    private static func worst() throws -> [[UInt8]] {
        let carried = [("report.json", "{}")]
        let circle = HandmadePDF.carrying(carried, page: "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>")
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        let nested = HandmadePDF.carrying(carried, page: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</A \(deep)>>>>")
        // Each object names the next twice: 2⁶⁰ ways to the last.
        let fork = (0..<60).map { "<</A \($0 + 4) 0 R/B \($0 + 4) 0 R>>" }
        let pages = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources 4 0 R>>",
        ]
        let doubled = HandmadePDF.file(pages + fork.dropFirst() + ["<<>>", "<<>>"])
        return [try AlteredPDF.make("unpack", [], "600"), circle, nested, doubled]
    }

    @Test("Hostile files take less than 2 s of processor time and 300 MB, measured over all processes")
    func limits() throws {
        let script = "\(Repository.root)/Tests/PDFTests/Python/measure.py"
        for (index, pdf) in try Self.worst().enumerated() {
            try folder.write(pdf, toNew: "a.pdf")
            for command in [["verify", "a.pdf"], ["extract", "a.pdf", "-o", "out"]] {
                let program = try CommandRun.program.path
                let said = try Tool.run("\(Repository.root)/.venv/bin/python", [script, folder.url.path, program] + command, on: [UInt8]())
                let numbers = said.split(separator: "\n").first?.split(separator: " ").compactMap { Double($0) } ?? []
                try #require(numbers.count == 3, "\(said)")
                #expect(numbers[0] == 1 && numbers[1] < Self.seconds && Int(numbers[2]) < Self.megabytes, "file \(index): \(said)")
                #expect(said.contains("[F0"), "file \(index): \(said)")
            }
        }
        #expect(try folder.names == ["a.pdf"])
    }

    @Test("600 megabytes that are packed into one takes neither the memory nor the time")
    func packed() throws {
        try folder.write(try AlteredPDF.make("unpack", [], "600"), toNew: "a.pdf")
        let start = ContinuousClock.now
        let run = try CommandRun(["extract", "a.pdf", "-o", "out"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F036]"), "\(run.messages)")
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(try folder.names == ["a.pdf"])
    }
}

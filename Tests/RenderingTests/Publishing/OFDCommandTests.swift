import Diagnostics
import Foundation
import ReportRendering
import Testing

/// The program with OFD files: drawn, taken out, verified.
@Suite("OFD files of the program")
struct OFDCommandTests {
    @Test("A report and its workbook in one call; data and layout come out of the OFD file as they went in; it is what they give")
    func command() throws {
        let folder = try TemporaryFolder()
        let report = "\(Repository.root)/report.json"
        let drawn = try CommandRun([report, "-o", "1.pdf", "-o", "1.ofd", "-o", "1.xlsx"], in: folder)
        #expect(drawn.status == 0, "\(drawn.messages.suffix(300))")
        #expect(try folder.names.sorted() == ["1.ofd", "1.pdf", "1.xlsx"])
        try checkReaders(in: folder)
        let imported = try CommandRun(["import", "1.xlsx", "-o", "again.json"], in: folder)
        #expect(imported.status == 0 && imported.output.contains("改动 0 处"), "\(imported.messages) \(imported.output.suffix(300))")
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("again.json")) == Data(contentsOf: URL(fileURLWithPath: report)))
        let taken = try CommandRun(["extract", "1.ofd", "-o", "out"], in: folder)
        #expect(taken.status == 0, "\(taken.messages)")
        let data = try Data(contentsOf: folder.url.appendingPathComponent("out/report.json"))
        #expect(try data == Data(contentsOf: URL(fileURLWithPath: report)))
        let layout = try Data(contentsOf: folder.url.appendingPathComponent("out/layouts/sichuan/layout.yaml"))
        #expect(try layout == Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/layouts/sichuan/layout.yaml")))
        let verified = try CommandRun(["verify", "1.ofd"], in: folder)
        #expect(verified.status == 0, "\(verified.messages)")
        // Zipped again it is another file with the same document; with another figure it is not.
        let script = """
            import sys, zipfile
            source = zipfile.ZipFile("1.ofd")
            for name, change in (("again.ofd", None), ("changed.ofd", b"139")):
                with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as target:
                    for info in source.infolist():
                        data = source.read(info)
                        if change and info.filename.endswith("Page_5/Content.xml"): data = data.replace(b"</ofd:TextCode>", change + b"</ofd:TextCode>", 1)
                        target.writestr(info.filename, data)
            """
        try folder.write(script, to: "zip.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "\(Repository.root)/.venv/bin/python")
        process.arguments = ["zip.py"]
        process.currentDirectoryURL = folder.url
        #expect(try process.outputToItsEnd() == "")
        let again = try CommandRun(["verify", "again.ofd"], in: folder)
        #expect(again.status == 4, "\(again.messages)")
        let changed = try CommandRun(["verify", "changed.ofd"], in: folder)
        #expect(changed.status == 1 && changed.messages.contains("6"), "\(changed.messages)")
        try Data("PK\u{3}\u{4}nothing".utf8).write(to: folder.url.appendingPathComponent("broken.ofd"))
        let broken = try CommandRun(["extract", "broken.ofd", "-o", "nowhere"], in: folder)
        #expect(broken.status == 1 && broken.messages.contains("OFD 已损坏或不完整") && !broken.messages.contains("PDF"), "\(broken.messages)")
        #expect(try !folder.names.contains("nowhere"))
    }

    /// Readers of OFD put every character where the PDF has it; a statement, which is set in the face that they can use, has the PDF's ink.
    private func checkReaders(in folder: TemporaryFolder) throws {
        let face = "\(Repository.root)/Fonts/prepared/NotoSerifCJKsc-Regular.ttf"
        let script = "\(Repository.root)/Tests/PDFTests/Python/ofd_readers.py"
        let files = ["1.pdf", "1.ofd"].map { folder.url.appendingPathComponent($0).path }
        let pages = ["1", "3", "6", "9", "32", "45"]
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + files + [face] + pages, on: [[UInt8]]())
        let lines = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(
            lines.map { $0.prefix(2).joined(separator: " ") }
                == ["ofd2img", "easyofd", "ofdkit"].flatMap { reader in pages.map { "\(reader) \($0)" } })
        for line in lines where line.count >= 4 {
            #expect(try #require(Int(line[2])) > 20 && line[3] == "0", "\(line)")
            guard line[1] == "32", line.count == 6 else { continue }
            #expect(try #require(Double(line[4])) > 0.9 && #require(Double(line[5])) > 0.9, "\(line)")
        }
    }
}

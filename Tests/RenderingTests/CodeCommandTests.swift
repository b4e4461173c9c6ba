import Foundation
import Testing

/// Codes as they leave the program, read back by a decoder that is not ours.
@Suite("QR and bar codes")
struct CodeCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("青禾镇图书馆"), to: "r.json")
    }

    private func codes(in files: [[UInt8]]) throws -> [String] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/codes.py"
        let text = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + files.map { _ in "{}" }, on: files)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Each at the smallest module that is taken for readable, in a PDF that holds the standards, on a web page, and as paths of an OFD.
    @Test("A decoder reads what was written, from PDF and web page")
    func decoding() throws {
        let prose = """
            @code qr {text="https://example.org/年报?单位={name}&total={total:number}" width=13mm}
            @code qr {text="{name}" width=30mm level=H align=left caption="扫码查验" style=标题}
            @space 20mm
            @code datamatrix {text="{name}：{total}" width=10mm align=right}
            @space 20mm
            @code code128 {text="QH-2024-{total:number}" width=50mm height=12mm}
            @space 20mm
            @code ean13 {text="690123456789" width=29.9mm alt="商品条码"}

            """
        try folder.write(prose, toNew: "layouts/small/prose/a.md")
        let run = try CommandRun(["r.json", "-o", "out.pdf", "-o", "out.html", "-o", "out.ofd"], in: folder)
        #expect(run.status == 0 && !run.messages.contains("B057"), "\(run.messages)")
        let pdf = try folder.bytes(of: "out.pdf")
        let expected = [
            "Code128 QH-2024-3.00", "DataMatrix 青禾镇图书馆：3.00", "EAN13 6901234567892", "QRCode https://example.org/年报?单位=青禾镇图书馆&total=3.00",
            "QRCode 青禾镇图书馆",
        ].joined(separator: "|")
        #expect(try codes(in: [pdf, folder.bytes(of: "out.html")]) == [expected, expected])
        #expect(try Tool.brokenRules(of: [(pdf, ["3a", "ua1"])]) == [])
        let tags = try Tool.run(
            "\(Repository.root)/.venv/bin/python", ["\(Repository.root)/Tests/PDFTests/Python/tags.py", "{}"], on: pdf)
        let figures = tags.split(separator: "\n").filter { $0.contains("Figure") }
        #expect(figures.count == 5 && figures.allSatisfy { $0.contains("BBox") })
        #expect(figures[1].contains("Alt “二维码：青禾镇图书馆”") && figures[3].contains("条形码：QH-2024-3.00") && figures[4].contains("Alt “商品条码”"))
        let images = try Tool.run("pdfimages", ["-list", "{}"], on: pdf)
        #expect(images.split(separator: "\n").count == 2, "codes are paths, not pixels: \(images)")
        // The dark modules of each are one path over white.
        let script = """
            import sys, zipfile
            pages = zipfile.ZipFile(sys.argv[1])
            print(*(pages.read(name).decode() for name in pages.namelist() if name.endswith("Content.xml")))
            """
        let page = try Tool.run(
            "\(Repository.root)/.venv/bin/python", ["-c", script, "{}"], on: [folder.bytes(of: "out.ofd")], ending: "ofd")
        #expect(page.components(separatedBy: "<ofd:PathObject").count - 1 >= 10, "\(page.prefix(400))")
    }
}

import Foundation
import Testing

/// Packages of other trades, written with the documents of the language alone: what they print is what a reader of such a paper looks for.
@Suite("Packages that show that the language suffices")
struct ProofPackageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let packages = "\(Repository.root)/Tests/Packages"

    /// The data of a package with some texts replaced, drawn in all forms that are asked for.
    private func draw(_ package: String, replacing changes: [(String, String)] = [], _ outputs: String...) throws -> CommandRun {
        var data = try String(contentsOfFile: "\(Self.packages)/\(package)/report.json", encoding: .utf8)
        for (old, new) in changes {
            try #require(data.contains(old))
            data = data.replacing(old, with: new)
        }
        try folder.write(data, to: "report.json")
        return try CommandRun(
            ["report.json", "--layout", "\(Self.packages)/\(package)", "--strict"] + outputs.flatMap { ["-o", $0] }, in: folder)
    }

    @Test("An invoice: amounts that add up, in capitals too, a stamp over the text, a code that is read back")
    func invoice() throws {
        let run = try draw("invoice", "out.pdf", "out.html")
        #expect(run.status == 0 && !run.messages.contains("["), "\(run.messages)")
        let pdf = try folder.bytes(of: "out.pdf")
        let text = try Tool.run("pdftotext", ["-layout", "{}", "-"], on: pdf)
        for expected in [
            "电子发票（普通发票）", "发票号码：24519900000001234567", "开票日期：2024年11月5日", "名称：青禾镇图书馆", "4260.00", "383.40", "¥6,394.34", "¥572.66",
            "陆仟玖佰陆拾柒元整", "（小写）¥6,967.00", "开票人：李禾",
        ] { #expect(text.contains(expected), "\(expected) is not in \(text)") }
        // A long model number is parted in its narrow column, and is whole again for whoever copies it.
        #expect(text.contains("QH-KP-2024-") && !text.contains("QH-KP-2024-A16-0012"))
        let script = "\(Repository.root)/Tests/PDFTests/Python/codes.py"
        let codes = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}", "{}"], on: [pdf, folder.bytes(of: "out.html")])
        let address = "QRCode https://cha.example.org/?n=24519900000001234567&d=2024-11-05&t=6967.00"
        #expect(codes == "\(address)\n\(address)\n")
        #expect(try Tool.brokenRules(of: [(pdf, ["3a", "ua1"])]) == [])
        let tags = try Tool.run(
            "\(Repository.root)/.venv/bin/python", ["\(Repository.root)/Tests/PDFTests/Python/tags.py", "{}"], on: pdf)
        #expect(tags.contains("Alt “查验发票24519900000001234567的二维码”") && tags.contains("Alt “云溪书店有限公司发票专用章”"), "\(tags)")
    }

    @Test("An invoice that is wrong is refused at the data, and nothing is written")
    func faultyInvoice() throws {
        for (old, new, expected) in [
            ("6967.0", "6968.0", "/total: 错误[I01] 价税合计与写明的一致"),
            ("91519900MA6X7Y8Z9W", "91519900MA6X7Y8Z9", "错误[I02] 云溪书店有限公司的统一社会信用代码有18位"),
            ("24519900000001234567", "2451990000000123456", "/number: 错误[D059]"),
        ] {
            let run = try draw("invoice", replacing: [(old, new)], "out.pdf")
            #expect(run.status != 0 && run.messages.contains(expected), "\(run.messages)")
            #expect(try folder.names == ["report.json"])
        }
    }
}

import Foundation
import PDFArchive
import ReportRendering
import Testing

/// typesetting.md 1.6: text that is copied out of the PDF is the text that was given, without spaces at the gaps of Han and figures.
@Suite("Copying text from the PDF")
struct CopyingTests {
    /// A program that writes the text of a PDF to standard output.
    enum Reader: String, CaseIterable {
        case poppler, mupdf

        /// The text of the PDF; `order` is poppler's.
        func text(of path: String, order: [String] = ["-raw"]) throws -> String {
            switch self {
            // In the order of the content: cells that stand side by side are not read across.
            case .poppler: try output(of: "/usr/bin/pdftotext", order + [path, "-"])
            case .mupdf:
                try output(
                    of: "\(Repository.root)/.venv/bin/python",
                    [
                        // Its layout analysis takes a second to load.
                        "-c",
                        "import sys\nsys.modules['pymupdf.layout'] = None\nimport pymupdf\n"
                            + "for page in pymupdf.open(sys.argv[1]): print(page.get_text())", path,
                    ])
            }
        }

        private func output(of program: String, _ arguments: [String]) throws -> String {
            try #require(FileManager.default.isExecutableFile(atPath: program), "no \(program); run Scripts/bootstrap")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            return String(decoding: data, as: UTF8.self)
        }
    }

    @Test(
        "Every line is read as it was given, in one piece: no space at gaps, no line end where a mark was squeezed",
        arguments: Repository.reports)
    func lines(report path: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("report.pdf").path
        try Data(try ArchivedReport.shared(path).pdf).write(to: URL(fileURLWithPath: file))
        let lines = try ArchivedReport.lines(of: path).flatMap { $0 }
        #expect(lines.count > 30)
        for reader in Reader.allCases {
            let text = try reader.text(of: file).split(whereSeparator: \.isNewline).map { Self.shown($0) }
            let known = Set(text)
            // Leaders are drawn in their own rhythm.
            for line in Set(lines).sorted() where !line.contains("…") {
                // A reader may part a line at a space of one em: what stands between such spaces is in one piece.
                for part in line.split(separator: "\u{3000}") {
                    let shown = Self.shown(String(part))
                    #expect(known.contains(shown) || text.contains { $0.contains(shown) }, "\(reader.rawValue): \(line)")
                }
            }
        }
    }

    @Test("Names spread over a width, dots, underlines, dashes and raised marks are read as they were given", arguments: Reader.allCases)
    func whatIsSetApart(reader: Reader) throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        let styles = try #require(SmallLayout.files["styles.yaml"]).replacing(
            "cells:", with: "  署名: {extends: 正文, align: distribute, start: 250pt}\ncells:")
        try folder.write(styles, toNew: "layouts/small/styles.yaml")
        let prose = """
            @text 署名 王小明
            @text 署名 李明
            @text 署名 某某区总工会
            [重点]{.emphasis-dots}——“三公”[经费]{.underline}共`395.14`万元……
            “中国梦·劳动美”，面积`100`m[`2`]{.superscript}

            """
        try folder.write(prose, toNew: "layouts/small/prose/a.md")
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        let run = try CommandRun(["report.json", "-o", "a.pdf"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let lines = try reader.text(of: folder.url.appendingPathComponent("a.pdf").path).split(whereSeparator: \.isNewline).map(String.init)
        let given = ["王小明", "李明", "某某区总工会", "重点——“三公”经费共395.14万元……", "“中国梦·劳动美”，面积100m2"]
        #expect(lines.starts(with: given), "\(lines)")
    }

    @Test("Names of two to four Han over several widths are whole, however far their characters stand apart")
    func spreadNames() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        // Widths in em, of 16 points; the text is 170 mm wide.
        let widths = [4.2, 5.0, 7.0, 10.0, 16.0, 28.0]
        let names = ["李明", "王小明", "欧阳小明"]
        let left = widths.map { 170 / 25.4 * 72 - $0 * 16 }
        let styles = left.enumerated().map { "  名\($0.offset): {extends: 正文, align: distribute, start: \($0.element)pt}\n" }.joined()
        try folder.write(
            try #require(SmallLayout.files["styles.yaml"]).replacing("cells:", with: styles + "cells:"), toNew: "layouts/small/styles.yaml")
        let prose = widths.indices.flatMap { width in names.map { "@text 名\(width) \($0)\n" } }.joined()
        try folder.write(prose, toNew: "layouts/small/prose/a.md")
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        let run = try CommandRun(["report.json", "-o", "a.pdf"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let file = folder.url.appendingPathComponent("a.pdf").path
        func lines(_ text: String) -> [String] {
            text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        let given = widths.flatMap { _ in names }
        for order in [["-raw"], [], ["-layout"]] {
            #expect(lines(try Reader.poppler.text(of: file, order: order)) == given, "\(order)")
        }
        #expect(lines(try Reader.mupdf.text(of: file)) == given)
    }

    /// A wide space is read as a space by some.
    private static func shown(_ text: some StringProtocol) -> String {
        text.split { $0 == " " || $0 == "\u{3000}" }.joined(separator: " ")
    }
}

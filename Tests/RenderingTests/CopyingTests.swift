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

        func text(of path: String) throws -> String {
            switch self {
            case .poppler: try output(of: "/usr/bin/pdftotext", [path, "-"])
            case .mupdf:
                try output(
                    of: "\(Repository.root)/.venv/bin/python",
                    ["-c", "import pymupdf, sys\nfor page in pymupdf.open(sys.argv[1]): print(page.get_text())", path])
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

    @Test("No space stands between a figure and a Han where the source has none", arguments: Reader.allCases)
    func gaps(reader: Reader) throws {
        let report = try RenderedReport("report.json")
        let folder = try TemporaryFolder()
        let path = folder.url.appendingPathComponent("report.pdf").path
        try Data(try report.pdf()).write(to: URL(fileURLWithPath: path))
        let text = try reader.text(of: path)

        let explainer = try report.explainer()
        let lines = try (1...explainer.pageCount).flatMap(explainer.lines)
        let pairs = Set(lines.flatMap { $0.matches(of: /\p{Han}{2}[0-9.]+%?\p{Han}{2}/).map { String($0.output) } })
        #expect(pairs.count > 50)
        for pair in pairs.sorted() {
            #expect(text.contains(pair), "\(reader.rawValue): \(pair)")
        }
    }
}

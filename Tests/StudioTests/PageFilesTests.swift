import Foundation
import Testing

@testable import Studio

/// The program has the files of the page as they stand in the sources.
struct PageFilesTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources/Studio/Page")

    @Test("Scripts/embed-page was run") func areThoseOfTheSources() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { [".html", ".css", ".js", ".svg"].contains(where: $0.hasSuffix) }.sorted()
        #expect(PageFiles.all.map(\.name) == names)
        for file in PageFiles.all {
            let source = try String(contentsOf: folder.appendingPathComponent(file.name), encoding: .utf8)
            #expect(file.text + "\n" == source, "\(file.name)")
        }
    }

    /// Nothing is asked of another machine, and no text of a report can become markup.
    @Test func loadsNothingFromElsewhere() {
        for file in PageFiles.all {
            let text = file.text.replacing("http://www.w3.org/2000/svg", with: "")
            for word in ["http://", "https://", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "style=\""] {
                #expect(!text.contains(word), "\(file.name): \(word)")
            }
        }
    }

    @Test func givesNoOtherFiles() {
        #expect(PageFiles.answer("main.js").type == "text/javascript; charset=utf-8")
        for name in ["../main.js", "Package.swift", "", ".", "jsconfig.json"] { #expect(PageFiles.answer(name).status == 404) }
    }
}

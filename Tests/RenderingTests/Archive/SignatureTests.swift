import Diagnostics
import Display
import Foundation
import Geometry
import PDFArchive
import QPDF
import Testing

@testable import ReportRendering

/// Places to sign: prepared by a layout or in a call, signed by pyHanko, and both standards still hold.
@Suite struct SignatureTests {
    /// A report whose layout has a place for a seal behind its first paragraph.
    private func folder(_ directive: String = "@signature 单位公章 {align=right indent=10mm}") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write("# {name}\n合计{total}。\n\(directive)\n{text}\n@table 明细表\n", to: "layouts/small/prose/a.md")
        try folder.write(SmallLayout.report("甲局"), to: "report.json")
        return folder
    }

    private struct Field: Equatable {
        var page: Int
        var name: String
        /// In millimetres from the left and the upper edge of an upright A4 page.
        var box: [Int]
    }

    private func fields(of pdf: [UInt8]) throws -> [Field] {
        let file = try PDFFile(pdf)
        return (0..<file.pageCount).flatMap { index in
            let annotations = file.value(of: "Annots", in: file.page(index)).map { file.items(of: $0) } ?? []
            return annotations.filter { file.value(of: "FT", in: $0).flatMap { file.name($0) } == "Sig" }.map { field in
                let box = file.value(of: "Rect", in: field).map { file.items(of: $0).compactMap { file.number($0) } } ?? []
                let millimetres = [box[0], 841.89 - box[3], box[2], 841.89 - box[1]].map { Int(($0 * 25.4 / 72).rounded()) }
                return Field(page: index + 1, name: file.value(of: "T", in: field).flatMap { file.text($0) } ?? "", box: millimetres)
            }
        }
    }

    private func drawn(_ options: [String] = [], in folder: TemporaryFolder) throws -> [UInt8] {
        let run = try CommandRun(["report.json", "-o", "a.pdf"] + options, in: folder)
        try #require(run.status == 0, "\(run.messages)")
        return try folder.bytes(of: "a.pdf")
    }

    /// A text block of 170 mm from 20 mm on; two lines of 30 pt each, the lower edge of the second is 41 mm from the upper edge of the page.
    @Test(
        arguments: [
            ("@signature 单位公章", "单位公章", [84, 20, 126, 62]),
            ("@signature 单位公章 {align=right indent=10mm}", "单位公章", [138, 20, 180, 62]),
            ("@signature 负责人签字 {width=60mm height=20mm align=left}", "负责人签字", [20, 31, 80, 51]),
            ("@signature 负责人签字 {height=1cm align=left indent=5mm}", "负责人签字", [25, 36, 35, 46]),
            ("@space 40mm\n@signature 单位公章 {align=left}", "单位公章", [20, 60, 62, 102]),
        ])
    func layoutsPreparePlaces(directive: String, name: String, box: [Int]) throws {
        #expect(try fields(of: drawn(in: folder(directive))) == [Field(page: 1, name: name, box: box)])
    }

    @Test("A field takes no room: the same lines stand in the same places without it")
    func noRoom() throws {
        let words = try ["@signature 公章", "// none"].map { directive in
            try Tool.run("pdftotext", ["-bbox", "{}", "-"], on: drawn(in: folder(directive))).split(separator: "\n").filter {
                $0.contains("<word")
            }
        }
        #expect(words[0].count > 5 && words[0] == words[1])
    }

    @Test(
        arguments: [
            ("1:右下", "单位公章", [148, 235, 190, 277]), ("last:top-left", "单位公章", [20, 20, 62, 62]),
            ("末页:100,150:财务专用章", "财务专用章", [79, 129, 121, 171]), ("1:center", "单位公章", [84, 128, 126, 170]),
        ])
    func callsPreparePlaces(argument: String, name: String, box: [Int]) throws {
        let folder = try folder("")
        #expect(try fields(of: drawn(["--signature-field", argument], in: folder)) == [Field(page: 1, name: name, box: box)])
        let verified = try CommandRun(["verify", "a.pdf"], in: folder)
        #expect(verified.status == 0 && verified.messages.contains("逐字节相符"), "\(verified.messages)")
    }

    @Test func batchesAndDraftsHaveThemToo() throws {
        let folder = try folder()
        let draft = try drawn(["--draft", "--signature-field", "1:bottom-left", "--signature-field", "1:bottom"], in: folder)
        #expect(try fields(of: draft).map(\.name) == ["单位公章", "单位公章 2", "单位公章 3"])
        let run = try CommandRun(["batch", "report.json", "-o", "out", "--signature-field", "1:bottom-left:印"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try fields(of: folder.bytes(of: "out/report.pdf")).map(\.name) == ["单位公章", "印"])
        #expect(try CommandRun(["verify", "out/report.pdf"], in: folder).status == 0)
    }

    @Test(arguments: [
        ("0:right", 64, "--signature-field"), ("1", 64, "--signature-field"), ("1:oben", 64, "--signature-field"),
        ("1:right:a.b", 64, "--signature-field"), ("1:1,x", 64, "--signature-field"), ("9:right", 1, "[F052]"), ("1:10,100", 1, "[F053]"),
    ])
    func wrongPlacesAreTold(argument: String, status: Int32, words: String) throws {
        let folder = try folder()
        let run = try CommandRun(["report.json", "-o", "a.pdf", "--signature-field", argument], in: folder)
        #expect(run.status == status && run.messages.contains(words), "\(run.messages)")
        #expect(try !folder.names.contains("a.pdf"))
    }

    /// A report of each department layout: covers with a date and without.
    private static let covers = [
        "report.json", "Tests/Corpus/national-form/report.json", "Tests/Corpus/shanghai-unit/report.json",
        "Tests/Corpus/shanghai-budget-unit/report.json",
    ]

    @Test("With the option `seal` the cover has a field for the seal, and all else stays where it is", arguments: covers)
    func sealsOfShippedLayouts(path: String) throws {
        let source = try Repository.source(path)
        var covers: [DisplayPage] = []
        for source in [source, try source.with(option: "\"seal\": true")] {
            let data = try readReport(source)
            let renderer = try Repository.renderer(for: data)
            var bound = try renderer.bind(data)
            bound.document.sections.removeSubrange(1...)
            let pages = DisplayList(try renderer.pages(of: bound, data: data).document).pages
            #expect(pages.count == 1)
            covers += pages
        }
        #expect(covers[0].fields == [] && covers[1].fields.map(\.name) == ["单位公章"])
        #expect(covers[0].stretches.map(\.operations) == covers[1].stretches.map(\.operations))
        let (field, sheet) = (try #require(covers[1].fields.first?.rect), covers[1].geometry.trim)
        // In the middle of the text block, whose margins differ by 2 mm, of the size of a seal, at least 20 mm from every edge.
        #expect(abs((field.origin.x + field.size.width / 2 - sheet.origin.x - sheet.size.width / 2).points) < 3)
        #expect(abs(field.size.width.points - 42 * 72 / 25.4) < 0.01 && field.size.width == field.size.height)
        let above = (field.origin.y - sheet.origin.y).points
        let below = (sheet.size.height - field.size.height).points - above
        #expect(above > 56 && below > 56, "\(field)")
    }

    @Test("The sample with a place for its seal is sealed, and both standards hold")
    func sealedSample() throws {
        let data = try readReport(Repository.source("report.json").with(option: "\"seal\": true"))
        let renderer = try Repository.renderer(for: data)
        let bound = try renderer.bind(data)
        let pages = try renderer.pages(of: bound, data: data).document
        let options = renderer.archiveOptions(for: bound, data: data, pages: pages, options: DrawingOptions(profile: .a3aUA1))
        let sealed = try AlteredPDF.make("seal", renderer.pdf(of: pages, options: options), "单位公章")
        #expect(try Tool.brokenRules(of: [(sealed, ["3a", "ua1"])]) == [])
    }

    /// What stands in the options of a file gives the same fields again.
    @Test(arguments: ["1:bottom-right", "last:120,230.5", "12:left:财务专用章"])
    func argumentsComeBack(argument: String) throws {
        #expect(try #require(SignatureFieldPosition(argument)).argument == argument)
    }

    /// The stamp that docs/profiles.md shows: an image, no face, the metadata as they are.
    @Test(arguments: [[String](), ["--linearize"]])
    func signed(options: [String]) throws {
        var (files, signedTwice) = ([(pdf: [UInt8], profiles: [String])](), [(pdf: [UInt8], profiles: [String])]())
        for (profile, levels) in [("a3a+ua1", ["3a", "ua1"]), ("a2a+ua1", ["2a", "ua1"]), ("a4f+ua2", ["4f", "ua2"])] {
            let folder = try folder()
            let pdf = try drawn(["--profile", profile, "--signature-field", "1:bottom-left:财务专用章"] + options, in: folder)
            let once = try AlteredPDF.make("seal", pdf, "单位公章")
            let twice = try AlteredPDF.make("seal", once, "财务专用章")
            #expect(twice.starts(with: once) && once.starts(with: pdf))
            files += [(pdf, levels), (once, levels)]
            signedTwice.append((twice, levels))
            guard profile != "a2a+ua1" else { continue }
            for (signed, count) in [(once, 1), (twice, 2)] {
                try folder.write(signed, toNew: "b.pdf")
                let run = try CommandRun(["verify", "b.pdf"], in: folder)
                #expect(run.status == 0 && run.messages.contains("追加了 \(count) 个签名"), "\(profile): \(run.messages)")
            }
            #expect(try Tool.run("pdfsig", ["-nocert", "{}"], on: twice).components(separatedBy: "Signature is Valid").count == 3)
        }
        #expect(try Tool.brokenRules(of: files) == [])
        // What was signed first can not cover what was added for the second signature; page-validation wants that of each.
        #expect(try Tool.brokenRules(of: signedTwice).allSatisfy { $0.contains("-SIGNATURE-BYTERANGE-001 ") })
    }
}

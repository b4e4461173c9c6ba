import Display
import Foundation
import Geometry
import QPDF
import Styling
import Testing

@testable import PDFArchive

/// What a file says of itself beside its pages.
@Suite struct DocumentFactsTests {
    @Test func attachmentsComeBack() throws {
        let sample = try Sample.shared()
        let files = try embeddedFiles(in: sample.archived())
        // They are read in the order of UTF-8, however the file has them.
        #expect(files.map(\.name) == ["charts/图1.csv", "layout.yaml", "report.json"])
        #expect(Set(files) == Set(sample.attachments + [Sample.table]))
        #expect(try embeddedFiles(in: sample.archived(.a2aUA1)) == [])
    }

    /// ISO 32000-1, 7.9.6: who looks a name up goes by the bytes of its string. Those of text beyond ASCII are UTF-16, which has characters beyond
    /// U+FFFF before U+FF01, and text in ASCII before both.
    @Test func namesStandInTheOrderOfTheirBytes() throws {
        let sample = try Sample.shared()
        var options = ArchiveOptions()
        options.attachments = ["（一）.csv", "\u{20000}.csv", "z.csv", "图.csv"].map { name in
            Attachment(name: name, bytes: Array(name.utf8), mimeType: "text/csv", relationship: .data)
        }
        let file = try PDFFile(archive(sample.drawn, of: sample.document, options: options))
        let tree = file.value(at: ["Names", "EmbeddedFiles", "Names"], in: file.catalog).map { file.items(of: $0) } ?? []
        let names = stride(from: 0, to: tree.count, by: 2).compactMap { file.text(tree[$0]) }
        #expect(names == ["z.csv", "charts/图1.csv", "图.csv", "\u{20000}.csv", "（一）.csv"], "\(names)")
        let nodes = file.value(at: ["StructTreeRoot", "IDTree", "Kids"], in: file.catalog).map { file.items(of: $0) } ?? []
        let identifiers = nodes.flatMap { node in
            (file.value(of: "Names", in: node).map { file.items(of: $0) } ?? []).compactMap { file.text($0) }.map { Array($0.utf8) }
        }
        #expect(identifiers.count > 1 && zip(identifiers, identifiers.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }

    @Test func metadataAndInfoAreEqual() throws {
        let sample = try Sample.shared()
        let files = try Profile.allCases.map { try sample.archived($0) }
        let producer = try #require(try DrawnFile(sample.drawn.pdf, order: [0, 1, 2]).producer)
        for (profile, facts) in zip(Profile.allCases, try Tools.facts(of: files)) {
            #expect(
                facts.xmp == [
                    "Title": "年度报告 <A&B>", "Author": "某局", "Subject": "说明", "Keywords": "收入, 支出", "Creator": "render 1.0",
                    "Producer": producer, "CreationDate": "2025-08-15T09:30:00+08:00", "ModDate": "2025-08-15T09:30:00+08:00",
                ])
            // ISO 19005-4, 6.1.3: Info is no more.
            #expect(facts.info == (profile == .a4fUA2 ? [:] : facts.xmp))
            #expect(facts.own.filter { $0.key != "filesSHA256" } == ["layoutName": "sample", "dataSHA256": "00ff"])
        }
        for (profile, (pdf, facts)) in zip(Profile.allCases, zip(files, try Tools.facts(of: files))) {
            let sum = profile == .a2aUA1 ? nil : filesDigest(of: try embeddedFiles(in: pdf))
            #expect(facts.own["filesSHA256"] == sum)
        }
        let claims = try files.map { pdf in
            let file = try PDFFile(pdf)
            let stream = try required(file.value(of: "Metadata", in: file.catalog))
            let xmp = String(decoding: try file.data(of: stream), as: UTF8.self)
            return xmp.matches(of: /<(pdf\w+:\w+)>(\w+)<\/pdf/).map { "\($0.output.1) \($0.output.2)" }.filter {
                !$0.hasPrefix("pdfa") || $0.hasPrefix("pdfaid")
            }
        }
        let levels = ["pdfaid:conformance A", "pdfuaid:part 1"]
        let second = ["pdfaid:part 4", "pdfaid:rev 2020", "pdfaid:conformance F", "pdfuaid:part 2", "pdfuaid:rev 2024"]
        #expect(claims == [["pdfaid:part 3"] + levels, ["pdfaid:part 2"] + levels, second, []])
    }

    /// The judge of equality sees every entry that differs.
    @Test func anEntryThatDiffersIsFound() throws {
        let archived = try Sample.shared().archived()
        let properties = [
            "dc:title", "dc:creator", "dc:description", "pdf:Keywords", "xmp:CreatorTool", "pdf:Producer", "xmp:CreateDate",
            "xmp:ModifyDate",
        ]
        let changed = try properties.map { property in
            let file = try PDFFile(archived)
            let stream = try required(file.value(of: "Metadata", in: file.catalog))
            let xmp = String(decoding: try file.data(of: stream), as: UTF8.self)
            let start = try required(xmp.range(of: "<\(property)>"))
            let text = try required(xmp[start.upperBound...].firstMatch(of: />?([^<>]+)</)).range
            file.replaceData(of: stream, with: Array(xmp.replacingCharacters(in: text, with: xmp[text].dropLast() + "x<").utf8))
            return try file.write()
        }
        for (property, facts) in zip(properties, try Tools.facts(of: changed)) {
            #expect(facts.info.keys.filter { facts.info[$0] != facts.xmp[$0] }.count == 1, "\(property)")
        }
    }

    @Test func pagesHaveLabelsAndBoxes() throws {
        let faces = try Faces()
        let frame = Frame(size: Size(width: .pt(100), height: .pt(140)))
        let pages = [Page(frame: frame, bleed: .pt(10), hasCropMarks: true, label: "i", rotation: 90)]
        let document = PagedDocument(pages: pages, structure: StructTree(), outline: [], metadata: DocumentMetadata(title: "t"))
        let list = DisplayList(document)
        let file = try PDFFile(archive(list.drawn(fonts: faces.drawable), of: document, options: ArchiveOptions()))
        let box = { (key: String) in file.value(of: key, in: file.page(0)).map { file.items(of: $0).compactMap { file.number($0) } } }
        let edge = 10 + PageGeometry.cropMarkRoom.points
        let trim = try #require(box("TrimBox"))
        for (found, expected) in zip(trim, [edge, edge, edge + 100, edge + 140]) { #expect(abs(found - expected) < 0.001) }
        let bleed = try #require(box("BleedBox"))
        for (found, expected) in zip(bleed, [edge - 10, edge - 10, edge + 110, edge + 150]) { #expect(abs(found - expected) < 0.001) }
        #expect(box("MediaBox")?.count == 4)
        #expect(file.value(of: "Rotate", in: file.page(0)).flatMap { file.number($0) } == 90)
        #expect(file.value(at: ["PageLabels", "Nums"], in: file.catalog).map { file.items(of: $0).count } == 2)
    }

    /// Two lines at each corner of the trimmed page, off what is printed and on the sheet.
    @Test func cropMarksStandOutsideTheBleed() throws {
        let page = DisplayPage(Page(frame: Frame(size: Size(width: .pt(100), height: .pt(140))), bleed: .pt(10), hasCropMarks: true))
        let marks = page.stretches.filter { $0.mark == .artifact(.page) }.flatMap(\.operations)
        #expect(marks.count == 8)
        var edges: [String: Int] = [:]
        for case .drawing(let drawing) in marks.map(\.content) {
            let box = try #require(drawing.path.bounds)
            #expect(Rect(origin: .zero, size: page.geometry.sheet).contains(box, tolerance: .pt(0.001)))
            #expect(!box.intersects(page.geometry.bleed, tolerance: .pt(0.001)))
            #expect(drawing.stroke?.color == .black)
            // Each lies on the line of an edge of the trimmed page.
            let trim = page.geometry.trim
            if box.size.width == .zero { edges[box.minX == trim.minX ? "left" : box.minX == trim.maxX ? "right" : "none", default: 0] += 1 }
            if box.size.height == .zero {
                edges[box.minY == trim.minY ? "top" : box.minY == trim.maxY ? "bottom" : "none", default: 0] += 1
            }
        }
        #expect(edges == ["left": 2, "right": 2, "top": 2, "bottom": 2])
    }

    @Test func outlineLeadsToPlaces() throws {
        let file = try PDFFile(Sample.shared().archived())
        let first = try required(file.value(at: ["Outlines", "First"], in: file.catalog))
        #expect(file.value(of: "Title", in: first).flatMap { file.text($0) } == "第一部分　概况")
        let child = try required(file.value(of: "First", in: first))
        #expect(file.value(of: "Title", in: child).flatMap { file.text($0) } == "一、收入")
        let destination = file.value(of: "Dest", in: child).map { file.items(of: $0) } ?? []
        #expect(destination.first.flatMap { file.reference(to: $0) } == file.reference(to: file.page(1)))
        #expect(destination.dropFirst(2).prefix(2).compactMap { file.number($0) } == [20, 380])
    }

    @Test func linksSayWhatTheyAre() throws {
        let file = try PDFFile(Sample.shared().archived())
        let link = try required(file.value(of: "Annots", in: file.page(1)).flatMap { file.items(of: $0).first })
        #expect(file.value(of: "Contents", in: link).flatMap { file.text($0) } == "网站")
        #expect(file.value(at: ["A", "URI"], in: link).flatMap { file.text($0) } == "https://example.org/a%20b?(c)")
        #expect(file.value(of: "Rect", in: link).map { file.items(of: $0).compactMap { file.number($0) } } == [260, 338, 284, 352])
    }

    @Test(arguments: [Profile.a3aUA1, .a4fUA2])
    func fieldsForSignaturesAreEmpty(profile: Profile) throws {
        let file = try PDFFile(Sample.shared().archived(profile))
        let form = try required(file.value(of: "AcroForm", in: file.catalog))
        let keys = file.keys(of: form).sorted()
        let flags = file.value(of: "SigFlags", in: form).flatMap { file.number($0) }
        #expect(keys == ["Fields", "SigFlags"] && flags == 1)
        let fields = file.value(of: "Fields", in: form).map { file.items(of: $0) } ?? []
        let annotations = file.value(of: "Annots", in: file.page(2)).map { file.items(of: $0) } ?? []
        let (listed, shown) = (fields.map { file.reference(to: $0) }, annotations.map { file.reference(to: $0) })
        #expect(fields.count == 2 && listed == shown)
        for (field, (name, left)) in zip(fields, [("公章", 20.0), ("公章 2", 160)]) {
            let (kind, value) = (file.value(of: "FT", in: field).flatMap { file.name($0) }, file.value(of: "V", in: field))
            #expect(kind == "Sig" && value == nil)
            let texts = ["T", "TU"].map { file.value(of: $0, in: field).flatMap { file.text($0) } }
            #expect(texts == [name, "电子签章：\(name)"])
            let box = file.value(of: "Rect", in: field).map { file.items(of: $0).compactMap { file.number($0) } } ?? []
            #expect(box.count == 4 && zip(box, [left, 80.94, left + 119.06, 200]).allSatisfy { abs($0 - $1) < 0.01 }, "\(box)")
            let appearance = try required(file.value(at: ["AP", "N"], in: field))
            let (isStream, data) = (file.isStream(appearance), try file.data(of: appearance))
            #expect(isStream && data.isEmpty)
        }
    }

    @Test func descriptorsHaveTheMetricsOfTheirFaces() throws {
        let sample = try Sample.shared()
        var options = ArchiveOptions()
        options.faces = [FaceMetrics(name: "NotoSerifCJKsc-Regular", ascent: 1151, descent: -286, capHeight: 729)]
        let file = try PDFFile(archive(sample.drawn, of: sample.document, options: options))
        let resources = file.value(at: ["Resources", "Font"], in: file.page(0))
        let fonts = try #require(resources)
        var found: [[Double?]] = []
        for key in file.keys(of: fonts) {
            guard let font = file.value(of: key, in: fonts) else { continue }
            let descendants = file.value(of: "DescendantFonts", in: font).map { file.items(of: $0) } ?? [font]
            for part in descendants {
                guard let descriptor = file.value(of: "FontDescriptor", in: part),
                    file.value(of: "FontName", in: descriptor).flatMap({ file.name($0) })?.hasSuffix("+NotoSerifCJKsc-Regular") == true
                else { continue }
                found.append(["Ascent", "Descent", "CapHeight"].map { file.value(of: $0, in: descriptor).flatMap { file.number($0) } })
            }
        }
        #expect(!found.isEmpty && found.allSatisfy { $0 == [1151, -286, 729] }, "\(found)")
    }

    @Test func facesAreEmbeddedAsSubsets() throws {
        let fonts = try Tools.run("pdffonts", ["{}"], on: Sample.shared().archived()).text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.contains(#/[A-Z]{6}\+.* yes yes yes /#), "\(font)") }
    }
}

import Foundation
import PDFArchive
import Testing

/// Images of a layout as a user meets them: drawn, carried, verified; refused with a message, and nothing written.
@Suite("Images of a layout")
struct ImageCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "r.json")
        try prose("@image 图/徽.png {width=30mm alt=\"{name}徽标\" caption=\"图　徽标\" style=标题}\n")
        try folder.write(TestPicture.png(40, 20), toNew: "layouts/small/图/徽.png")
    }

    private func prose(_ text: String) throws { try folder.write(text, toNew: "layouts/small/prose/a.md") }

    private func render(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments, in: folder) }

    /// Draws the report, which must fail with these findings and write nothing.
    private func expectRefused(_ expected: [String], _ label: String, location: SourceLocation = #_sourceLocation) throws {
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 1, "\(label): \(run.messages)", sourceLocation: location)
        for text in expected { #expect(run.messages.contains(text), "\(label): \(run.messages)", sourceLocation: location) }
        #expect(run.messages.split(separator: "错误[").count == expected.count + 1, "\(label): \(run.messages)", sourceLocation: location)
        #expect(try folder.names == ["layouts", "r.json"], sourceLocation: location)
    }

    @Test("An image is a figure with its text, and the files of all profiles hold the standards")
    func figure() throws {
        try folder.write(TestPicture.jpeg(24, 16, components: 3), toNew: "layouts/small/b.jpg")
        try folder.write(TestPicture.png(8, 8, alpha: 0x80), toNew: "layouts/small/c.png")
        try prose(
            "@image 图/徽.png {width=30mm alt=\"{name}徽标\"}\n@image b.jpg {height=2cm alt=照片 align=left}\n@image c.png {width=5mm alt=淡}\n")
        var judged: [(pdf: [UInt8], profiles: [String])] = []
        for (profile, rules) in [("a3a+ua1", ["3a", "ua1"]), ("a2a+ua1", ["2a", "ua1"])] {
            let run = try render("r.json", "-o", "out.pdf", "--profile", profile)
            #expect(run.status == 0, "\(run.messages)")
            judged.append((try folder.bytes(of: "out.pdf"), rules))
        }
        #expect(try Tool.brokenRules(of: judged) == [])
        let tags = try Tool.run(
            "\(Repository.root)/.venv/bin/python", ["\(Repository.root)/Tests/PDFTests/Python/tags.py", "{}"], on: judged[0].pdf)
        let figures = tags.split(separator: "\n").filter { $0.contains("Figure") }
        #expect(figures.count == 3 && figures.allSatisfy { $0.contains("BBox") }, "\(tags)")
        for (figure, text) in zip(figures, ["甲局徽标", "照片", "淡"]) { #expect(figure.contains("Alt “\(text)”"), "\(figure)") }
        let images = try Tool.run("pdfimages", ["-list", "{}"], on: judged[0].pdf)
        let rows = images.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ").map(String.init) }
        #expect(rows.contains { $0[2] == "image" && $0[3...4] == ["40", "20"] }, "\(images)")
        #expect(rows.contains { $0[2] == "image" && $0[3...4] == ["24", "16"] && $0[8] == "jpeg" }, "\(images)")
        #expect(rows.contains { $0[2] == "smask" && $0[3...4] == ["8", "8"] }, "\(images)")
    }

    @Test("An image that a page draws twice is named once")
    func twice() throws {
        try prose("@image 图/徽.png {width=30mm alt=\"徽\"}\n@image 图/徽.png {width=20mm alt=\"徽\"}\n@image 图/徽.png {width=20mm alt=\"徽\"}\n")
        let run = try render("r.json", "-o", "out.pdf")
        #expect(run.status == 0, "\(run.messages)")
        let pdf = try folder.bytes(of: "out.pdf")
        // A key that is there twice is a warning, for which the program ends otherwise.
        #expect(try Tool.run("qpdf", ["--check", "{}"], on: pdf).contains("No syntax or stream encoding errors"))
        let names = try Tool.run("pdfimages", ["-list", "{}"], on: pdf).split(separator: "\n").dropFirst(2)
        #expect(!names.isEmpty)
    }

    @Test("A picture whose Exif data say so is turned; its pixels stay as they are", arguments: [(0x4D4D, 6), (0x4949, 8), (0x4D4D, 3)])
    func orientation(_ order: Int, _ orientation: Int) throws {
        let half = { (number: Int) -> [UInt8] in
            let bytes = [UInt8(number >> 8), UInt8(number & 0xFF)]
            return order == 0x4D4D ? bytes : bytes.reversed()
        }
        let whole = { (number: Int) -> [UInt8] in order == 0x4D4D ? half(0) + half(number) : half(number) + half(0) }
        let entry = half(0x0112) + half(3) + whole(1) + half(orientation) + half(0)
        let exif = [UInt8(order >> 8), UInt8(order & 0xFF)] + half(42) + whole(8) + half(1) + entry + whole(0)
        let jpeg = TestPicture.jpeg(24, 16)
        let segment = [0xFF, 0xE1, 0, UInt8(exif.count + 8)] + Array("Exif\0\0".utf8) + exif
        try folder.write(Array(jpeg.prefix(2)) + segment + jpeg.dropFirst(2), toNew: "layouts/small/a.jpg")
        let png = TestPicture.png(24, 16)
        let chunks = [("eXIf", exif), ("IDAT", TestPicture.data(of: png)), ("IEND", [])]
        try folder.write(TestPicture.png(header: 24, 16, chunks: chunks), toNew: "layouts/small/b.png")
        try prose("@image a.jpg {width=30pt alt=照片}\n@image b.png {width=30pt alt=图}\n")
        let dump = try render("r.json", "--dump", "display-list").output.split(separator: "\n").filter { $0.contains("×") }
        let expected = [6: "45×30 .* turned \\[0 1 -1 0\\]", 8: "45×30 .* turned \\[0 -1 1 0\\]", 3: "30×20 .* turned \\[-1 0 0 -1\\]"]
        let pattern = try Regex(try #require(expected[orientation]))
        for kind in ["jpeg", "png"] {
            #expect(dump.contains { $0.contains("\(kind) ") && $0.contains(pattern) }, "\(dump)")
        }
    }

    @Test(
        "The PDF carries the image with its type, gives it back, and is drawn from it again byte for byte", arguments: ["a3a+ua1", "plain"])
    func sources(profile: String) throws {
        #expect(try render("r.json", "-o", "out.pdf", "--profile", profile).status == 0)
        let carried = try embeddedFiles(in: folder.bytes(of: "out.pdf"))
        #expect(carried.first { $0.name == "layouts/small/图/徽.png" }?.mimeType == "image/png")
        #expect(try render("extract", "out.pdf", "-o", "taken").status == 0)
        #expect(try folder.bytes(of: "taken/layouts/small/图/徽.png") == folder.bytes(of: "layouts/small/图/徽.png"))
        let verified = try render("verify", "out.pdf")
        #expect(verified.status == 0, "\(verified.messages)")
        // What was taken out draws the same file.
        let again = try render("taken/report.json", "--layout", "taken/layouts/small", "-o", "again.pdf", "--profile", profile)
        #expect(try again.status == 0 && folder.bytes(of: "again.pdf") == folder.bytes(of: "out.pdf"), "\(again.messages)")
    }

    @Test("A package has the images of those it builds on, and its own before them")
    func bases() throws {
        try folder.write("name: above\nextends: small\nmetadata: {title: \"{name}\"}\n", toNew: "layouts/above/layout.yaml")
        func images() throws -> [String] {
            #expect(try render("r.json", "--layout", "layouts/above", "-o", "out.pdf").status == 0)
            #expect(try render("verify", "out.pdf").status == 0)
            return try embeddedFiles(in: folder.bytes(of: "out.pdf")).map(\.name).filter { $0.hasSuffix(".png") }
        }
        #expect(try images() == ["layouts/small/图/徽.png"])
        try folder.write(TestPicture.png(4, 4), toNew: "layouts/above/图/徽.png")
        #expect(try images() == ["layouts/above/图/徽.png"])
    }

    /// A file that can not be drawn, and what is said of it.
    struct Fault: CustomTestStringConvertible {
        var testDescription: String
        var id: String
        var bytes: [UInt8]
    }

    static let faults: [Fault] = {
        let (png, jpeg) = (TestPicture.png(40, 20), TestPicture.jpeg(40, 20))
        var flipped = png
        flipped[png.count - 20] ^= 1
        var header = png
        header.replaceSubrange(12..<16, with: "IHDX".utf8)
        let short = TestPicture.png(header: 40, 20, chunks: [("IDAT", TestPicture.data(of: TestPicture.png(40, 10))), ("IEND", [])])
        let noData = TestPicture.png(header: 20_000, 20_000, chunks: [("IEND", [])])
        return [
            Fault(testDescription: "17 MB", id: "B038", bytes: png + Array(repeating: 0, count: 16 << 20)),
            Fault(testDescription: "empty", id: "B039", bytes: []),
            Fault(testDescription: "GIF", id: "B039", bytes: Array("GIF89a......".utf8)),
            Fault(testDescription: "no IHDR", id: "B040", bytes: header),
            Fault(testDescription: "PNG of 20 bytes", id: "B040", bytes: Array(png.prefix(20))),
            Fault(testDescription: "JPEG of 20 bytes", id: "B040", bytes: Array(jpeg.prefix(20))),
            Fault(testDescription: "PNG 0×20", id: "B041", bytes: TestPicture.png(header: 0, 20, chunks: [("IEND", [])])),
            Fault(testDescription: "JPEG 40×0", id: "B041", bytes: TestPicture.jpeg(40, 0)),
            Fault(testDescription: "20000×20000", id: "B042", bytes: noData),
            Fault(testDescription: "40000×1", id: "B042", bytes: TestPicture.png(header: 40_000, 1, chunks: [("IEND", [])])),
            Fault(
                testDescription: "4294967295×4294967295", id: "B042",
                bytes: TestPicture.png(header: 0xFFFF_FFFF, 0xFFFF_FFFF, chunks: [("IEND", [])])),
            Fault(testDescription: "PNG cut in half", id: "B043", bytes: Array(png.prefix(png.count / 2))),
            Fault(testDescription: "PNG without its end", id: "B043", bytes: Array(png.dropLast(12))),
            Fault(testDescription: "PNG with a bit changed", id: "B043", bytes: flipped),
            Fault(testDescription: "PNG with half of its rows", id: "B043", bytes: short),
            Fault(testDescription: "JPEG cut off", id: "B043", bytes: Array(jpeg.dropLast(2))),
            Fault(testDescription: "JPEG without half of its pixels", id: "B043", bytes: jpeg.dropLast(4) + jpeg.suffix(2)),
            Fault(testDescription: "JPEG with other pixels", id: "B043", bytes: jpeg.dropLast(5) + [0xAA, 0xAA, 0xAA] + jpeg.suffix(2)),
            Fault(testDescription: "JPEG in CMYK", id: "B044", bytes: TestPicture.jpeg(16, 16, components: 4)),
            Fault(testDescription: "JPEG, arithmetic", id: "B044", bytes: TestPicture.jpeg(16, 16, frame: 0xC9)),
            Fault(testDescription: "JPEG of twelve bits", id: "B044", bytes: TestPicture.jpeg(16, 16, frame: 0xC1, precision: 12)),
        ]
    }()

    @Test("A file that can not be drawn is a message where prose names it", arguments: faults)
    func broken(fault: Fault) throws {
        try folder.write(fault.bytes, toNew: "layouts/small/图/徽.png")
        try expectRefused(["layouts/small/prose/a.md:1:8: 错误[\(fault.id)]"], fault.testDescription)
        #expect(try render("check", "r.json").status == 1)
    }

    @Test("A name that means no file, with the nearest; a folder; all that is wrong at once")
    func names() throws {
        try prose("@image 图/微.png {width=1mm alt=徽}\n@image 图 {width=1mm alt=徽}\n{无此名称}\n")
        try expectRefused(["prose/a.md:1:8: 错误[B035]", "prose/a.md:2:8: 错误[B037]", "prose/a.md:3:2: 错误[E014]"], "names")
        #expect(try render("r.json", "-o", "out.pdf").messages.contains("是否指“图/徽.png”"))
    }

    @Test("Images that are too much together, from the first on that is")
    func together() throws {
        let image = TestPicture.jpeg(7000, 7000)
        for number in 1...6 { try folder.write(image, toNew: "layouts/small/\(number).jpg") }
        try prose((1...6).map { "@image \($0).jpg {width=1mm alt=图}\n" }.joined())
        try expectRefused(["prose/a.md:5:8: 错误[B047]", "prose/a.md:6:8: 错误[B047]"], "together")
    }

    @Test("Nothing outside of the package is read: paths upwards, absolute ones, links")
    func outside() throws {
        try folder.write(TestPicture.png(4, 4), toNew: "secret/徽.png")
        let (root, small) = (folder.url.path, "\(folder.url.path)/layouts/small")
        #expect(symlink("\(root)/secret/徽.png", "\(small)/link.png") == 0 && symlink("\(root)/secret", "\(small)/linked") == 0)
        for path in ["../../secret/徽.png", "\(root)/secret/徽.png", "图/../../../secret/徽.png", "link.png", "linked/徽.png"] {
            try prose("@image \(path) {width=1mm alt=徽}\n")
            let run = try render("r.json", "-o", "out.pdf")
            #expect(run.status == 1 && run.messages.contains("prose/a.md:1:8: 错误[B036]"), "\(path): \(run.messages)")
        }
        #expect(try !folder.names.contains("out.pdf"))
    }

    @Test("A batch draws again when an image has changed")
    func batch() throws {
        func unchanged() throws -> Bool {
            let run = try render("batch", "r.json", "-o", "out")
            #expect(run.status == 0, "\(run.messages)")
            return run.messages.contains("未变，跳过")
        }
        #expect(try !unchanged() && unchanged())
        try folder.write(TestPicture.png(40, 20, color: [1, 2, 3]), toNew: "layouts/small/图/徽.png")
        #expect(try !unchanged() && unchanged())
        // An image that no prose names is nobody's business.
        try folder.write("none", toNew: "layouts/small/图/other.png")
        #expect(try unchanged())
    }

    @Test("A JPEG goes into an SVG, and is a message for a PNG; no page is written then")
    func pictures() throws {
        try folder.write(TestPicture.jpeg(16, 16), toNew: "layouts/small/b.jpg")
        try prose("第一页\n@pagebreak\n@image b.jpg {width=5mm alt=照片}\n")
        #expect(try render("r.json", "-o", "page-{n}.svg").status == 0)
        #expect(try folder.text(of: "page-2.svg").contains("image/jpeg"))
        let run = try render("r.json", "-o", "page-{n}.png")
        #expect(run.status == 1 && run.messages.contains("[R007]"), "\(run.messages)")
        #expect(try folder.names.filter { $0.hasSuffix(".png") } == [])
        let chosen = try render("r.json", "-o", "page-{n}.png", "--pages", "1")
        #expect(chosen.status == 0 && chosen.messages.contains("，2 页中的 1 页"), "\(chosen.messages)")
    }

    @Test("What lists a document says how many bytes an image has, not each of them")
    func dump() throws {
        let run = try render("r.json", "--dump", "document")
        #expect(run.status == 0 && run.output.contains("bytes: \(TestPicture.png(40, 20).count)"), "\(run.output.suffix(2000))")
    }
}

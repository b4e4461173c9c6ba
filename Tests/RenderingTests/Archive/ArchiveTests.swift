import Diagnostics
import Display
import Foundation
import PDFArchive
import ReportRendering
import Testing

@Suite("Archival files of whole reports")
struct ArchiveTests {
    @Test(
        "Every report of the corpus holds the standards that each profile claims",
        arguments: Repository.reports + [Repository.fullReport])
    func profiles(path: String) throws {
        let files = try ArchivedReport.shared(path).files
        let judged = [
            (try #require(files[.a3aUA1]), ["3a", "ua1"]), (try #require(files[.a2aUA1]), ["2a", "ua1"]),
            (try #require(files[.a4fUA2]), ["4f", "ua2"]),
        ]
        #expect(try Tool.brokenRules(of: judged) == [])
        for pdf in files.values {
            #expect(try Tool.run("qpdf", ["--check", "{}"], on: pdf).contains("No syntax or stream encoding errors"))
        }
    }

    @Test("Every report gives its sources back and is drawn from them again, byte for byte, in each profile", arguments: Repository.reports)
    func sources(path: String) throws {
        let report = try ArchivedReport.shared(path)
        #expect(try embeddedFiles(in: try #require(report.files[.a2aUA1])).isEmpty, "PDF/A-2 carries nothing")
        let files = try embeddedFiles(in: report.pdf)
        for profile in [Profile.a4fUA2, .plain] { #expect(try embeddedFiles(in: try #require(report.files[profile])) == files) }
        // What stands on the disk: the data, the period before if there is one, and the layout with what it builds on.
        var sources = ["report.json": try Repository.source(path).text]
        if let previous = report.previous {
            let companion = try #require(files.first { $0.description == "上年数据" })
            sources[companion.name] = previous.text
        }
        for name in Self.packages(of: report) {
            for (file, source) in try Self.drawn(name) { sources["layouts/\(name)/\(file)"] = source.text }
        }
        for (name, text) in sources {
            let file = try #require(files.first { $0.name == name }, "\(name) is not in the file")
            #expect(file.bytes.elementsEqual(text.utf8), "\(name)")
        }
        let others = Set(files.map(\.name)).subtracting(sources.keys).filter { !$0.hasPrefix("charts/") }
        #expect(others == ["provenance.json"])
        let embedded = try EmbeddedReport(files, of: path)
        for profile in [Profile.a3aUA1, .a4fUA2, .plain] {
            let drawn = try embedded.drawn(DrawingOptions(profile: profile), fonts: try Repository.fonts())
            #expect(drawn == report.files[profile], "\(profile) is not what its sources give")
        }
    }

    @Test("Reports for the web hold the standards as well", arguments: [Profile.a3aUA1, .a4fUA2])
    func linearized(profile: Profile) throws {
        let (data, renderer, bound) = try RenderedReport.bound(Repository.fullReport)
        let options = DrawingOptions(profile: profile, isLinearized: true)
        let document = try ArchivedReport.shared(Repository.fullReport).document
        let parts = renderer.archiveOptions(for: bound, data: data, pages: document, options: options)
        let pdf = try renderer.pdf(of: document, options: parts)
        #expect(try Tool.brokenRules(of: [(pdf, profile == .a3aUA1 ? ["3a", "ua1"] : ["4f", "ua2"])]) == [])
        #expect(try Tool.run("qpdf", ["--check-linearization", "{}"], on: pdf).contains("no linearization errors"))
    }

    @Test("Outline and links lead to the same pages in each profile and viewer, which show the same text")
    func places() throws {
        let script = "\(Repository.root)/Tests/PDFTests/Python/places.py"
        let report = try ArchivedReport.shared(Repository.fullReport)
        let files = Profile.allCases.compactMap { report.files[$0] }
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + files.map { _ in "{}" }, on: files)
        let lines = output.split(separator: "\n")
        #expect(lines.count == files.count && Set(lines).count == 1)
        #expect(lines[0].count > 3000, "\(lines[0].prefix(500))")
    }

    /// The files of a package that documents come from: what columns of workbooks mean draws nothing.
    private static func drawn(_ package: String) throws -> [(path: String, source: SourceFile)] {
        try Repository.package(package).files.filter { !$0.key.hasPrefix("imports/") }.map { ($0.key, $0.value) }
    }

    /// The packages of a report's layout, nearest first.
    private static func packages(of report: ArchivedReport) -> [String] {
        var names = [report.data.layoutName ?? ""]
        while let layout = try? Repository.package(names[names.count - 1]).files["layout.yaml"]?.text,
            let base = layout.firstMatch(of: /(?m)^extends: (.+)$/)?.1
        {
            names.append(String(base))
        }
        return names
    }

    @Test(
        "Metadata say the layout's name and the digests that anybody can compute of data and layout; colours are of their plates",
        arguments: Repository.reports)
    func facts(path: String) throws {
        let report = try ArchivedReport.shared(path)
        let packages = Self.packages(of: report)
        // Of the layout: for each file its path, the length of its text and the text, in the order of packages and paths.
        let layout = try packages.flatMap { name in
            try Self.drawn(name).flatMap { Array("\(name)/\($0.path)\n\($0.source.text.utf8.count)\n\($0.source.text)".utf8) }
        }
        var expected = [
            "layout": packages[0], "layoutSHA256": try digest(layout),
            "dataSHA256": try digest(Array(try Repository.source(path).text.utf8)),
        ]
        if let previous = report.previous { expected["previousSHA256"] = try digest(Array(previous.text.utf8)) }
        expected["fontsSHA256"] = try faceSums(of: report)
        let facts = try Self.facts(of: report)
        #expect(facts.count == Profile.allCases.count)
        for (profile, facts) in zip(Profile.allCases, facts) {
            expected["options"] = "--profile \(profile.rawValue)"
            expected["filesSHA256"] = profile == .a2aUA1 ? nil : filesDigest(of: try embeddedFiles(in: report.pdf))
            #expect(facts.own == expected)
            // Info, where the version of PDF still has it, and the metadata stream are equal, entry by entry.
            #expect(facts.xmp.count == 8)
            #expect(facts.info == (profile == .a4fUA2 ? [:] : facts.xmp))
            // Black and greys are of the black plate; three equal components would be a grey that prints on all plates.
            #expect(Set(facts.colours.keys).isSubset(of: ["g", "G", "rg", "RG"]), "\(facts.colours)")
            #expect(facts.colours["g"]?.contains("0") == true)
            for colour in (facts.colours["rg"] ?? []) + (facts.colours["RG"] ?? []) {
                #expect(Set(colour.split(separator: ",")).count > 1, "\(colour)")
            }
        }
    }

    /// The sums of the files of all faces on a report's pages.
    private func faceSums(of report: ArchivedReport) throws -> String {
        let operations = DisplayList(report.document).pages.flatMap(\.stretches).flatMap(\.operations)
        let faces = Set(
            operations.compactMap { operation in
                if case .glyphs(let run) = operation.content { run.font.rawValue } else { String?.none }
            })
        return try faces.sorted().map { name in
            let file = "\(Repository.root)/Fonts/prepared/\(try Repository.fileName(ofFace: name))"
            return "\(name) \(try Tool.run("sha256sum", [file], on: [] as [[UInt8]]).prefix(64))"
        }.joined(separator: ", ")
    }

    /// What the files of a report say of themselves.
    private struct Facts: Decodable {
        var info: [String: String]
        var xmp: [String: String]
        var own: [String: String]
        var colours: [String: [String]]
    }

    private static func facts(of report: ArchivedReport) throws -> [Facts] {
        let script = "\(Repository.root)/Tests/PDFTests/Python/facts.py"
        let files = Profile.allCases.compactMap { report.files[$0] }
        let lines = try Tool.run("\(Repository.root)/.venv/bin/python", [script] + files.map { _ in "{}" }, on: files)
        return try lines.split(separator: "\n").map { try JSONDecoder().decode(Facts.self, from: Data($0.utf8)) }
    }

    /// SHA-256 as another program computes it.
    private func digest(_ bytes: [UInt8]) throws -> String {
        String(try Tool.run("sha256sum", ["{}"], on: bytes).prefix(64))
    }

    @Test("Faces are no longer than what hb-subset writes for the same glyphs, a tenth aside")
    func faceSizes() throws {
        let report = try ArchivedReport.shared("report.json")
        var glyphs: [String: Set<UInt32>] = [:]
        for operation in DisplayList(report.document).pages.flatMap(\.stretches).flatMap(\.operations) {
            guard case .glyphs(let run) = operation.content else { continue }
            glyphs[run.font.rawValue, default: []].formUnion(run.glyphs.map(\.id))
        }
        let arguments = try glyphs.keys.sorted().map { name in
            let list = (glyphs[name] ?? []).sorted().map(String.init).joined(separator: ",")
            return "\(name)=\(Repository.root)/Fonts/prepared/\(try Repository.fileName(ofFace: name))=\(list)"
        }
        let script = "\(Repository.root)/Tests/PDFTests/Python/faces.py"
        let output = try Tool.run("\(Repository.root)/.venv/bin/python", [script, "{}"] + arguments, on: report.pdf)
        let rows = output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count == glyphs.count && rows.count >= 5)
        for row in rows {
            let (embedded, subset) = (try #require(Double(row[1])), try #require(Double(row[2])))
            #expect(embedded > 0 && embedded <= subset * 1.1, "\(row[0]): \(row[1]) bytes, \(row[2]) alone")
        }
    }

    @Test("The whole sample lies below one megabyte, attachments included")
    func size() throws {
        #expect(try ArchivedReport.shared("report.json").pdf.count < 1_000_000)
    }

    @Test("All faces are embedded as subsets", arguments: Repository.reports)
    func fonts(path: String) throws {
        let rows = try Tool.run("pdffonts", ["{}"], on: try ArchivedReport.shared(path).pdf).split(separator: "\n").dropFirst(2)
        #expect(rows.count >= 3)
        // The columns emb, sub and uni.
        #expect(rows.allSatisfy { $0.contains("yes yes yes") }, "\(rows.joined(separator: "\n"))")
    }
}

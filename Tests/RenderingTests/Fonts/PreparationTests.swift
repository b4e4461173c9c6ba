import Foundation
import Testing

/// `Scripts/prepare-fonts`: the same faces on every machine, and a word where they are not.
@Suite("Preparation of faces")
struct PreparationTests {
    @Test("Faces prepared at another time, in another order of hash tables, are the same bytes; so is what is drawn with them")
    func twoPreparations() throws {
        let (first, second) = (try PreparedFolder(), try PreparedFolder())
        try first.prepare(environment: ["PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"])
        // Both the clock's seconds and the sources of its time differ: fontTools asks this variable, whatever else there is the clock.
        Thread.sleep(forTimeInterval: 1.1)
        try second.prepare(environment: ["PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "SOURCE_DATE_EPOCH": "1000000000"])
        let names = try first.folder.files(below: "Fonts/prepared")
        #expect(names.contains("TeXGyreTermes-Regular.ttf") && names.contains("TeXGyreTermes-Bold.otf"))
        #expect(try second.folder.files(below: "Fonts/prepared") == names)
        for name in names {
            #expect(try first.folder.bytes(of: "Fonts/prepared/\(name)") == second.folder.bytes(of: "Fonts/prepared/\(name)"), "\(name)")
        }
        try first.draw(to: "a.pdf")
        try first.draw(to: "b.pdf", fonts: second.fonts)
        #expect(try first.folder.bytes(of: "a.pdf") == first.folder.bytes(of: "b.pdf"))
    }

    @Test("Outlines with fewer points stay where they were, the tolerance and the rounding aside: of a small face, and of one at hand")
    func outlines() throws {
        let prepared = try PreparedFolder()
        try prepared.prepare()
        let script = "\(Repository.root)/Tests/PDFTests/Python/outline_distance.py"
        let termes = "/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes-regular.otf"
        let serif = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc#2"
        for (source, face, characters) in [
            (termes, "\(prepared.fonts)/TeXGyreTermes-Regular.ttf", "0368&@BSgsßß§%ö"),
            (serif, "\(Repository.root)/Fonts/prepared/NotoSerifCJKsc-Regular.ttf", "急六访州以财"),
        ] {
            let output = try Tool.run("python3", [script, source, face, characters], on: [] as [[UInt8]])
            let worst = try #require(Double(output.trimmingCharacters(in: .newlines)))
            #expect(worst > 0 && worst <= 1.25 + 0.71, "\(face)")
        }
    }

    @Test("Who verifies with other faces hears which they are")
    func otherFaces() throws {
        let (mine, theirs) = (try PreparedFolder(), try PreparedFolder(regular: "own"))
        try mine.prepare()
        try theirs.prepare()
        try mine.draw(to: "a.pdf")
        let same = try CommandRun(["verify", "a.pdf", "--fonts", mine.fonts], in: mine.folder)
        #expect(same.status == 0, "\(same.messages)")
        let other = try CommandRun(["verify", "a.pdf", "--fonts", theirs.fonts], in: mine.folder)
        #expect(other.status == 1 && other.messages.contains("[F024]"), "\(other.messages)")
        #expect(other.messages.contains("TeXGyreTermes-Regular") && !other.messages.contains("TeXGyreTermes-Bold"), "\(other.messages)")
    }

    @Test("Faces that are not those of Fonts/sums.json are named with the reason, and damaged ones are prepared anew")
    func sums() throws {
        let prepared = try PreparedFolder()
        try prepared.prepare("--record")
        let sums = try prepared.folder.text(of: "Fonts/sums.json")
        #expect(try prepared.prepare() == "")
        for (pattern, replacement, reason) in [
            (#"("version": )"[^"]*""#, #"$1"0-1""#, "not 0-1"), (#"("source": )"[^"]*""#, #"$1"00""#, "another file"),
            (#"("fontTools": )"[^"]*""#, #"$1"0.1""#, "not fontTools 0.1"), ("none", "", "the same file with the same tools"),
        ] {
            let changed = sums.replacingOccurrences(of: #"("sha256": )"[^"]*""#, with: #"$1"00""#, options: .regularExpression)
                .replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
            try prepared.folder.write(changed, to: "Fonts/sums.json")
            let messages = try prepared.prepare()
            #expect(messages.contains("TeXGyreTermes-Regular differs from Fonts/sums.json") && messages.contains(reason), "\(messages)")
        }
        try prepared.folder.write(sums, to: "Fonts/sums.json")
        let path = "Fonts/prepared/TeXGyreTermes-Bold.otf"
        let whole = try prepared.folder.bytes(of: path)
        try Data(whole.dropLast(1000)).write(to: prepared.folder.url.appendingPathComponent(path))
        #expect(try prepared.prepare() == "prepare-fonts: preparing TeXGyreTermes-Bold\n")
        #expect(try prepared.folder.bytes(of: path) == whole)
    }

    @Test("Faces of Fonts/local take over their role, and damaged ones are refused like any other")
    func localFaces() throws {
        let prepared = try PreparedFolder(local: "\"song\": [\"TeX Gyre Heros\"]")
        let heros = URL(fileURLWithPath: "/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyreheros-regular.otf")
        try prepared.folder.write("", toNew: "Fonts/local/none")
        try Data(contentsOf: heros).write(to: prepared.folder.url.appendingPathComponent("Fonts/local/heros.otf"))
        try prepared.prepare()
        try prepared.draw(to: "a.pdf")
        #expect(try Tool.run("pdffonts", ["{}"], on: prepared.folder.bytes(of: "a.pdf")).contains("TeXGyreHeros"))
        let path = "Fonts/prepared/local-song-regular.ttf"
        var bytes = try prepared.folder.bytes(of: path)
        bytes[bytes.count / 2] ^= 1
        try Data(bytes).write(to: prepared.folder.url.appendingPathComponent(path))
        let run = try CommandRun(["report.json", "-o", "b.pdf", "--fonts", prepared.fonts], in: prepared.folder)
        #expect(run.status == 1 && run.messages.contains("local-song-regular.ttf: 错误[F023]"), "\(run.messages)")
        #expect(try !prepared.folder.names.contains("b.pdf"))
    }

    @Test("A face in Fonts/local/fallback has the characters that no other has, but none for private use")
    func fallbackFaces() throws {
        let prepared = try PreparedFolder()
        try prepared.prepare()
        // DejaVu Serif has the reversed C and letters for private use, too.
        try prepared.folder.write(SmallLayout.report("Ↄ₂"), to: "report.json")
        let missing = try CommandRun(["report.json", "-o", "a.pdf", "--fonts", prepared.fonts], in: prepared.folder)
        #expect(missing.status == 1 && missing.messages.contains("[T001]"), "\(missing.messages)")
        #expect(missing.messages.contains("Fonts/local/fallback") && missing.messages.contains("Scripts/prepare-fonts"))
        let font = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"))
        try prepared.folder.write("", toNew: "Fonts/local/fallback/none")
        try font.write(to: prepared.folder.url.appendingPathComponent("Fonts/local/fallback/serif.ttf"))
        try prepared.prepare()
        try prepared.folder.write(SmallLayout.report("Ↄ₂"), to: "report.json")
        try prepared.draw(to: "a.pdf")
        #expect(try Tool.run("pdffonts", ["{}"], on: prepared.folder.bytes(of: "a.pdf")).contains("DejaVuSerif"))
        try prepared.folder.write(SmallLayout.report("a\u{F6C5}"), to: "report.json")
        let own = try CommandRun(["report.json", "-o", "b.pdf", "--fonts", prepared.fonts], in: prepared.folder)
        #expect(own.status == 1 && own.messages.contains("[T001]") && own.messages.contains("U+F6C5"), "\(own.messages)")
    }

    @Test("Signs that no Chinese face has come from a face of signs; characters for private use from none, and are found where they stand")
    func signs() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局", text: "减少CO₂排放，PM₂.₅浓度下降，10⁻³㎡"), to: "r.json")
        let drawn = try CommandRun(["r.json", "-o", "a.pdf"], in: folder)
        #expect(drawn.status == 0, "\(drawn.messages)")
        // pdftotext puts a blank between signs of two faces.
        let text = try Tool.run("pdftotext", ["-enc", "UTF-8", "{}", "-"], on: folder.bytes(of: "a.pdf")).filter { !$0.isWhitespace }
        #expect(text.contains("CO₂") && text.contains("PM₂.₅") && text.contains("10⁻³㎡"), "\(text)")
        for (text, place) in [
            ("张\u{E003}", "r.json:1:"), ("张\\ue003", "r.json:1:"), ("李\\ud86f\\udc21", "r.json:1:"), ("李\u{2BC21}", "r.json:1:"),
        ] {
            for name in ["song", "termes"] {
                let styles = (SmallLayout.files["styles.yaml"] ?? "").replacing("font: song", with: "font: \(name)")
                try folder.write(styles, to: "layouts/small/styles.yaml")
                try folder.write(SmallLayout.report("甲局", text: text), to: "r.json")
                let run = try CommandRun(["r.json", "-o", "b.pdf"], in: folder)
                #expect(run.status == 1 && run.messages.contains(place) && run.messages.contains("/text: 错误[T001]"), "\(run.messages)")
                #expect(try !folder.names.contains("b.pdf"))
            }
        }
    }

    @Test("The faces at hand are those of Fonts/sums.json")
    func facesAtHand() throws {
        struct Face: Decodable { var files: [String: Sums] }
        struct Sums: Decodable, Hashable { var bytes: Int, crc32: UInt32, sha256: String }
        struct Table: Decodable {
            struct Face: Decodable { var file: String, sums: Sums }
            var faces: [String: Face]
        }
        func decode<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/\(path)")))
        }
        let recorded = try decode("Fonts/sums.json", as: [String: Face].self).values.flatMap(\.files)
        let table = try decode("Fonts/prepared/fonts.json", as: Table.self)
        let local = table.faces.values.filter { $0.file.hasPrefix("local-") }
        #expect(recorded.count >= 12 && recorded.count == table.faces.count - local.count)
        for (file, sums) in recorded { #expect(table.faces.values.first { $0.file == file }?.sums == sums, "\(file)") }
    }
}

/// A folder with the script, two small faces to prepare, and a report in Latin letters to draw with them.
private struct PreparedFolder {
    let folder: TemporaryFolder

    var fonts: String { folder.url.path + "/Fonts/prepared" }

    /// `regular` is the form of outlines that the regular face is prepared in, `local` which families of local faces play which role.
    init(regular: String = "quadratic", local: String = "") throws {
        folder = try TemporaryFolder()
        let source = "usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes"
        let faces = [("Regular", regular), ("Bold", "own")].map { name, outlines in
            """
            "TeXGyreTermes-\(name)": {"family": "TeX Gyre Termes", "package": "fonts-texgyre", "source": "\(source)-\(name.lowercased()).otf",
             "index": 0, "outlines": "\(outlines)", "licence": "GUST-Font-License"}
            """
        }
        let roles = ["song", "fang", "kai", "hei", "title"].map { role in
            "\"\(role)\": {\"name\": \"\(role)\", \"regular\": \"TeXGyreTermes-Regular\", \"bold\": \"TeXGyreTermes-Bold\"}"
        }
        try folder.write(
            """
            {"faces": {\(faces.joined(separator: ","))}, "roles": {\(roles.joined(separator: ","))}, "fallback": [], "local": {\(local)}}
            """, toNew: "Fonts/fonts.json")
        for name in ["prepare-fonts", "outlines.py"] {
            let script = try String(contentsOfFile: "\(Repository.root)/Scripts/\(name)", encoding: .utf8)
            try folder.write(script, toNew: "Scripts/\(name)")
        }
        try SmallLayout.write(to: folder)
        try folder.write("{name} has {count(items)} items.\n", to: "layouts/small/prose/a.md")
        try folder.write(SmallLayout.report("Office"), to: "report.json")
    }

    /// Runs the script; what it said.
    @discardableResult
    func prepare(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["Scripts/prepare-fonts"] + arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let messages = Pipe()
        process.standardOutput = messages
        process.standardError = messages
        try process.run()
        let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        return text
    }

    func draw(to output: String, fonts: String? = nil) throws {
        let run = try CommandRun(["report.json", "-o", output, "--fonts", fonts ?? self.fonts], in: folder)
        #expect(run.status == 0, "\(run.messages)")
    }
}

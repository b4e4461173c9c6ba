import Foundation
import Testing

/// A face that is not what was prepared is an error of every command that draws: never pages without text, never another face.
@Suite("Damaged faces")
struct DamagedFaceTests {
    private let folder: TemporaryFolder
    private static let face = "NotoSerifCJKsc-Regular"

    /// Reports for the small layout, a file drawn with whole fonts, and fonts of which single ones can be replaced.
    init() throws {
        folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局"), to: "r.json")
        #expect(try CommandRun(["r.json", "-o", "good.pdf"], in: folder).status == 0)
        try FileManager.default.createDirectory(atPath: path("fonts"), withIntermediateDirectories: false)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/Fonts/prepared") {
            try FileManager.default.createSymbolicLink(
                atPath: path("fonts/\(name)"), withDestinationPath: "\(Repository.root)/Fonts/prepared/\(name)")
        }
    }

    private func path(_ name: String) -> String { "\(folder.url.path)/\(name)" }

    /// Has the file of a face be what `damage` makes of its bytes; `nil` takes it away. The file's name.
    @discardableResult
    private func replace(_ face: String, _ damage: (Data) -> Data?) throws -> String {
        let file = try Repository.fileName(ofFace: face)
        let whole = try Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/Fonts/prepared/\(file)"))
        try FileManager.default.removeItem(atPath: path("fonts/\(file)"))
        try damage(whole)?.write(to: URL(fileURLWithPath: path("fonts/\(file)")))
        return file
    }

    private static let damages: [(String, @Sendable (Data) -> Data?)] = [
        ("missing", { _ in nil }), ("empty", { $0.prefix(0) }), ("a header", { $0.prefix(12) }), ("tables", { $0.prefix(4096) }),
        ("half", { $0.prefix($0.count / 2) }), ("all but a byte", { $0.dropLast() }), ("a byte more", { $0 + [0] }),
        ("a flipped version", { flipped($0, at: 1) }), ("a flipped table", { flipped($0, at: 100) }),
        ("a flipped outline", { flipped($0, at: $0.count / 2) }), ("a flipped end", { flipped($0, at: $0.count - 1) }),
        ("zeros", { Data(count: $0.count) }),
    ]

    private static func flipped(_ data: Data, at index: Int) -> Data {
        var data = data
        data[index] ^= 1
        return data
    }

    @Test("Drawing, batches and verify say which file it is and what to do, and write nothing", arguments: damages.map(\.0))
    func damaged(name: String) throws {
        let damage = try #require(Self.damages.first { $0.0 == name }).1
        let file = try replace(Self.face, damage)
        for arguments in [
            ["r.json", "-o", "out.pdf"], ["r.json", "-o", "page-{n}.png"], ["r.json", "-o", "out.pdf", "--draft"],
            ["r.json", "--dump", "text", "-o", "out.pdf"], ["verify", "good.pdf"], ["explain", "r.json", "--page", "1"],
        ] {
            let run = try CommandRun(arguments + ["--fonts", "fonts"], in: folder)
            #expect(run.status == 1 && run.messages.contains("fonts/\(file): 错误[F02"), "\(arguments): \(run.messages)")
            #expect(run.messages.contains("Scripts/bootstrap") && !run.messages.contains("T001"), "\(run.messages)")
            let english = try CommandRun(arguments + ["--fonts", "fonts", "--lang", "en"], in: folder)
            #expect(english.messages.contains("the font file is"), "\(english.messages)")
        }
        let batch = try CommandRun(["batch", "r.json", "-o", "out", "--fonts", "fonts"], in: folder)
        #expect([1, 3].contains(batch.status))
        #expect(try batch.messages.contains(file) || folder.text(of: "out/manifest.json").contains("\(file): [F023]"), "\(batch.messages)")
        let made = FileManager.default.fileExists(atPath: path("out")) ? try folder.files(below: "out") : []
        #expect(made.allSatisfy { !$0.hasSuffix(".pdf") })
        #expect(try folder.names.filter { $0.hasSuffix(".pdf") || $0.hasSuffix(".png") } == ["good.pdf"])
    }

    @Test("The file with rarer characters is looked into when one occurs; faces that nobody asks for are not")
    func rest() throws {
        let rest = try replace(Self.face + "-rest") { Self.flipped($0, at: $0.count / 2) }
        try replace("FandolKai-Regular") { Self.flipped($0, at: $0.count / 2) }
        let common = try CommandRun(["r.json", "-o", "out.pdf", "--fonts", "fonts"], in: folder)
        #expect(common.status == 0, "\(common.messages)")
        #expect(try folder.bytes(of: "out.pdf") == folder.bytes(of: "good.pdf"))
        try folder.write(SmallLayout.report("甲局", text: "朱镕基"), to: "r.json")
        let rare = try CommandRun(["r.json", "-o", "rare.pdf", "--fonts", "fonts"], in: folder)
        #expect(rare.status == 1 && rare.messages.contains("fonts/\(rest): 错误[F023]"), "\(rare.messages)")
        #expect(try !folder.names.contains("rare.pdf"))
    }

    @Test("A table without sums is of an earlier program, whose faces nobody can tell from damaged ones")
    func earlierTable() throws {
        let table = try folder.text(of: "fonts/fonts.json")
        let earlier = table.replacingOccurrences(of: "\"sums\"", with: "\"notes\"")
        try FileManager.default.removeItem(atPath: path("fonts/fonts.json"))
        try folder.write(earlier, to: "fonts/fonts.json")
        let run = try CommandRun(["r.json", "-o", "out.pdf", "--fonts", "fonts"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[F020]") && run.messages.contains("Scripts/bootstrap"), "\(run.messages)")
    }
}

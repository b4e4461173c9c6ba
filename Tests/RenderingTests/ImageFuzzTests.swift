import Diagnostics
import LayoutLanguage
import PDFArchive
import ReportData
import ReportRendering
import Testing

/// Images with bytes changed: each is drawn or refused where prose names it, and never an error of the program.
@Suite(.timeLimit(.minutes(2))) struct ImageFuzzTests {
    @Test(arguments: 0..<8)
    func changedBytes(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let seeds = [TestPicture.png(9, 7, alpha: 0x70), TestPicture.jpeg(17, 9), TestPicture.jpeg(9, 9, components: 3)]
        let fonts = try Repository.fonts()
        for _ in 0..<12 {
            var bytes = seeds[next(seeds.count)]
            for _ in 0..<1 + next(3) {
                switch next(4) {
                case 0: bytes.removeLast(next(bytes.count))
                case 1: bytes.insert(UInt8(next(256)), at: next(bytes.count + 1))
                default: bytes[next(bytes.count)] = [0, 0xFF, UInt8(next(256))][next(3)]
                }
                if bytes.isEmpty { bytes = [0] }
            }
            if let finding = try finding(for: bytes, fonts) { #expect(finding.hasPrefix("B0"), "\(bytes): \(finding)") }
        }
    }

    /// Draws a document with the image; the ID of what forbids it.
    private func finding(for bytes: [UInt8], _ fonts: Fonts) throws -> String? {
        let prose = [(path: "prose/a.md", text: "@image a {width=20mm alt=图}\n")]
        let files = SmallLayout.files.map { (path: $0.key, text: $0.value) }.filter { $0.path != "prose/a.md" } + prose
        let package = PackageFolder(name: "small", files: files.map { ($0.path, SourceFile(name: $0.path, text: $0.text)) })
        do throws(Diagnostics) {
            let layout = try LoadedLayout(package, images: { _, _ in bytes }) { _ throws(Diagnostics) in nil }
            let data = try readReport(SourceFile(name: "r.json", text: SmallLayout.report("甲局")))
            let renderer = ReportRenderer(layout: layout, fonts: fonts)
            let file = try renderer.publish(data, as: [.pdf], options: DrawingOptions(profile: .plain)).files[0]
            #expect(file.bytes.starts(with: "%PDF-".utf8))
            return nil
        } catch {
            return error.all.first?.id.rawValue
        }
    }
}

import Display
import PDFArchive
import QPDF
import Testing

@Suite struct ConformanceTests {
    @Test(arguments: [(Profile.a3aUA1, ["3a", "ua1"]), (.a2aUA1, ["2a", "ua1"]), (.plain, [])])
    func everyFeatureAtEveryProfile(profile: Profile, levels: [String]) throws {
        let pdf = try Sample.shared().archived(profile)
        let broken = try Tools.brokenRules(of: pdf, profiles: levels)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        let check = try Tools.run("qpdf", ["--check", "{}"], on: pdf)
        #expect(check.status == 0, "\(check.text)")
        #expect(check.text.contains("PDF Version: 1.7"))
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        #expect(try Sample().archived() == Sample().archived())
    }
}

import Diagnostics
import FuzzSupport
import ReportRendering
import Testing

/// Broken inputs through the whole chain; `Fuzz` in Tests/Fuzz draws as many more as one likes.
@Suite("Broken inputs, fixed seeds")
struct FuzzTests {
    private let target: FuzzTarget

    init() throws {
        target = FuzzTarget(fonts: try Repository.fonts())
    }

    @Test("The unbroken input is drawn, on several pages")
    func seed() {
        guard case .drawn(let pages, let findings) = target.drawSeed() else {
            Issue.record("\(target.drawSeed())")
            return
        }
        #expect(pages >= 4 && findings < 10)
    }

    @Test("Unbroken workbooks give their values, by the map and by the report that one carries")
    func workbooks() {
        for seed in UInt64(0)..<2 {
            guard case .imported(let values, _) = target.importSeed(carrying: seed == 1) else {
                Issue.record("\(target.importSeed(carrying: seed == 1))")
                continue
            }
            #expect(seed == 0 ? values > 8 : values == 1, "\(values)")
        }
    }

    @Test("Each gives a whole file or messages", arguments: FuzzKind.allCases)
    func inputs(kind: FuzzKind) {
        var (drawn, refused) = (0, 0)
        for seed in UInt64(0)..<60 {
            switch target.run(kind, seed: seed) {
            case .drawn, .imported: drawn += 1
            case .refused(let diagnostics):
                refused += 1
                #expect(!diagnostics.isEmpty)
            case .broken(let reason): Issue.record("\(kind) \(seed): \(reason)")
            }
        }
        // Inputs that were all refused at the door, or all unbroken, would test nothing.
        #expect(drawn > 0 && refused > 1, "\(drawn) drawn, \(refused) refused")
    }
}

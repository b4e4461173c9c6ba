import ReportBatch
import Testing

@Suite struct BatchProgressTests {
    private let written = ReportRecord(report: "a", name: "a", title: "a", state: .written, key: "")

    @Test func `rate and time left follow what was done last`() {
        var progress = BatchProgress(total: 1000)
        #expect(progress.pace(at: 0).chinese.isEmpty)
        // A hundred skipped at once, then two a second.
        for _ in 0..<100 { progress.add(written, isUnchanged: true, at: 0.1) }
        for second in 1...100 { progress.add(written, isUnchanged: false, at: 0.1 + Double(second) / 2) }
        #expect(progress.pace(at: 50.1).chinese.hasPrefix("2.0 份/秒，剩余 6:"))
        #expect(progress.summary(at: 50.14).chinese == "共 1000 份：已生成 100，未变而跳过 100，失败 0；用时 50.1 秒")
    }

    @Test func `the bar has its width whatever the counts`() {
        for total in [0, 1, 7, 10_000] {
            var progress = BatchProgress(total: total)
            for done in 0...min(total, 20) {
                if done > 0 { progress.add(.failure("a", name: "a", reason: ""), isUnchanged: false, at: Double(done)) }
                let bar = progress.bar(width: 30, at: Double(done)).chinese
                #expect(bar.prefix { $0 == "█" || $0 == "░" }.count == 30)
                #expect(bar.contains("\(done)/\(total)") && bar.contains("失败 ") == (done > 0))
            }
        }
    }

    @Test func `no rate is so odd that it can not be printed`() {
        var progress = BatchProgress(total: .max)
        progress.add(written, isUnchanged: false, at: 0)
        for seconds in [0, 1e-12, 1e12, .infinity] { #expect(!progress.bar(width: 3, at: seconds).english.isEmpty) }
    }
}

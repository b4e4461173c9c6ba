import Foundation
import Testing

@testable import Charts

@Suite struct TicksTests {
    @Test(arguments: [
        (0.0...395.96, 5, ["0", "100", "200", "300", "400"]),
        (0.0...0.7, 5, ["0", "0.2", "0.4", "0.6", "0.8"]),
        (-12.0...30.0, 5, ["-20", "-10", "0", "10", "20", "30"]),
        (0.0...0.0, 5, ["0", "1"]),
        (0.0...1_500_000.0, 5, ["0", "500,000", "1,000,000", "1,500,000"]),
        (250.0...260.0, 5, ["0", "100", "200", "300"]),
    ])
    func labels(range: ClosedRange<Double>, count: Int, expected: [String]) {
        #expect(Ticks.covering(range, count: count).labels(grouping: true) == expected)
    }

    @Test func ticksAreRoundAndCoverTheData() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<3000 {
            let magnitude = pow(10, Double.random(in: -6...14, using: &random))
            let (one, two) = (Double.random(in: -1...1, using: &random) * magnitude, Double.random(in: 0...1, using: &random) * magnitude)
            let count = Int.random(in: 1...5, using: &random)
            let ticks = Ticks.covering(min(one, two)...max(one, two), count: count)
            #expect([1, 2, 5].contains(ticks.mantissa))
            #expect(ticks.first <= 0 && ticks.last >= 0)
            let values = ticks.values
            #expect(values.contains(0))
            #expect(
                (values.first ?? 1) <= min(one, two, 0) + magnitude * 1e-9 && (values.last ?? -1) >= max(one, two, 0) - magnitude * 1e-9)
            #expect(ticks.last - ticks.first <= max(count, one < 0 && two > 0 ? 2 : 1))
            // The printed tick is the tick.
            for (value, label) in zip(values, ticks.labels(grouping: false)) {
                #expect(abs((Double(label) ?? .nan) - value) <= abs(value) * 1e-12)
            }
        }
    }
}

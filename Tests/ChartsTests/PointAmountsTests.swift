import Geometry
import Testing

@testable import Charts

@Suite struct PointAmountsTests {
    private func middles(_ points: [Double], below: Set<Int> = [], top: Double = 100) -> [Double]? {
        let items = points.enumerated().map { index, point in
            PointAmounts.Item(point: .pt(point), height: .pt(10), prefersBelow: below.contains(index))
        }
        return PointAmounts(items: items, gap: .pt(4), range: .zero ... .pt(top)).middles()?.map(\.points)
    }

    @Test func amountsStandOnTheSideTheyWant() {
        #expect(middles([50, 80], below: [0]) == [41, 89])
    }

    @Test func amountsKeepOffOtherPoints() {
        // The lower amount can not stand above its point, where the upper point is.
        #expect(middles([50, 60]) == [41, 69])
    }

    @Test func amountsKeepTheOrderOfTheirPoints() {
        #expect(middles([60, 50]) == [69, 41])
        // Three points at one place: all above, the highest on top.
        #expect(middles([50, 51, 52]) == [61, 71.5, 82])
        #expect(middles([50, 51, 52], top: 80) == [41, 61, 71.5])
    }

    @Test func amountsThatDoNotFitAreNone() {
        #expect(middles([50, 51, 52], top: 60) == nil || middles([50, 51, 52], top: 60)?.allSatisfy { $0 < 55 } == true)
        #expect(middles([5], top: 12) == nil)
    }

    @Test(arguments: 0..<4)
    func amountsNeverMeet(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<250 {
            let points = (0..<Int.random(in: 1...8, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
            guard let middles = middles(points, below: [0, 2], top: 115) else { continue }
            let sorted = zip(points, middles).sorted { $0.0 < $1.0 }.map(\.1)
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 10 }, "in the order of the points: \(points)")
            for middle in middles { #expect(points.allSatisfy { abs($0 - middle) >= 7 }, "\(points)") }
        }
    }
}

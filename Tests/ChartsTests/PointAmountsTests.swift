import Geometry
import Testing

@testable import Charts

@Suite struct PointAmountsTests {
    private func middles(_ points: [Double], below: Set<Int> = [], top: Double = 100, mayDrop: Bool = false) -> [Double?]? {
        let items = points.enumerated().map { index, point in
            PointAmounts.Item(point: .pt(point), height: .pt(10), prefersBelow: below.contains(index))
        }
        return PointAmounts(items: items, gap: .pt(4), range: .zero ... .pt(top), mayDrop: mayDrop).middles()?.map { $0?.points }
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
    }

    /// A pile beside the points would be read as amounts of other points.
    @Test func amountsWithoutRoomAtTheirPointsAreLeftOut() {
        #expect(middles([50, 51, 52]) == nil)
        #expect(middles([50, 51, 52], mayDrop: true) == [41, nil, 61])
        #expect(middles([5], top: 12) == nil)
        #expect(middles([5], top: 12, mayDrop: true) == [nil])
    }

    @Test func amountsAvoidSegments() {
        let crossed = PointAmounts.Item(point: .pt(50), height: .pt(10), prefersBelow: false, crossings: (above: 1, below: 0))
        #expect(PointAmounts(items: [crossed], gap: .pt(4), range: .zero ... .pt(100)).middles() == [.pt(41)])
    }

    /// Limit lines above, among and below the others: no amount is nearer to another point than to its own.
    @Test(arguments: 0..<8)
    func amountsStayAtTheirPoints(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<1000 {
            var points = (0..<Int.random(in: 1...8, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
            let (low, high) = (points.min() ?? 0, points.max() ?? 100)
            for limit in [low - 3, (low + high) / 2, high, high + 3] where Bool.random(using: &random) { points.append(max(0, limit)) }
            points.shuffle(using: &random)
            guard let middles = middles(points, below: [0, 2], top: 115, mayDrop: true) else {
                Issue.record("amounts may be left out: \(points)")
                continue
            }
            let placed = zip(points, middles).compactMap { point, middle in middle.map { (point, $0) } }.sorted { $0.0 < $1.0 }
            #expect(
                zip(placed, placed.dropFirst()).allSatisfy { $1.1 - $0.1 >= 10 || $1.0 == $0.0 }, "in the order of the points: \(points)")
            for (point, middle) in placed {
                #expect(abs(abs(point - middle) - 9) < 1e-9, "\(points)")
                #expect(points.allSatisfy { abs($0 - middle) >= 9 - 0.01 }, "\(points)")
            }
        }
    }
}

import Geometry
import Testing

@testable import Charts

@Suite struct SpreadTests {
    @Test func boxesThatDoNotMeetStay() {
        let spread = Spread(extents: [.pt(10), .pt(10)], gap: .pt(2), range: .zero ... .pt(100))
        #expect(spread.middles(near: [.pt(20), .pt(50)]) == [.pt(20), .pt(50)])
    }

    @Test func boxesThatMeetPartEvenly() {
        let spread = Spread(extents: [.pt(10), .pt(10)], gap: .pt(2), range: .zero ... .pt(100))
        #expect(spread.middles(near: [.pt(50), .pt(50)]) == [.pt(44), .pt(56)])
    }

    @Test func theRangeHolds() {
        let spread = Spread(extents: [.pt(10), .pt(10)], gap: .pt(2), range: .zero ... .pt(30))
        #expect(spread.middles(near: [.pt(-50), .pt(-50)]) == [.pt(5), .pt(17)])
        #expect(spread.middles(near: [.pt(99), .pt(99)]) == [.pt(13), .pt(25)])
        #expect(Spread(extents: [.pt(20), .pt(20)], gap: .zero, range: .zero ... .pt(30)).middles(near: [.zero, .zero]) == nil)
    }
}

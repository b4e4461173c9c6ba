import Geometry
import Testing

@Suite("Transforms")
struct TransformTests {
    @Test("A quarter turn counter-clockwise brings the upper left corner to the lower left")
    func quarterTurn() {
        let box = Size(width: .pt(100), height: .pt(40))
        let turn = Transform.quarterTurnCounterclockwise(of: box)
        #expect(turn.applied(to: Point.zero) == Point(x: .zero, y: .pt(100)))
        #expect(turn.applied(to: Point(x: .pt(100), y: .zero)) == .zero)
        #expect(turn.applied(to: Rect(origin: .zero, size: box)) == Rect(origin: .zero, size: box.transposed))
    }

    @Test("Maps compose in the order of their names")
    func composition() {
        let box = Size(width: .pt(100), height: .pt(40))
        let there = Transform.quarterTurnCounterclockwise(of: box)
        let back = Transform.quarterTurnClockwise(of: box.transposed)
        let point = Point(x: .pt(30), y: .pt(7))
        #expect(there.then(back).applied(to: point) == point)
        #expect(there.then(back) == .identity)
    }
}

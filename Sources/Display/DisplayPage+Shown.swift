public import Geometry

extension DisplayPage {
    /// The size of the sheet as viewers show it.
    public var shownSize: Size { isTurned ? geometry.sheet.transposed : geometry.sheet }

    /// From the sheet to the sheet as viewers show it.
    public var turn: Transform { isTurned ? .quarterTurnClockwise(of: geometry.sheet) : .identity }

    private var isTurned: Bool { rotation % 180 != 0 }
}

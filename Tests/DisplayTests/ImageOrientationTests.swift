import Display
import Geometry
import Testing

@Suite struct ImageOrientationTests {
    /// Where the first row and the first column of pixels lie in the picture (Exif 2.32, 4.6.4, table of `Orientation`).
    @Test(arguments: [
        (1, "top left"), (2, "top right"), (3, "bottom right"), (4, "bottom left"), (5, "left top"), (6, "right top"), (7, "right bottom"),
        (8, "left bottom"),
    ])
    func firstRowAndColumn(_ number: Int, _ sides: String) throws {
        let orientation = try #require(ImageOrientation(rawValue: number))
        let stored = Size(width: .pt(30), height: .pt(20))
        let picture = orientation.isSideways ? Size(width: .pt(20), height: .pt(30)) : stored
        let map = orientation.transform(of: stored)
        let (row, column) = (map.applied(to: Point(x: .pt(15), y: .zero)), map.applied(to: Point(x: .zero, y: .pt(10))))
        #expect("\(side(row, of: picture)) \(side(column, of: picture))" == sides)
        let frame = Image(bytes: [], format: .jpeg, size: picture, orientation: orientation).frame
        #expect(frame.size == picture && map.applied(to: Rect(origin: .zero, size: stored)) == Rect(origin: .zero, size: picture))
    }

    private func side(_ point: Point, of size: Size) -> String {
        if point.y == .zero { return "top" }
        if point.y == size.height { return "bottom" }
        return point.x == .zero ? "left" : "right"
    }
}

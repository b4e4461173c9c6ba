internal import Geometry
import Glibc

/// Directions on a disc are clockwise from twelve o'clock, in radians.
struct Polar {
    let center: Point

    /// The point at a distance from the middle.
    func point(_ angle: Double, _ radius: Length) -> Point {
        Point(x: center.x + radius * sin(angle), y: center.y - radius * cos(angle))
    }

    /// Curves along a circle from one direction to another, either way.
    ///
    /// Pieces of at most 45° with tangents of (4/3)·tan(δ/4): farther from the circle than 5·10⁻⁶ of the radius nowhere.
    func arc(from start: Double, to end: Double, radius: Length) -> [Path.Element] {
        let pieces = max(1, Int((abs(end - start) / (.pi / 4)).rounded(.up)))
        let delta = (end - start) / Double(pieces)
        let handle = radius * (4.0 / 3 * tan(delta / 4))
        return (0..<pieces).map { piece in
            let (from, to) = (start + delta * Double(piece), piece + 1 == pieces ? end : start + delta * Double(piece + 1))
            let (first, last) = (point(from, radius), point(to, radius))
            return .curve(
                Point(x: first.x + handle * cos(from), y: first.y + handle * sin(from)),
                Point(x: last.x - handle * cos(to), y: last.y - handle * sin(to)), to: last)
        }
    }

    /// A slice of a disc, or of a ring when `inner` is not zero.
    func sector(from start: Double, to end: Double, inner: Length, outer: Length) -> Path {
        var elements: [Path.Element] = [.move(inner > .zero ? point(start, inner) : center), .line(point(start, outer))]
        elements += arc(from: start, to: end, radius: outer)
        if inner > .zero {
            elements.append(.line(point(end, inner)))
            elements += arc(from: end, to: start, radius: inner)
        }
        return Path(elements + [.close])
    }

    /// A whole disc or ring, without a seam. The inner circle runs the other way round, so that the winding rule leaves the hole open.
    func circle(inner: Length, outer: Length) -> Path {
        var elements: [Path.Element] = [.move(point(0, outer))] + arc(from: 0, to: 2 * .pi, radius: outer) + [.close]
        if inner > .zero {
            elements += [.move(point(0, inner))] + arc(from: 2 * .pi, to: 0, radius: inner) + [.close]
        }
        return Path(elements)
    }
}

extension Path {
    /// A full circle.
    static func disc(center: Point, radius: Length) -> Path { Polar(center: center).circle(inner: .zero, outer: radius) }
}

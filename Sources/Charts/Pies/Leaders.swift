internal import Geometry
import Glibc

/// The lines from slices to a column of labels at the right of a disc.
///
/// A leader runs outwards from the slice's edge to a track, along it as far as needed, and on in a straight line to its label.
/// It is the shortest way round the disc, so that it never enters it. Leaders that bend lie on tracks of their own,
/// those nearer to twelve (or six) o'clock farther out. No two cross: slices and labels follow each other in the same order,
/// and between the disc and the column there is nothing else (points in convex position, Bekos et al. 2007).
struct Leaders {
    var center: Point
    var radius: Length
    /// The first track's distance from the disc.
    var clearance: Length
    /// The distance between tracks.
    var trackGap: Length
    /// Where the column begins, to the right of the middle.
    var column: Length
    /// The farthest that a track may reach above and below the middle.
    var reach: Length

    /// One leader: its slice's direction, from 0 (twelve o'clock) to π, and its label's height below the disc's middle.
    struct End {
        var angle: Double
        var label: Length
    }

    /// The ways of all leaders, mirrored to the left when `isLeft`; `nil` when the tracks leave the room.
    ///
    /// `ends` ascend by angle and by label.
    func paths(_ ends: [End], isLeft: Bool) -> [Path]? {
        let upper = ends.filter { $0.angle < .pi / 2 }
        let lower = ends.dropFirst(upper.count).map { End(angle: .pi - $0.angle, label: -$0.label) }
        guard let upperWays = ways(upper.reversed()), let lowerWays = ways(lower) else { return nil }
        return upperWays.reversed().map { path($0, isLeft: isLeft, isUpper: true) }
            + lowerWays.map { path($0, isLeft: isLeft, isUpper: false) }
    }

    private struct Way {
        var end: End
        var track: Length
        /// Where the straight part begins.
        var departure: Double
    }

    /// The ways of one quarter, given from three o'clock towards twelve.
    private func ways(_ ends: [End]) -> [Way]? {
        var ways: [Way] = []
        var track = radius + clearance
        var isBent = false
        for end in ends {
            if isBent { track = track + trackGap }
            var departure = tangent(to: end, track: track)
            if departure > end.angle, !isBent, !ways.isEmpty {
                track = track + trackGap
                departure = tangent(to: end, track: track)
            }
            isBent = departure > end.angle
            guard track * cos(end.angle) <= reach, track < column else { return nil }
            ways.append(Way(end: end, track: track, departure: isBent ? departure : end.angle))
        }
        return ways
    }

    /// The direction in which the straight line to the label touches the track.
    private func tangent(to end: End, track: Length) -> Double {
        let distance = hypot(column.points, end.label.points)
        return atan2(column.points, -end.label.points) - acos(min(1, track.points / distance))
    }

    private func path(_ way: Way, isLeft: Bool, isUpper: Bool) -> Path {
        let polar = Polar(center: .zero)
        var elements: [Path.Element] = [.move(polar.point(way.end.angle, radius)), .line(polar.point(way.end.angle, way.track))]
        if way.departure > way.end.angle {
            elements += polar.arc(from: way.end.angle, to: way.departure, radius: way.track)
        }
        elements.append(.line(Point(x: column, y: way.end.label)))
        let (x, y) = (isLeft ? -1.0 : 1.0, isUpper ? 1.0 : -1.0)
        func placed(_ point: Point) -> Point { Point(x: center.x + point.x * x, y: center.y + point.y * y) }
        return Path(
            elements.map { element in
                switch element {
                case .move(let point): .move(placed(point))
                case .line(let point): .line(placed(point))
                case .curve(let first, let second, let end): .curve(placed(first), placed(second), to: placed(end))
                case .close: .close
                }
            })
    }
}

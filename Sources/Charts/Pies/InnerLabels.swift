internal import Geometry
import Glibc

extension Slice {
    /// Where a label stands wholly inside the slice, with `margin` to its edges; `nil` when it does not fit.
    func place(for label: Size, in polar: Polar, inner: Length, outer: Length, margin: Length) -> Point? {
        if extent >= 2 * .pi - 1e-9 {
            // A whole disc has its label in the middle; a whole ring in the hole, where there is no fill to stand out from.
            let half = hypot(label.width.points, label.height.points) / 2
            return inner == .zero && half + margin.points <= outer.points ? polar.center : nil
        }
        for part in [0.6, 0.66, 0.55, 0.72, 0.48, 0.4, 0.3] {
            let distance = inner > .zero ? (inner + outer) / 2 : outer * part
            let middle = polar.point(self.middle, distance)
            let rect = Rect(
                x: middle.x - label.width / 2 - margin, y: middle.y - label.height / 2 - margin,
                width: label.width + margin * 2, height: label.height + margin * 2)
            if holds(rect, in: polar, inner: inner, outer: outer) { return middle }
            if inner > .zero { return nil }
        }
        return nil
    }

    /// Whether a rectangle whose middle is in the slice lies wholly in it: within the disc, outside the hole, off both straight edges.
    private func holds(_ rect: Rect, in polar: Polar, inner: Length, outer: Length) -> Bool {
        let corners = [
            rect.origin, Point(x: rect.maxX, y: rect.minY), Point(x: rect.maxX, y: rect.maxY), Point(x: rect.minX, y: rect.maxY),
        ].map { $0 - polar.center }
        guard corners.allSatisfy({ hypot($0.x.points, $0.y.points) <= outer.points }) else { return false }
        let nearest = Point(
            x: min(max(polar.center.x, rect.minX), rect.maxX) - polar.center.x,
            y: min(max(polar.center.y, rect.minY), rect.maxY) - polar.center.y)
        if inner > .zero, hypot(nearest.x.points, nearest.y.points) < inner.points { return false }
        let relative = rect.moved(by: Point.zero - polar.center)
        return [start, end].allSatisfy { !relative.isMet(byRayTo: Point(x: .pt(sin($0)), y: .pt(-cos($0))), length: outer) }
    }
}

extension Rect {
    /// Whether the line of a length from the origin in a direction of unit length meets the rectangle (Kay and Kajiya 1986: slabs).
    fileprivate func isMet(byRayTo direction: Point, length: Length) -> Bool {
        var (near, far) = (0.0, length.points)
        for (way, low, high) in [(direction.x, minX, maxX), (direction.y, minY, maxY)] {
            if abs(way.points) < 1e-12 {
                if low > .zero || high < .zero { return false }
            } else {
                let (one, two) = (low / way, high / way)
                near = max(near, min(one, two))
                far = min(far, max(one, two))
            }
        }
        return near <= far
    }
}

"""Cubic outlines as TrueType's quadratic ones, with few points.

A face that was traced has a curve every few units; the same line is drawn by far fewer. Contours are lists of segments of complex numbers:
two for a line, four for a cubic curve. Corners stay where they are; between two corners

1. as many curves as possible become one quadratic curve with the directions of both ends, as long as it stays within the tolerance of them;
   a curve that needs several has those of fontTools.cu2qu;
2. a point between two quadratic curves is left out where the middle of its neighbours, which TrueType then takes for it, keeps both
   curves within the tolerance of what they were.

So no point of a line moves by more than twice the tolerance, and half a unit for whole numbers."""

from fontTools.cu2qu import curve_to_quadratic
from fontTools.pens.basePen import AbstractPen

# Of the angle between two curves that are one line; beyond it is a corner.
SMOOTHEST_CORNER = 0.2
# Where curves are compared.
THIRDS = (0.25, 0.5, 0.75)


class ContourPen(AbstractPen):
    """Collects the closed contours of a glyph without components."""

    def __init__(self):
        self.contours = []

    def moveTo(self, point):
        self.contour, self.point = [], complex(*point)
        self.contours.append(self.contour)

    def lineTo(self, point):
        point = complex(*point)
        if point != self.point:
            self.contour.append((self.point, point))
            self.point = point

    def curveTo(self, first, second, point):
        point = complex(*point)
        self.contour.append((self.point, complex(*first), complex(*second), point))
        self.point = point

    def closePath(self):
        if self.contour and self.contour[0][0] != self.point:
            self.contour.append((self.point, self.contour[0][0]))

    endPath = closePath


def quadratic(contour, tolerance):
    """The points of a contour and whether the line goes through them, in the opposite direction, which TrueType fills."""
    count = len(contour)
    start = next((index for index in range(count) if not is_smooth(contour[index - 1], contour[index])), 0)
    segments = contour[start:] + contour[:start]
    points, index = [], 0
    while index < count:
        points.append((segments[index][0], True))
        end = index + 1
        if len(segments[index]) == 4:
            while end < count and is_smooth(segments[end - 1], segments[end]):
                end += 1
            points += without_middles(segments[index][0], joined(segments[index:end], tolerance), tolerance)
        index = end
    return points[:1] + points[:0:-1]


def is_smooth(before, after):
    if len(before) == 2 or len(after) == 2:
        return False
    first, second = before[3] - before[2], after[1] - after[0]
    along = dot(first, second)
    return along > 0 and abs(cross(first, second)) <= SMOOTHEST_CORNER * along


def joined(curves, tolerance):
    """Quadratic curves along cubic ones, as (control point, end)."""
    found, index = [], 0
    while index < len(curves):
        best, end = None, index
        while end < len(curves):
            curve = between(curves[index], curves[end])
            if not curve or not is_near(samples(curves[index : end + 1]), curves[index][0], *curve, tolerance):
                break
            best, end = curve, end + 1
        if best:
            found.append(best)
        else:
            spline = curve_to_quadratic([(point.real, point.imag) for point in curves[index]], tolerance)
            controls = [complex(*point) for point in spline[1:-1]]
            for control, following in zip(controls, controls[1:]):
                found.append((control, (control + following) / 2))
            found.append((controls[-1], curves[index][3]))
            end = index + 1
        index = end
    return found


def between(first, last):
    """The quadratic curve from the beginning of one to the end of the other with their directions there; None where there is none."""
    start, end = first[0], last[3]
    out, back = first[1] - start, end - last[2]
    area = cross(out, back)
    if abs(area) < 1e-9:
        return None
    reach = cross(end - start, back) / area
    control = start + reach * out
    return (control, end) if reach > 0 and dot(end - control, back) > 0 else None


def samples(curves):
    points = []
    for first, second, third, last in curves:
        for t in THIRDS:
            s = 1 - t
            points.append(s * s * (s * first + 3 * t * second) + t * t * (3 * s * third + t * last))
        points.append(last)
    return points[:-1]


def without_middles(start, curves, tolerance):
    """The points after the start of a line of quadratic curves; the last is where the next begins, and is not among them."""
    points = []
    for (control, end), (following, after) in zip(curves, curves[1:]):
        points.append((control, False))
        middle = (control + following) / 2
        if abs(end - middle) > 1e-9:
            before, behind = inner(start, control, end), inner(end, following, after)
            isLeftOut = (
                is_near(before, start, control, middle, tolerance)
                and is_near(behind, middle, following, after, tolerance)
                and (is_near([end], start, control, middle, tolerance) or is_near([end], middle, following, after, tolerance))
            )
            if not isLeftOut:
                points.append((end, True))
                middle = end
        start = middle
    points.append((curves[-1][0], False))
    return points


def inner(start, control, end):
    return [((1 - t) * (1 - t)) * start + 2 * t * (1 - t) * control + t * t * end for t in THIRDS]


def is_near(points, start, control, end, tolerance):
    """Whether all points lie so near to a quadratic curve: their nearest points on it are found by two steps of Gauss and Newton."""
    u, w, chord = control - start, start - 2 * control + end, end - start
    length, limit = dot(chord, chord), tolerance * tolerance
    if not length:
        return False
    for point in points:
        point -= start
        t = (point.real * chord.real + point.imag * chord.imag) / length
        for _ in range(2):
            t = 0 if t < 0 else 1 if t > 1 else t
            v = u + t * w
            rest = point - t * (u + v)
            square = v.real * v.real + v.imag * v.imag
            if not square:
                break
            t += (rest.real * v.real + rest.imag * v.imag) / (2 * square)
        t = 0 if t < 0 else 1 if t > 1 else t
        rest = point - t * (2 * u + t * w)
        if rest.real * rest.real + rest.imag * rest.imag > limit:
            return False
    return True


def dot(first, second):
    return first.real * second.real + first.imag * second.imag


def cross(first, second):
    return first.real * second.imag - first.imag * second.real

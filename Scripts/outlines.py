"""Cubic outlines as TrueType's quadratic ones, with few points.

A face that was traced has a curve every few units; the same line is drawn by far fewer. A contour is a list of segments of complex numbers:
two for a line, four for a cubic curve. Corners and long lines stay as they are; a stretch of the contour between two of them is cut into spans of
one or more segments so that the fewest points are left (dynamic programming over the ends of segments). A span is, whichever comes first,

1. a line;
2. a quadratic curve with the directions of both ends;
3. two to four quadratic curves with these directions that meet in the middle of their control points, which TrueType does not store. They are
   cut from the cubic curve that lies nearest to the span (P. J. Schneider, An Algorithm for Automatically Fitting Digitized Curves, in Graphics
   Gems, 1990), as fontTools.cu2qu cuts one;

and stays within the tolerance of all that it replaces. A curve for which none does has what cu2qu makes of it. So no point of a line moves by more than
the tolerance, and half a unit for whole numbers.

All spans of many glyphs are judged at once, in arrays. Numbers are real, and sums are written out: multiplication of complex arrays and
reductions round differently on different processors."""

import numpy
from fontTools.cu2qu import curve_to_quadratic
from fontTools.pens.basePen import AbstractPen

# Of the tangent of the angle between two segments that are one line; beyond it is a corner.
SMOOTHEST_CORNER = 0.2
# In em; longer lines stay lines.
LONGEST_LINE = 0.03
# Of segments.
LONGEST_SPAN = 8
MOST_CURVES = 4


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


def quadratic(contours, tolerance, em):
    """The points of each contour and whether the line goes through them, in the opposite direction, which TrueType fills."""
    stretches = [stretches_of(contour, LONGEST_LINE * em) for contour in contours]
    points = fitted([stretch for contour in stretches for stretch in contour if not is_line(stretch)], tolerance)
    found = []
    for contour in stretches:
        line = [point for stretch in contour for point in ([(stretch[0][0], True)] if is_line(stretch) else next(points))]
        found.append(line[:1] + line[:0:-1])
    return found


def is_line(stretch):
    return len(stretch) == 1 and len(stretch[0]) == 2


def stretches_of(contour, longest):
    """The contour cut at corners and at the ends of long lines."""
    contour = [segment for segment in contour if segment[0] != segment[-1] or segment[1] != segment[-2]]
    starts = [index for index, segment in enumerate(contour) if not is_smooth(contour[index - 1], segment, longest)] or [0]
    contour = contour[starts[0] :] + contour[: starts[0]]
    starts = [start - starts[0] for start in starts] + [len(contour)]
    return [contour[start:end] for start, end in zip(starts, starts[1:])]


def is_smooth(before, after, longest):
    # Control points may lie on the ends of their curve.
    first, second = before[-1] - before[-2] or before[-1] - before[-3], after[1] - after[0] or after[2] - after[0]
    if (len(before) == 2 and abs(first) > longest) or (len(after) == 2 and abs(second) > longest):
        return False
    along = first.real * second.real + first.imag * second.imag
    return along > 0 and abs(first.real * second.imag - first.imag * second.real) <= SMOOTHEST_CORNER * along


def fitted(stretches, tolerance):
    """The points of each stretch but for its end."""
    segments = Segments([segment for stretch in stretches for segment in stretch])
    lengths = numpy.array([len(stretch) for stretch in stretches], dtype=int)
    # How many segments the stretch has from each segment on.
    left = numpy.concatenate([numpy.arange(length, 0, -1) for length in lengths]) if len(lengths) else lengths
    choices = [[] for _ in range(segments.count)]
    starts = numpy.arange(segments.count)
    for length in range(1, LONGEST_SPAN + 1):
        starts = starts[left[starts] >= length]
        if not len(starts):
            break
        kept = []
        for start, controls in segments.spans(starts, length, tolerance):
            choices[start].append((length, controls))
            kept.append(start)
        starts = numpy.array(sorted(kept), dtype=int)
    index = 0
    for stretch in stretches:
        yield fewest(stretch, choices[index : index + len(stretch)], tolerance)
        index += len(stretch)


def fewest(stretch, choices, tolerance):
    """The points of a stretch cut into the spans that have the fewest."""
    best = [(0, None)] + [None] * len(stretch)
    for start, spans in enumerate(choices):
        cost = best[start][0] + 1
        for length, controls in spans if spans and spans[0][0] == 1 else [(1, several(stretch[start], tolerance)), *spans]:
            end = start + length
            if not best[end] or cost + len(controls) < best[end][0]:
                best[end] = (cost + len(controls), (start, controls))
    points, end = [], len(stretch)
    while end:
        start, controls = best[end][1]
        points[:0] = [(stretch[start][0], True)] + [(control, False) for control in controls]
        end = start
    return points


def several(curve, tolerance):
    spline = curve_to_quadratic([(point.real, point.imag) for point in curve], tolerance)
    return [complex(*point) for point in spline[1:-1]]


class Segments:
    """Segments of stretches one after the other, as arrays of coordinates."""

    def __init__(self, segments):
        self.count = len(segments)
        points = numpy.array([segment if len(segment) == 4 else thirds(*segment) for segment in segments], dtype=complex).reshape(self.count, 4)
        self.x, self.y = points.real.T.copy(), points.imag.T.copy()

    def spans(self, starts, length, tolerance):
        """(start, control points) for each span of so many segments that is within the tolerance."""
        ends = starts + length - 1
        span = Span(self, starts, ends, length)
        waiting = numpy.arange(len(starts))
        for controls, is_possible in span.candidates():
            chosen = waiting[is_possible[waiting]]
            chosen = chosen[span.is_near([(x[chosen], y[chosen]) for x, y in controls], chosen, tolerance)]
            points = numpy.empty((len(chosen), len(controls)), dtype=complex)
            for index, (x, y) in enumerate(controls):
                points.real[:, index], points.imag[:, index] = x[chosen], y[chosen]
            yield from zip(starts[chosen].tolist(), points.tolist())
            waiting = numpy.setdiff1d(waiting, chosen, assume_unique=True)
            if not len(waiting):
                return


class Span:
    """Spans of as many segments each."""

    def __init__(self, segments, starts, ends, length):
        x, y = segments.x, segments.y
        self.start, self.end = (x[0][starts], y[0][starts]), (x[3][ends], y[3][ends])
        self.out = direction([(x[k][starts] - x[0][starts], y[k][starts] - y[0][starts]) for k in (1, 2, 3)])
        self.back = direction([(x[3][ends] - x[k][ends], y[3][ends] - y[k][ends]) for k in (2, 1, 0)])
        # Of each segment; a long curve is seldom joined with others.
        self.steps = max(4, 10 - 2 * length)
        inner = [step / self.steps for step in range(1, self.steps)]
        self.segments, self.samples = [], []
        for index in range(length):
            corners = [(x[k][starts + index], y[k][starts + index]) for k in range(4)]
            self.segments.append(corners)
            self.samples += [cubic(corners, t) for t in inner] + [corners[3]]
        del self.samples[-1]
        if length == 1:
            self.places = [numpy.full(len(starts), t) for t in inner]
            self.curve = [(x[k][starts], y[k][starts]) for k in range(4)]
            self.has_curve = numpy.ones(len(starts), dtype=bool)
        else:
            self.places = self.along()
            self.nearest_curve()
            self.places = [nearer(self.curve, sample, t) for sample, t in zip(self.samples, self.places)]
            self.nearest_curve()

    def along(self):
        """Where the samples lie on the way from start to end."""
        total, before, places = 0, self.start, []
        for point in self.samples + [self.end]:
            total = total + numpy.sqrt((point[0] - before[0]) ** 2 + (point[1] - before[1]) ** 2)
            before = point
            places.append(total)
        return [place / total for place in places[:-1]]

    def nearest_curve(self):
        """The cubic curve with the directions of both ends that lies nearest to the samples, by least squares of two lengths."""
        (sx, sy), (ex, ey), (ox, oy), (bx, by) = self.start, self.end, self.out, self.back
        oo = ob = bb = ro = rb = 0
        for (px, py), t in zip(self.samples, self.places):
            s = 1 - t
            first, second, early = 3 * t * s * s, 3 * t * t * s, s * s * (1 + 2 * t)
            rx, ry = px - (early * sx + (1 - early) * ex), py - (early * sy + (1 - early) * ey)
            oo, ob, bb = oo + first * first, ob - first * second, bb + second * second
            ro, rb = ro + first * (rx * ox + ry * oy), rb - second * (rx * bx + ry * by)
        ob = ob * (ox * bx + oy * by)
        area = oo * bb - ob * ob
        self.has_curve = area > 1e-9
        area = numpy.where(self.has_curve, area, 1)
        leave, arrive = (ro * bb - rb * ob) / area, (rb * oo - ro * ob) / area
        self.has_curve &= (leave > 0) & (arrive > 0)
        self.curve = [self.start, (sx + leave * ox, sy + leave * oy), (ex - arrive * bx, ey - arrive * by), self.end]

    def candidates(self):
        """The control points of what could stand for the spans, from few points to many, and for which spans."""
        (sx, sy), (ex, ey), (ox, oy), (bx, by) = self.start, self.end, self.out, self.back
        length = numpy.sqrt((ex - sx) ** 2 + (ey - sy) ** 2)
        yield [], length > 0
        area = ox * by - oy * bx
        is_bent = numpy.abs(area) > 1e-9
        reach = ((ex - sx) * by - (ey - sy) * bx) / numpy.where(is_bent, area, 1)
        x, y = sx + reach * ox, sy + reach * oy
        yield [(x, y)], is_bent & (reach > 0) & ((ex - x) * bx + (ey - y) * by > 0)
        for count in range(2, MOST_CURVES + 1):
            yield [self.control(index, count) for index in range(count)], self.has_curve

    def control(self, index, count):
        """One of so many control points of quadratic curves that follow the cubic one."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.curve
        first, width = index / count, 1 / count
        found = []
        for p, q, r, e in ((ax, bx, cx, dx), (ay, by, cy, dy)):
            one, two, three = 3 * (q - p), 3 * (r - 2 * q + p), e + 3 * (q - r) - p
            start = p + first * (one + first * (two + first * three))
            slope = (one + first * (2 * two + 3 * first * three)) * width
            last = first + width
            end = p + last * (one + last * (two + last * three))
            arrival = (one + last * (2 * two + 3 * last * three)) * width
            leaving, arriving = start + slope / 2, end - arrival / 2
            found.append(leaving + (arriving - leaving) * (index / (count - 1)))
        return tuple(found)

    def is_near(self, controls, chosen, tolerance):
        """Whether the chosen spans and their curves lie so near to one another: the curves to all samples, and halfway between two the other way round."""
        start, end = (tuple(coordinate[chosen] for coordinate in point) for point in (self.start, self.end))
        if not controls:
            controls = [((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)]
            tolerance /= 2
        chain = Chain(start, controls, end)
        limit, before = tolerance * tolerance, numpy.zeros(len(chosen))
        near = numpy.ones(len(chosen), dtype=bool)
        for index, point in enumerate([*self.samples, self.end]):
            place = numpy.full(len(chosen), float(len(controls)))
            if index < len(self.samples):
                point = point[0][chosen], point[1][chosen]
                place = chain.nearest(point, self.places[index][chosen] * len(controls))
                near &= square_between(chain.point(place), point) <= limit
            halfway = chain.point((before + place) / 2)
            corners = [(x[chosen], y[chosen]) for x, y in self.segments[index // self.steps]]
            t = numpy.full(len(chosen), (index % self.steps + 0.5) / self.steps)
            for _ in range(2):
                t = nearer(corners, halfway, t)
            near &= square_between(cubic(corners, t), halfway) <= limit
            before = place
        return near


class Chain:
    """Quadratic curves that meet in the middle of their control points, many such chains at once; a place is the number of a curve and how far along it."""

    def __init__(self, start, controls, end):
        joints = [start] + [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in zip(controls, controls[1:])] + [end]
        self.count = len(controls)
        self.corners = [[point[axis] for point in points] for points in (joints[:-1], controls, joints[1:]) for axis in (0, 1)]

    def curve(self, place):
        """Which curve the places are on, where it begins, and its two differences."""
        which = numpy.minimum(self.count - 1, place.astype(int))
        sx, sy, cx, cy, ex, ey = (numpy.choose(which, corners) if self.count > 1 else corners[0] for corners in self.corners)
        return which, sx, sy, cx - sx, cy - sy, sx - 2 * cx + ex, sy - 2 * cy + ey

    def point(self, place):
        which, sx, sy, ux, uy, wx, wy = self.curve(place)
        t = place - which
        return sx + t * (2 * ux + t * wx), sy + t * (2 * uy + t * wy)

    def nearest(self, point, place):
        """The place after two steps of Gauss and Newton towards the point, on the same curve."""
        which, sx, sy, ux, uy, wx, wy = self.curve(place)
        px, py, t = point[0] - sx, point[1] - sy, place - which
        for _ in range(2):
            vx, vy = ux + t * wx, uy + t * wy
            rx, ry = px - t * (ux + vx), py - t * (uy + vy)
            square = vx * vx + vy * vy
            t = t + numpy.where(square > 0, (rx * vx + ry * vy) / (2 * numpy.where(square > 0, square, 1)), 0)
            t = numpy.minimum(1, numpy.maximum(0, t))
        return which + t


def square_between(first, second):
    x, y = first[0] - second[0], first[1] - second[1]
    return x * x + y * y


def thirds(start, end):
    """A line as a cubic curve."""
    return start, (2 * start + end) / 3, (start + 2 * end) / 3, end


def direction(differences):
    """The first of these that is not nothing, of length one."""
    x, y = differences[0]
    for other in differences[1:]:
        is_nothing = (x == 0) & (y == 0)
        x, y = numpy.where(is_nothing, other[0], x), numpy.where(is_nothing, other[1], y)
    length = numpy.sqrt(x * x + y * y)
    length = numpy.where(length > 0, length, 1)
    return x / length, y / length


def cubic(corners, t):
    s = 1 - t
    return tuple(s * s * (s * p + 3 * t * q) + t * t * (3 * s * r + t * e) for p, q, r, e in zip(*corners))


def nearer(corners, point, t):
    """The place on a cubic curve after a step of Newton's towards the point."""
    x, y = cubic(corners, t)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    s = 1 - t
    x1, y1 = (3 * (s * s * (q - p) + 2 * s * t * (r - q) + t * t * (e - r)) for p, q, r, e in ((ax, bx, cx, dx), (ay, by, cy, dy)))
    x2, y2 = (6 * (s * (r - 2 * q + p) + t * (e - 2 * r + q)) for p, q, r, e in ((ax, bx, cx, dx), (ay, by, cy, dy)))
    x, y = x - point[0], y - point[1]
    slope = x1 * x1 + y1 * y1 + x * x2 + y * y2
    step = numpy.where(slope > 0, (x * x1 + y * y1) / numpy.where(slope > 0, slope, 1), 0)
    return numpy.minimum(1, numpy.maximum(0, t - step))

"""Prints how far the outlines of two fonts lie apart at most, in thousandths of the em, over some of their characters.

Both are sampled densely; of each sample the distance to the other outline is taken, and the other way round."""
import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

STEPS = 24


def outline(font, character):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[character]].draw(pen)
    scale, lines, start, place = 1000 / font["head"].unitsPerEm, [], 0j, 0j
    for operation, points in pen.value:
        points = [complex(*point) * scale for point in points]
        if operation == "moveTo":
            start = place = points[0]
        elif operation == "closePath":
            lines.append((place, start))
        elif operation == "lineTo":
            lines.append((place, points[0]))
        elif operation == "curveTo":
            lines += chords(lambda t: (1 - t) ** 3 * place + 3 * (1 - t) ** 2 * t * points[0] + 3 * (1 - t) * t * t * points[1] + t**3 * points[2])
        elif operation == "qCurveTo":
            for index, control in enumerate(points[:-1]):
                end = points[-1] if index == len(points) - 2 else (control + points[index + 1]) / 2
                lines += chords(lambda t: (1 - t) ** 2 * place + 2 * (1 - t) * t * control + t * t * end)
                place = end
        place = points[-1] if points else start
    return [line for line in lines if line[0] != line[1]]


def chords(curve):
    points = [curve(step / STEPS) for step in range(STEPS + 1)]
    return list(zip(points, points[1:]))


def distance(point, line):
    start, along = line[0], line[1] - line[0]
    t = ((point - start) * along.conjugate()).real / abs(along) ** 2
    return abs(point - start - min(1, max(0, t)) * along)


first, second = (TTFont(path) for path in sys.argv[1:3])
worst = 0
for character in sys.argv[3]:
    lines = [outline(font, ord(character)) for font in (first, second)]
    for mine, theirs in (lines, lines[::-1]):
        worst = max([worst] + [min(distance(start, line) for line in theirs) for start, _ in mine])
print(f"{worst:.2f}")

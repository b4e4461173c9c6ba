"""Prints how far the outlines of two fonts lie apart at most, in thousandths of the em, over some of their characters.

A font of a collection is named by its number: `fonts.ttc#2`.

Both are sampled densely; of each sample the distance to the other outline is taken, and the other way round."""
import sys

import numpy
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

STEPS = 60


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


def farthest(places, lines):
    """How far the farthest of the places is from all lines."""
    places = numpy.array(places)[:, None]
    start = numpy.array([line[0] for line in lines])
    along = numpy.array([line[1] for line in lines]) - start
    t = numpy.clip(((places - start) * along.conj()).real / abs(along) ** 2, 0, 1)
    return abs(places - start - t * along).min(axis=1).max()


def opened(name):
    path, _, number = name.partition("#")
    return TTFont(path, fontNumber=int(number or -1))


first, second = map(opened, sys.argv[1:3])
worst = 0
for character in sys.argv[3]:
    lines = [outline(font, ord(character)) for font in (first, second)]
    for mine, theirs in (lines, lines[::-1]):
        worst = max(worst, farthest([start for start, _ in mine], theirs))
print(f"{worst:.2f}")

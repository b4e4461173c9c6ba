"""Says what a printing house would send back: lines thinner than 0.25 pt, and boxes of a page that do not nest as the numbers that they are.

    printing.py FILE..."""

import re
import sys

import pypdf

THINNEST = 0.25
NUMBER = re.compile(r"-?[\d.]+")


def nests(inner, outer):
    return all(o <= i for o, i in zip(outer[:2], inner[:2])) and all(i <= o for o, i in zip(outer[2:], inner[2:]))


def widths(content):
    """The widths of lines in points."""
    scale, saved, operands = 1.0, [], []
    for word in re.sub(r"\([^)]*\)|<[^>]*>", " ", content).split():
        if NUMBER.fullmatch(word):
            operands.append(float(word))
            continue
        if word == "q":
            saved.append(scale)
        elif word == "Q":
            scale = saved.pop() if saved else 1.0
        elif word == "cm":
            a, b, c, d = operands[-6:-2]
            scale *= abs(a * d - b * c) ** 0.5
        elif word == "w":
            yield operands[-1] * scale
        operands = []


def main(paths):
    for path in paths:
        for number, page in enumerate(pypdf.PdfReader(path).pages, 1):
            boxes = [page[name] for name in ("/TrimBox", "/BleedBox", "/MediaBox") if name in page]
            if "/TrimBox" not in page:
                print(f"page {number}: no trim box")
            for inner, outer in zip(boxes, boxes[1:]):
                if not nests(inner, outer):
                    print(f"page {number}: {inner} does not lie in {outer}")
            for width in widths(page.get_contents().get_data().decode("latin-1")):
                if width < THINNEST - 1e-6:
                    print(f"page {number}: a line of {width:g} pt")


main(sys.argv[1:])

"""Reads an SVG page as programs do: language, title, whether its picture is that of the drawing alone, whether each of its
runs begins where it does on the page of the PDF, then its text, a line for each block.

usage: svg.py page.svg page.pdf
"""
import re
import subprocess
import sys
from xml.etree import ElementTree

from mupdf import pymupdf

SVG = "{http://www.w3.org/2000/svg}"


def picture(svg):
    return subprocess.run(["rsvg-convert", "--dpi-x", "96", "--dpi-y", "96"], input=svg, capture_output=True, check=True).stdout


def origins(path):
    """Where each character stands on the first page of a PDF."""
    found = {}
    for block in pymupdf.open(path)[0].get_text("rawdict")["blocks"]:
        for line in block.get("lines", []):
            for character in (character for span in line["spans"] for character in span["chars"]):
                found.setdefault(character["c"], []).append(character["origin"])
    return found


def starts(root):
    """The first character of each run of glyphs, and where it stands."""
    for text in root.iter(SVG + "text"):
        a, b, c, d, e, f = map(float, re.findall(r"[-0-9.]+", text.get("transform", "1 0 0 1 0 0")))
        for run in text.iter(SVG + "tspan"):
            x, y = float(run.get("x")), float(run.get("y"))
            yield run.text[0], a * x + c * y + e, b * x + d * y + f


svg = open(sys.argv[1], "rb").read()
root = ElementTree.fromstring(svg)
bare, count = re.subn(rb'<g fill="#000" fill-opacity="0".*</g>\n(?=</svg>)', b"", svg, flags=re.S)
assert count == 1 and b"<text" not in bare
print(root.get("lang"))
print(root.findtext(SVG + "title"))
print("same picture" if picture(svg) == picture(bare) else "another picture")
drawn = origins(sys.argv[2])
near = [
    any(abs(x - u) + abs(y - v) < 0.1 for u, v in drawn.get(character, [])) for character, x, y in starts(root) if character.strip()
]
print("same places" if near and all(near) else f"{near.count(False)} of {len(near)} elsewhere")
for text in root.iter(SVG + "text"):
    if text.get("aria-hidden") != "true":
        print("".join(text.itertext()))

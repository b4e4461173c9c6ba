"""Has readers of OFD draw pages, and holds what they draw against the same pages of a PDF: ofd_readers.py PDF OFD FACE PAGE...

Prints a line for each page and reader: its characters, those that stand elsewhere than in the PDF, and how much of the ink of each is in the
other. Of ofdkit, which draws nothing, the characters alone are held against those of the page. The readers that draw do not use embedded faces, and draw the outline of a path that is to be filled (docs/publishing.md): all text is drawn with
the face in the file FACE, which is registered as 宋体, and ink can only be compared on pages that are set in that face.
"""

import collections
import contextlib
import importlib
import io
import logging
import sys
import tempfile
import warnings

from loguru import logger

logger.remove()
logging.disable()
# They import PyMuPDF by a name that it will give up.
warnings.simplefilter("ignore")

import numpy
import ofdkit
import pymupdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

RESOLUTION = 60
# Of 255: what is darker is ink. Edges of a glyph are grey, and lie elsewhere at another rounding.
INK = 40


def drawn(reader, path, pages):
    """The pages as a PDF of the reader."""
    tools = importlib.import_module(f"{reader}.draw.font_tools")
    tools.FontTool.get_installed_fonts = lambda self: ["宋体"]
    with contextlib.redirect_stdout(io.StringIO()), tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        book = importlib.import_module(f"{reader}.ofd").OFD()
        book.read(path, fmt="path")
        for document in book.data:
            # They end a page where its number says that it is not the last: those that are drawn count from 0.
            sizes, notes = document["page_size"], document.get("annotation_info") or {}
            document["page_size"] = [sizes[number] if number < len(sizes) else None for number in pages]
            document["page_info"] = {index: document["page_info"][number] for index, number in enumerate(pages)}
            document["annotation_info"] = {index: notes[number] for index, number in enumerate(pages) if number in notes}
        return pymupdf.open(stream=book.to_pdf(), filetype="pdf")


def characters(page, scale):
    spans = (s for b in page.get_text("rawdict")["blocks"] for line in b.get("lines", []) for s in line["spans"])
    return [(c["c"], c["origin"][0] * scale, c["origin"][1] * scale) for s in spans for c in s["chars"] if not c["c"].isspace()]


def displaced(theirs, ours):
    """Characters of a page that the other does not have within a third of a point."""
    places = collections.defaultdict(list)
    for character, x, y in theirs:
        places[character].append((x, y))
    count = abs(len(theirs) - len(ours))
    for character, x, y in ours:
        near = min(places[character], key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2, default=None)
        if near is None or (near[0] - x) ** 2 + (near[1] - y) ** 2 > 0.1:
            count += 1
        else:
            places[character].remove(near)
    return count


def ink(page, scale):
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(RESOLUTION / 72 * scale, RESOLUTION / 72 * scale), colorspace=pymupdf.csGRAY)
    return 255 - numpy.frombuffer(pixels.samples, numpy.uint8).reshape(pixels.height, pixels.width) > INK


def main():
    pdf, ofd, face, *pages = sys.argv[1:]
    pages = [int(page) - 1 for page in pages]
    pdfmetrics.registerFont(TTFont("宋体", face))
    ours = pymupdf.open(pdf)
    for reader in ("ofd2img", "easyofd"):
        theirs = drawn(reader, ofd, pages)
        for index, number in enumerate(pages):
            one, other = theirs[index], ours[number]
            # They take a millimetre for 7.87 points.
            scale = other.rect.width / one.rect.width
            found, expected = characters(one, scale), characters(other, 1)
            a, b = ink(one, scale), ink(other, 1)
            height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
            both = (a[:height, :width] & b[:height, :width]).sum()
            print(reader, number + 1, len(expected), displaced(found, expected), f"{both / b.sum():.3f}", f"{both / a.sum():.3f}")
    with contextlib.closing(ofdkit.open(ofd)) as book:
        for number in pages:
            found = collections.Counter("".join(book.pages[number].text().split()))
            expected = collections.Counter(c for c, _, _ in characters(ours[number], 1))
            other = sum(((found - expected) + (expected - found)).values())
            print("ofdkit", number + 1, sum(expected.values()), other)


main()

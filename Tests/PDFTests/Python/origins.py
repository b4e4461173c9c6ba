"""Compares the origin of every glyph in PDFium with that in MuPDF: prints a line for each page on which they differ.

    origins.py FILE...

Both lay out the same content streams by themselves, so a glyph that stands elsewhere in one of them shows an operator that they read
differently. Replaced text would hide glyphs from PDFium's text interface, therefore its key is renamed in a copy before both read it."""

import collections
import ctypes
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load.
import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium

# Points; cairo writes numbers of TJ arrays to a thousandth of the size, and PDFium adds them up as floats.
TOLERANCE = 0.05


def without_replaced_text(path):
    document = pymupdf.open(path)
    for number in range(1, document.xref_length()):
        if document.xref_is_stream(number) and document.xref_get_key(number, "Type")[1] != "/Metadata":
            stream = document.xref_stream(number)
            if stream and b"/ActualText" in stream:
                # MuPDF loses the first byte of some of the streams that it compresses itself.
                document.update_stream(number, stream.replace(b"/ActualText", b"/ActualTexx"), compress=False)
    return document.tobytes()


def in_mupdf(page):
    """Origins of the glyphs of a page, from its lower left corner as it is shown."""
    height = page.rect.height
    matrix = page.rotation_matrix
    origins = []
    for span in page.get_texttrace():
        for character in span["chars"]:
            point = pymupdf.Point(character[2]) * matrix if page.rotation else pymupdf.Point(character[2])
            origins.append((point.x, height - point.y, chr(character[0])))
    return origins


def in_pdfium(page):
    text = page.get_textpage()
    origins = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        origins.append((x.value, y.value, chr(pdfium.FPDFText_GetUnicode(text, index))))
    return origins


def missing(wanted, there):
    """The glyphs of `wanted` at whose origin `there` has none."""
    cells = collections.defaultdict(list)
    for x, y, _ in there:
        cells[round(x), round(y)].append((x, y))

    def is_there(x, y):
        near = (point for dx in (-1, 0, 1) for dy in (-1, 0, 1) for point in cells[round(x) + dx, round(y) + dy])
        return any(abs(x - left) < TOLERANCE and abs(y - bottom) < TOLERANCE for left, bottom in near)

    return [glyph for glyph in wanted if glyph[2].strip() and not is_there(*glyph[:2])]


def main(paths):
    for path in paths:
        data = without_replaced_text(path)
        one, other = pymupdf.open(stream=data, filetype="pdf"), pypdfium2.PdfDocument(data)
        count = 0
        for number in range(len(one)):
            mupdf, chrome = in_mupdf(one[number]), in_pdfium(other[number])
            count += len(mupdf)
            lost = missing(mupdf, chrome) + missing(chrome, mupdf)
            if lost:
                shown = ", ".join(f"{text} {x:.2f} {y:.2f}" for x, y, text in lost[:8])
                print(f"{path} page {number + 1}: {len(lost)} of {len(mupdf)} glyphs stand apart: {shown}")
        if count == 0:
            print(f"{path}: no glyph was found")


main(sys.argv[1:])

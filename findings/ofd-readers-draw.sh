#!/usr/bin/env bash
# What readers of OFD on PyPI draw of an embedded face and of an area that is filled.
#
# The page has one character in a face that is embedded, where its glyph is a square, named by its number as well (CGTransform), and a path with
# Fill="true" (GB/T 33190-2016, 9.1 and 11). The readers make a PDF of it with reportlab. Neither uses the embedded face: the character is drawn
# with whatever face is registered in reportlab as the first that their tool for faces knows, here a triangle, and at the right place. Where that
# list is empty, nothing is drawn. The path is stroked and not filled. A millimetre becomes 200/25.4 points.
#
# easyofd 20260427, ofd2img 0.1.2, reportlab 5.1.0, PyMuPDF 2.0, fonttools 4.68.0. Seen on 2026-11-29:
#
#     easyofd: triangle, stroked, page 1653 wide; ofd2img: triangle, stroked, page 1653 wide
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q easyofd==20260427 ofd2img==0.1.2 reportlab==5.1.0 PyMuPDF==2.0 fonttools==4.68.0
cat >try.py <<'PYTHON'
import contextlib
import importlib
import io
import logging
import sys
import zipfile

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from loguru import logger

logger.remove()
logging.disable()

import pymupdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


def face(name, points):
    """A TrueType face whose A is a polygon."""
    builder, pens = FontBuilder(1000, isTTF=True), {}
    for glyph, outline in ((".notdef", []), ("A", points)):
        pens[glyph] = TTGlyphPen(None)
        if outline:
            pens[glyph].moveTo(outline[0])
            for point in outline[1:]:
                pens[glyph].lineTo(point)
            pens[glyph].closePath()
    builder.setupGlyphOrder(list(pens))
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupGlyf({glyph: pen.glyph() for glyph, pen in pens.items()})
    builder.setupHorizontalMetrics({glyph: (1000, 0) for glyph in pens})
    builder.setupHorizontalHeader(ascent=1000, descent=0)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2()
    builder.setupPost()
    builder.save(f"{name}.ttf")


face("Square", [(0, 0), (0, 1000), (1000, 1000), (1000, 0)])
face("Triangle", [(0, 0), (0, 1000), (1000, 0)])
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PARTS = {
    "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>'
               "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>"
                          "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
                          '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="Square"><ofd:FontFile>font_0.ttf'
                           "</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>",
    "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content>"
        '<ofd:Layer Type="Body" ID="3"><ofd:TextObject ID="4" Boundary="20 20 60 60" Font="2" Size="40"><ofd:CGTransform CodePosition="0" '
        'CodeCount="1" GlyphCount="1"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="10" Y="50">A</ofd:TextCode>'
        '</ofd:TextObject><ofd:PathObject ID="5" Boundary="120 20 60 60" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/>'
        "<ofd:AbbreviatedData>M 10 10 L 50 10 L 50 50 L 10 50 C</ofd:AbbreviatedData></ofd:PathObject></ofd:Layer></ofd:Content></ofd:Page>",
}
with zipfile.ZipFile("try.ofd", "w") as archive:
    for name, text in PARTS.items():
        archive.writestr(name, HEAD + text)
    archive.write("Square.ttf", "Doc_0/Res/font_0.ttf")
pdfmetrics.registerFont(TTFont("宋体", "Triangle.ttf"))

seen = []
for reader in ("easyofd", "ofd2img"):
    importlib.import_module(f"{reader}.draw.font_tools").FontTool.get_installed_fonts = lambda self: ["宋体"]
    with contextlib.redirect_stdout(io.StringIO()):
        book = importlib.import_module(f"{reader}.ofd").OFD()
        book.read("try.ofd", fmt="path")
        page = pymupdf.open(stream=book.to_pdf(), filetype="pdf")[0]
    # A pixel for each millimetre.
    scale = 210 / page.rect.width
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY)
    ink = lambda x, y: pixels.pixel(x, y)[0] < 240
    glyph = "square" if ink(65, 35) else "triangle" if ink(35, 65) else "nothing"
    area = "filled" if ink(150, 50) else "stroked" if any(ink(x, 50) for x in range(127, 134)) else "nothing"
    seen.append(f"{reader}: {glyph}, {area}, page {int(page.rect.width)} wide")
print("; ".join(seen))
sys.exit(seen != [f"{reader}: triangle, stroked, page 1653 wide" for reader in ("easyofd", "ofd2img")])
PYTHON
venv/bin/python -W ignore try.py

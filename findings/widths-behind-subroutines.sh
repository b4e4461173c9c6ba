#!/usr/bin/env bash
# How wide a validator takes a glyph of a CFF program that is keyed by CID to be (ISO 19005-2, 6.2.11.5: as wide as the PDF states).
#
# A charstring begins with its width, less the nominal one; what follows may be the outline, or a call of a subroutine that has it. One would have
# guessed that both are read alike, and that every composite font is. page-validation reads the width where the outline follows; where a local
# subroutine of the font DICT is called it takes the default width: it refuses a file that is right, and accepts one that states the default. And where
# font DICTs are selected by ranges (FDSelect of format 3, which is what every tool writes for a large face), it compares nothing: any width will do.
# fontTools and FreeType (in MuPDF) read 600 each time; in a program whose glyphs have names the validator does, too.
#
# page-validation 0.11.0, fonttools 4.63.0, PyMuPDF 2.0, CPython 3.11 of Debian 12. Seen on 2026-11-29; the glyph is 600 wide, the default is 1000:
#
#     names, outline:       states 600: passes; states 1000: refused, 600 in the program
#     names, subroutine:    states 600: passes; states 1000: refused, 600 in the program
#     format 0, outline:    states 600: passes; states 1000: refused, 600 in the program
#     format 0, subroutine: states 600: refused, 1000 in the program; states 1000: passes
#     format 3, outline:    states 600: passes; states 1000: passes
#     format 3, subroutine: states 600: passes; states 1000: passes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q page-validation==0.11.0 fonttools==4.63.0 pymupdf==2.0
cat >try.py <<'PYTHON'
import io
import re
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import page
import pymupdf
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

OUTLINE = [100, 0, "rmoveto", 400, "hlineto", 700, "vlineto", -400, "hlineto", "endchar"]
WIDTH, DEFAULT, NOMINAL = 600, 1000, 500
right = ("passes", "refused, 600 in the program")
EXPECTED = {
    (None, "outline"): right, (None, "subroutine"): right, (0, "outline"): right,
    (0, "subroutine"): ("refused, 1000 in the program", "passes"),
    (3, "outline"): ("passes", "passes"), (3, "subroutine"): ("passes", "passes"),
}
XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange
<%b> <%b> endcodespacerange 1 beginbfchar <%b> <0041> endbfchar endcmap end end"""


def face(form, kind):
    """A font of one glyph; `form` is that of FDSelect, None for glyphs with names."""
    names = [".notdef", "A" if form is None else "cid00001"]
    outline = T2CharString(program=list(OUTLINE))
    glyph = T2CharString(program=[WIDTH - NOMINAL, *(OUTLINE if kind == "outline" else [-107, "callsubr"])])
    strings = {names[0]: T2CharString(program=["endchar"]), names[1]: glyph}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({65: names[1]})
    builder.setupCFF("Test", {}, strings, {"defaultWidthX": DEFAULT, "nominalWidthX": NOMINAL})
    builder.setupHorizontalMetrics({names[0]: (DEFAULT, 0), names[1]: (WIDTH, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    top = builder.font["CFF "].cff.topDictIndex[0]
    private = top.Private
    if kind == "subroutine":
        private.Subrs = SubrsIndex()
        private.Subrs.items = [outline]
    if form is not None:
        font = FontDict()
        font.FontName, font.Private = "Test-0", private
        del top.Private
        top.rawDict.pop("Private", None)
        top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 2
        top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect(format=form)
        top.FDArray.append(font)
        top.FDSelect.gidArray = [0, 0]
        top.CharStrings.fdSelect, top.CharStrings.fdArray = top.FDSelect, top.FDArray
    for string in [*strings.values(), outline]:
        string.private = private
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def pdf(program, is_keyed_by_cid, width):
    code = b"0001" if is_keyed_by_cid else b"41"
    stream = lambda entries, data: b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
    if is_keyed_by_cid:
        font = b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Test/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 9 0 R>>"
        part = b"""<</Type/Font/Subtype/CIDFontType0/BaseFont/ABCDEF+Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>
/FontDescriptor 7 0 R/DW 1000/W[0[1000 %d]]>>""" % width
    else:
        font = b"""<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Test/FirstChar 65/LastChar 65/Widths[%d]/FontDescriptor 7 0 R/ToUnicode 9 0 R
/Encoding/WinAnsiEncoding>>""" % width
        part = b"null"
    descriptor = b"""<</Type/FontDescriptor/FontName/ABCDEF+Test/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700
/StemV 80/FontFile3 8 0 R>>"""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"", b"BT /F 20 Tf 20 50 Td <%b> Tj ET" % code), font, part, descriptor,
        stream(b"/Subtype/" + (b"CIDFontType0C" if is_keyed_by_cid else b"Type1C"), program),
        stream(b"", CMAP % (b"0" * len(code), b"f" * len(code), code)), stream(b"/Type/Metadata/Subtype/XML", XMP),
    ]
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    rows = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size, identifier = len(objects) + 1, "00112233445566778899aabbccddeeff"
    end = f"trailer\n<</Size {size}/Root 1 0 R/ID[<{identifier}><{identifier}>]>>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    return out + b"xref\n0 %d\n" % size + rows + end


def judged(program, is_keyed_by_cid, width):
    with open("x.pdf", "wb") as file:
        file.write(pdf(program, is_keyed_by_cid, width))
    messages = [failure.message for failure in page.validate_pdf("x.pdf", profile="2b").failures if "GLYPH-WIDTH" in failure.rule_id]
    return "refused, " + re.search(r"width (\d+)", messages[0])[1] + " in the program" if messages else "passes"


found = {}
for form, kind in EXPECTED:
    font = face(form, kind)
    assert round(pymupdf.Font(fontbuffer=font).glyph_advance(65) * 1000) == WIDTH
    opened = TTFont(io.BytesIO(font))
    string = opened["CFF "].cff.topDictIndex[0].CharStrings[opened.getGlyphOrder()[1]]
    string.draw(NullPen())
    assert string.width == WIDTH
    program = opened.reader["CFF "]
    found[form, kind] = tuple(judged(program, form is not None, width) for width in (WIDTH, DEFAULT))
    name = "names" if form is None else f"format {form}"
    print(f"{name + ', ' + kind + ':':21} states 600: {found[form, kind][0]}; states 1000: {found[form, kind][1]}")
sys.exit(0 if found == EXPECTED else 1)
PYTHON
venv/bin/python try.py

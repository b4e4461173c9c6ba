#!/usr/bin/env bash
# A gap between two Han, and the blank that readers find in it.
#
# Chinese is written without blanks; a justified line widens the gaps between its characters,
# and a quarter of an em stands between Han and Latin where no character is. So one would have guessed that a reader finds no blank between Han unless the
# file has one, or at least not below half an em. But most measure gaps as in English: at 0.12 em poppler and pdfminer have a blank, pypdf at
# 0.10, PDFium at 0.18 (between Han and a digit at 0.10), pdfplumber with its defaults at 0.32, Ghostscript at 0.50. Only MuPDF tells Han apart: it finds none at any width,
# until at 0.80 it begins a new line. A line that is justified by less than a tenth of an em is read as written by all seven.
#
# poppler-utils 22.12.0 and ghostscript 10.00.0 of Debian 12, PyMuPDF 2.0, pypdfium2 5.15.2, pdfminer.six 20260107, pdfplumber 0.11.10,
# pypdf 7.1.1. Seen on 2026-11-28, the least of 0.02, 0.04 … 1.00 em at which the line is not read as it was written:
#
#     甲乙|丙丁: poppler 0.12, MuPDF 0.80, PDFium 0.18, pdfminer 0.12, pdfplumber 0.32, pypdf 0.10, Ghostscript 0.50
#     共计|1234: poppler 0.12, MuPDF 0.80, PDFium 0.10, pdfminer 0.12, pdfplumber 0.32, pypdf 0.10, Ghostscript 0.50
#     1234|万元: poppler 0.12, MuPDF 0.16, PDFium 0.18, pdfminer 0.12, pdfplumber 0.32, pypdf 0.10, Ghostscript 0.26
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v pdftotext >/dev/null || apt-get install -y -q poppler-utils >/dev/null
command -v gs >/dev/null || apt-get install -y -q ghostscript >/dev/null
python3 -m venv venv
venv/bin/pip install -q pymupdf==2.0 pypdfium2==5.15.2 pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.1
cat >try.py <<'PYTHON'
import subprocess
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import pdfminer.high_level
import pdfplumber
import pymupdf
import pypdf
import pypdfium2

GAPS = [step / 100 for step in range(2, 101, 2)]
READERS = {
    "poppler": lambda: run("pdftotext", "try.pdf", "-"),
    "MuPDF": lambda: pymupdf.open("try.pdf")[0].get_text(),
    "PDFium": lambda: pypdfium2.PdfDocument("try.pdf")[0].get_textpage().get_text_range(),
    "pdfminer": lambda: pdfminer.high_level.extract_text("try.pdf"),
    "pdfplumber": lambda: pdfplumber.open("try.pdf").pages[0].extract_text(),
    "pypdf": lambda: pypdf.PdfReader("try.pdf").pages[0].extract_text(),
    "Ghostscript": lambda: run("gs", "-q", "-sDEVICE=txtwrite", "-o", "-", "try.pdf"),
}
EXPECTED = {
    ("甲乙", "丙丁"): [0.12, 0.80, 0.18, 0.12, 0.32, 0.10, 0.50],
    ("共计", "1234"): [0.12, 0.80, 0.10, 0.12, 0.32, 0.10, 0.50],
    ("1234", "万元"): [0.12, 0.16, 0.18, 0.12, 0.32, 0.10, 0.26],
}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write(left, right):
    """A page with a line for each gap, in a face of square Han and half-square digits that is not embedded but has its Unicode."""
    codes = {character: number for number, character in enumerate(sorted(set(left + right)), 1)}
    hexadecimal = lambda text: "".join(f"{codes[character]:04X}" for character in text)
    content = "BT /F 10 Tf\n"
    for row, gap in enumerate(GAPS):
        content += f"1 0 0 1 20 {800 - 15 * row} Tm [<{hexadecimal(left)}>{-1000 * gap:g}<{hexadecimal(right)}>] TJ\n"
    content += "ET"
    widths = " ".join(f"{code} [{500 if character.isascii() else 1000}]" for character, code in codes.items())
    pairs = "\n".join(f"<{code:04X}> <{ord(character):04X}>" for character, code in codes.items())
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end")
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
        f"/W[{widths}]/FontDescriptor 8 0 R/CIDToGIDMap/Identity>>",
        f"<</Length {len(unicode)}>>\nstream\n{unicode}\nendstream",
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
    ]
    file, rows = "%PDF-1.7\n", "0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        rows += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{text}\nendobj\n"
    file += f"xref\n0 9\n{rows}trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    open("try.pdf", "w").write(file)


def first_misread(text, line):
    lines = [text.strip() for text in text.splitlines() if text.strip()]
    return next((gap for gap, text in zip(GAPS, lines) if text != line), None)


changed = False
for (left, right), expected in EXPECTED.items():
    write(left, right)
    seen = [first_misread(read(), left + right) for read in READERS.values()]
    changed |= seen != expected
    print(f"{left}|{right}:", ", ".join(f"{name} {gap:.2f}" if gap else f"{name} never" for name, gap in zip(READERS, seen)))
sys.exit(changed)
PYTHON
venv/bin/python try.py

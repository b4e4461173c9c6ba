#!/usr/bin/env bash
# The empty string in a TJ array (ISO 32000-1, 9.4.3) and the number that ends the array.
#
# TJ takes strings and displacements in any order, and the position behind the array is where the next operator goes on. An empty string shows
# nothing, so one would have guessed that it changes nothing. In PDFium it does: where an array holds an empty string and ends with a number, or
# has it before the empty string at its end, that number is forgotten, and all text behind it stands too far left. Programs that draw
# PDF write such arrays (cairo begins an array with an empty string where a line begins with a displacement), so an amount of a table
# can move into the column before it, in PDFium alone.
#
# pypdfium2 5.15.2 (PDFium), PyMuPDF 2.0, pdfminer.six 20260107. Seen on 2026-11-28, where A and B stand (A is 6.67 wide at 10 points):
#
#     [(A)-2000]TJ (B)Tj: PDFium 10.0 36.7, MuPDF 10.0 36.7, pdfminer 10.0 36.7
#     [-1000(A)-2000]TJ (B)Tj: PDFium 20.0 46.7, MuPDF 20.0 46.7, pdfminer 20.0 46.7
#     [()-1000(A)-2000]TJ (B)Tj: PDFium 20.0 26.7, MuPDF 20.0 46.7, pdfminer 20.0 46.7
#     [(A)-2000()]TJ (B)Tj: PDFium 10.0 16.7, MuPDF 10.0 36.7, pdfminer 10.0 36.7
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pypdfium2==5.15.2 pymupdf==2.0 pdfminer.six==20260107
cat >try.py <<'PYTHON'
import ctypes
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import pdfminer.high_level
import pdfminer.layout
import pymupdf
import pypdfium2
import pypdfium2.raw

EXPECTED = {
    "[(A)-2000]TJ (B)Tj": ([10.0, 36.7], [10.0, 36.7], [10.0, 36.7]),
    "[-1000(A)-2000]TJ (B)Tj": ([20.0, 46.7], [20.0, 46.7], [20.0, 46.7]),
    "[()-1000(A)-2000]TJ (B)Tj": ([20.0, 26.7], [20.0, 46.7], [20.0, 46.7]),
    "[(A)-2000()]TJ (B)Tj": ([10.0, 16.7], [10.0, 36.7], [10.0, 36.7]),
}


def write(operators):
    content = f"BT /F 10 Tf 10 50 Td {operators} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, rows = "%PDF-1.7\n", "0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        rows += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{text}\nendobj\n"
    file += f"xref\n0 6\n{rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    open("try.pdf", "w").write(file)


def pdfium():
    text = pypdfium2.PdfDocument("try.pdf")[0].get_textpage()
    for index in range(pypdfium2.raw.FPDFText_CountChars(text)):
        if chr(pypdfium2.raw.FPDFText_GetUnicode(text, index)) in "AB":
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
            yield round(x.value, 1)


def mupdf():
    for block in pymupdf.open("try.pdf")[0].get_text("rawdict")["blocks"]:
        for line in block["lines"]:
            for span in line["spans"]:
                yield from (round(char["origin"][0], 1) for char in span["chars"] if char["c"] in "AB")


def miner(item):
    if isinstance(item, pdfminer.layout.LTChar):
        yield round(item.x0, 1)
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from miner(child)


changed = False
for operators, expected in EXPECTED.items():
    write(operators)
    seen = list(pdfium()), list(mupdf()), list(miner(next(pdfminer.high_level.extract_pages("try.pdf"))))
    changed |= seen != expected
    print(f"{operators}:", ", ".join(f"{name} {a} {b}" for name, (a, b) in zip(("PDFium", "MuPDF", "pdfminer"), seen)))
sys.exit(changed)
PYTHON
venv/bin/python try.py

#!/usr/bin/env bash
# Structure destinations (ISO 32000-2, 12.3.2.3), which PDF/UA-2 asks for (ISO 14289-2, 8.8), in four readers.
#
# A link may lead to a struct element instead of a page: by SD of a GoTo action, which "takes precedence" over the page in its D
# (ISO 32000-2, table 202), or by an element for the page in a destination. One would have guessed that readers of 2026 follow them, or else
# show nothing. Not one does: where D and SD name different pages all four go to D's; an element in place of a page leads to page 1 in
# MuPDF, and nowhere in PDFium, poppler and pypdf. So a file for PDF/UA-2 needs D beside each SD, and D must be right.
#
# PyMuPDF 2.0, pypdfium2 5.15.2 (PDFium), pypdf 6.1.3, poppler-utils 22.12.0 of Debian 12. Seen on 2026-11-28; pages count from 1, 0 is none:
#
#     D page 2, SD page 3: pymupdf 2, pypdfium2 2, pypdf 2, poppler 2
#     Dest element on page 3: pymupdf 1, pypdfium2 0, pypdf 0, poppler 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v pdftohtml >/dev/null || apt-get install -y -q poppler-utils >/dev/null
python3 -m venv venv
venv/bin/pip install -q pymupdf==2.0 pypdfium2==5.15.2 pypdf==6.1.3
cat >try.py <<'PYTHON'
import re
import subprocess
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import pymupdf
import pypdf
import pypdfium2

CASES = {
    "D page 2, SD page 3": "/A<</S/GoTo/D[4 0 R/Fit]/SD[13 0 R/Fit]>>",
    "Dest element on page 3": "/Dest[13 0 R/Fit]",
}
EXPECTED = [(2, 2, 2, 2), (1, 0, 0, 0)]

# Three pages; pages 2 and 3 show a heading each, elements 12 and 13. The outline has a line for each case.
square = "/H1 <</MCID 0>> BDC 10 10 50 50 re f EMC"
objects = {
    1: "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>/Outlines 20 0 R>>",
    2: "<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
    3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>",
    4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 6 0 R/StructParents 0>>",
    5: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 6 0 R/StructParents 1>>",
    6: f"<</Length {len(square)}>>\nstream\n{square}\nendstream",
    10: "<</Type/StructTreeRoot/K[11 0 R]/Namespaces[14 0 R]/ParentTree<</Nums[0[12 0 R]1[13 0 R]]>>>>",
    11: "<</Type/StructElem/S/Document/NS 14 0 R/P 10 0 R/K[12 0 R 13 0 R]>>",
    12: "<</Type/StructElem/S/H1/NS 14 0 R/P 11 0 R/Pg 4 0 R/K 0>>",
    13: "<</Type/StructElem/S/H1/NS 14 0 R/P 11 0 R/Pg 5 0 R/K 0>>",
    14: "<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>",
    20: f"<</Type/Outlines/First 30 0 R/Last {29 + len(CASES)} 0 R/Count {len(CASES)}>>",
}
for place, (title, leads) in enumerate(CASES.items()):
    near = (f"/Prev {29 + place} 0 R" if place else "") + (f"/Next {31 + place} 0 R" if place + 1 < len(CASES) else "")
    objects[30 + place] = f"<</Title({title})/Parent 20 0 R{leads}{near}>>"
out, table = b"%PDF-2.0\n%\xe2\xe3\xcf\xd3\n", {}
for number, text in sorted(objects.items()):
    table[number] = len(out)
    out += f"{number} 0 obj\n{text}\nendobj\n".encode()
start, size = len(out), max(objects) + 1
rows = [f"{table[n]:010} 00000 n \n" if n in table else f"{0:010} {65535 if n == 0 else 1:05} f \n" for n in range(size)]
out += f"xref\n0 {size}\n{''.join(rows)}trailer\n<</Size {size}/Root 1 0 R/ID[<00><00>]>>\nstartxref\n{start}\n%%EOF\n".encode()
open("try.pdf", "wb").write(out)

mupdf = [max(page, 0) for _, _, page in pymupdf.open("try.pdf").get_toc()]
places = [line.get_dest() and line.get_dest().get_index() for line in pypdfium2.PdfDocument("try.pdf").get_toc()]
pdfium = [0 if page is None else page + 1 for page in places]
reader = pypdf.PdfReader("try.pdf")
pages = [reader.get_destination_page_number(line) for line in reader.outline]
other = [0 if page is None or page < 0 else page + 1 for page in pages]
html = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", "try.pdf"], capture_output=True, text=True).stdout
poppler = [int(page or 0) for page in re.findall(r'<item(?: page="(\d+)")?>', html)]
seen = list(zip(mupdf, pdfium, other, poppler))
for title, pages in zip(CASES, seen):
    print(f"{title}: pymupdf {pages[0]}, pypdfium2 {pages[1]}, pypdf {pages[2]}, poppler {pages[3]}")
sys.exit(seen != EXPECTED)
PYTHON
venv/bin/python try.py

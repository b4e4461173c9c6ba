#!/usr/bin/env bash
# ActualText (ISO 32000-1, 14.9.4) on a tag that is no Span, and an empty one, in six readers.
#
# ActualText may stand in the property list of any marked content, and says what the content stands for; an empty one says that it stands for
# nothing, as for a hyphen that only a line end made. One would have guessed that a reader either knows the entry or does not. But poppler knows it on Span only: on P
# the glyphs are read. PDFium takes a text from any tag, but where the text is empty it reads the glyphs, so that what should vanish is found by a
# search. And to poppler and MuPDF the empty one ends the line. pdfminer, pypdf and Ghostscript read the glyphs in all cases.
#
# poppler-utils 22.12.0 and ghostscript 10.00.0 of Debian 12, PyMuPDF 2.0, pypdfium2 5.15.2, pdfminer.six 20260107, pypdf 7.1.1.
# Seen on 2026-11-28 (a bar is a line end; the glyphs are abc, the text xyz or empty):
#
#     xyz on Span: poppler pxyzq, MuPDF pxyzq, PDFium pxyzq, pdfminer pabcq, pypdf pabcq, Ghostscript pabcq
#     xyz on P: poppler pabcq, MuPDF pxyzq, PDFium pxyzq, pdfminer pabcq, pypdf pabcq, Ghostscript pabcq
#     empty on Span: poppler p|q, MuPDF p|q, PDFium pabcq, pdfminer pabcq, pypdf pabcq, Ghostscript pabcq
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v pdftotext >/dev/null || apt-get install -y -q poppler-utils >/dev/null
command -v gs >/dev/null || apt-get install -y -q ghostscript >/dev/null
python3 -m venv venv
venv/bin/pip install -q pymupdf==2.0 pypdfium2==5.15.2 pdfminer.six==20260107 pypdf==7.1.1
cat >try.py <<'PYTHON'
import subprocess
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import pdfminer.high_level
import pymupdf
import pypdf
import pypdfium2

READERS = {
    "poppler": lambda: run("pdftotext", "try.pdf", "-"),
    "MuPDF": lambda: pymupdf.open("try.pdf")[0].get_text(),
    "PDFium": lambda: pypdfium2.PdfDocument("try.pdf")[0].get_textpage().get_text_range(),
    "pdfminer": lambda: pdfminer.high_level.extract_text("try.pdf"),
    "pypdf": lambda: pypdf.PdfReader("try.pdf").pages[0].extract_text(),
    "Ghostscript": lambda: run("gs", "-q", "-sDEVICE=txtwrite", "-o", "-", "try.pdf"),
}
CASES = {
    "xyz on Span": ("/Span<</ActualText(xyz)>>BDC", ["pxyzq", "pxyzq", "pxyzq", "pabcq", "pabcq", "pabcq"]),
    "xyz on P": ("/P<</MCID 0/ActualText(xyz)>>BDC", ["pabcq", "pxyzq", "pxyzq", "pabcq", "pabcq", "pabcq"]),
    "empty on Span": ("/Span<</ActualText()>>BDC", ["p|q", "p|q", "pabcq", "pabcq", "pabcq", "pabcq"]),
}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write(tag):
    content = f"BT /F 10 Tf 10 50 Td (p) Tj {tag} (abc) Tj EMC (q) Tj ET"
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


changed = False
for name, (tag, expected) in CASES.items():
    write(tag)
    seen = ["|".join(read().split()) for read in READERS.values()]
    changed |= seen != expected
    print(f"{name}:", ", ".join(f"{reader} {text}" for reader, text in zip(READERS, seen)))
sys.exit(changed)
PYTHON
venv/bin/python try.py

"""Prints the texts of the cells that programs which read tables find in a PDF, as JSON: by program a list of texts without blanks.

The programs see nothing of the struct tree: pdfplumber and PyMuPDF look at rules and places of characters, camelot at a picture of the page. All
with their default options. PyMuPDF's own `extract` puts points and dashes of amounts on lines of their own, for it goes by how high a mark
is, and its `get_textbox` takes a mark of the cell beside whose empty half reaches over the rule; the texts of its cells are the characters that
it has in their boxes. Pages without rules are not asked."""
import json
import re
import sys

import camelot
import pdfplumber
from mupdf import pymupdf


def plain(text):
    return re.sub(r"\s", "", text or "")


def characters(page, cell):
    """What PyMuPDF has in a box, in its order."""
    blocks = page.get_text("rawdict", clip=cell)["blocks"]
    lines = [line for block in blocks for line in block.get("lines", [])]
    return "".join(character["c"] for line in lines for span in line["spans"] for character in span["chars"])


path = sys.argv[1]
document = pymupdf.open(path)
found = {"pdfplumber": [], "PyMuPDF": []}
pages = []
with pdfplumber.open(path) as pdf:
    for number, page in enumerate(pdf.pages):
        if tables := page.extract_tables():
            pages.append(number + 1)
            found["pdfplumber"] += [cell for table in tables for row in table for cell in row]
        page.close()
for number in pages:
    page = document[number - 1]
    found["PyMuPDF"] += [characters(page, cell) for table in page.find_tables().tables for cell in table.cells]
if sys.argv[2:] == ["--camelot"]:
    tables = camelot.read_pdf(path, pages=",".join(map(str, pages)), flavor="lattice")
    found["camelot"] = [cell for table in tables for row in table.df.values.tolist() for cell in row]
# PyMuPDF recommends another package on standard output.
print("\n" + json.dumps({program: [plain(cell) for cell in cells if plain(cell)] for program, cells in found.items()}, ensure_ascii=False))

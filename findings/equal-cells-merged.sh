#!/usr/bin/env bash
# Two empty cells of one row, and the garbage collection of PDF programs.
#
# Programs that make files smaller write objects that are equal once. One would have guessed that struct elements are let be: each has its
# place in the tree, and two are equal only in what they say. From its third level on MuPDF's collection (`mutool clean -ggg`, PyMuPDF's save
# with garbage=3) takes them, too: two empty TD of one row, equal in all entries, become one object that the row names twice, and the tree is no tree any
# more. The row still counts three cells, so nothing is seen until a program walks the tree by its objects. An ID (ISO 32000-1, 14.7.2) in each
# empty cell keeps them apart.
#
# PyMuPDF 2.0, mupdf-tools 1.21.1 of Debian 12, read by pikepdf 10.18.0. Seen on 2026-11-28, how many objects the three cells of the row are:
#
#     without ID: as made 3, garbage=2 3, garbage=3 2, -gg 3, -ggg 2
#     with ID: as made 3, garbage=2 3, garbage=3 3, -gg 3, -ggg 3
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v mutool >/dev/null || apt-get install -y -q mupdf-tools >/dev/null
python3 -m venv venv
venv/bin/pip install -q pymupdf==2.0 pikepdf==10.18.0
cat >try.py <<'PYTHON'
import subprocess
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load and is not wanted.
import pikepdf
import pymupdf

EXPECTED = {"without ID": [3, 3, 2, 3, 2], "with ID": [3, 3, 3, 3, 3]}


def write(has_id):
    """A page with one square, the head of a row whose two other cells are empty."""
    content = "/TH <</MCID 0>> BDC 10 10 50 50 re f EMC"
    cell = lambda name: "<</Type/StructElem/S/TD/P 7 0 R" + (f"/ID({name})" if has_id else "") + ">>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 4 0 R/StructParents 0>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[8 0 R]]>>"
        + ("/IDTree<</Names[(b)9 0 R(c)10 0 R]>>" if has_id else "") + ">>",
        "<</Type/StructElem/S/Table/P 5 0 R/K 7 0 R>>", "<</Type/StructElem/S/TR/P 6 0 R/K[8 0 R 9 0 R 10 0 R]>>",
        "<</Type/StructElem/S/TH/P 7 0 R/Pg 3 0 R/K 0>>", cell("b"), cell("c"),
    ]
    file, rows = "%PDF-1.7\n", "0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        rows += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{text}\nendobj\n"
    file += f"xref\n0 11\n{rows}trailer\n<</Size 11/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    open("try.pdf", "w").write(file)


def objects_of_cells(path):
    with pikepdf.open(path) as file:
        return len({cell.objgen for cell in file.Root.StructTreeRoot.K.K.K})


changed = False
for name, expected in EXPECTED.items():
    write(name == "with ID")
    seen = {"as made": objects_of_cells("try.pdf")}
    for level in (2, 3):
        pymupdf.open("try.pdf").save("out.pdf", garbage=level)
        seen[f"garbage={level}"] = objects_of_cells("out.pdf")
    for flag in ("-gg", "-ggg"):
        subprocess.run(["mutool", "clean", flag, "try.pdf", "out.pdf"], check=True, capture_output=True)
        seen[flag] = objects_of_cells("out.pdf")
    changed |= list(seen.values()) != expected
    print(f"{name}:", ", ".join(f"{step} {count}" for step, count in seen.items()))
sys.exit(changed)
PYTHON
venv/bin/python try.py

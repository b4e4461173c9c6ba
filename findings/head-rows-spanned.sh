#!/usr/bin/env bash
# A head over two rows, in WeasyPrint's tagged PDF and for a validator.
#
# Statements have heads in two rows: 科目 over both, 本年 over 预算 and 决算. WeasyPrint writes no Scope (that of the HTML is dropped) but Headers
# (ISO 32000-1, table 349), for each cell the IDs of its heads, so one would have guessed that they are the heads above it. They are not: WeasyPrint counts
# the columns of a row without the cells that reach down into it. So 预算 counts as the first column and 决算 as the second: 1.00, an amount of 预算, is read
# aloud as 本年 决算, and 2.00, the amount of 决算, has no column head at all. The file claims PDF/UA-1, and the validator finds no fault, as
# it can not know which head is meant. With a head in one row the same table is right.
#
# WeasyPrint 70.0, page-validation 0.11.0, read by pikepdf 10.18.0. Seen on 2026-11-28:
#
#     one row: 1.00 教育 预算, 2.00 教育 决算; PDF/UA-1 True
#     two rows: 1.00 教育 本年 决算, 2.00 教育; PDF/UA-1 True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fc-list :lang=zh | grep -q . || apt-get install -y -q fonts-noto-cjk >/dev/null
ldconfig -p | grep -q libpangoft2 || apt-get install -y -q libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
python3 -m venv venv
venv/bin/pip install -q weasyprint==70.0 page-validation==0.11.0 pikepdf==10.18.0
cat >try.py <<'PYTHON'
import sys

import page
import pikepdf
import weasyprint

HEADS = {
    "one row": "<tr><th scope=col>科目<th scope=col>预算<th scope=col>决算",
    "two rows": "<tr><th scope=col rowspan=2>科目<th scope=colgroup colspan=2>本年<tr><th scope=col>预算<th scope=col>决算",
}
EXPECTED = {
    "one row": [("1.00", ["教育", "预算"]), ("2.00", ["教育", "决算"])],
    "two rows": [("1.00", ["教育", "本年", "决算"]), ("2.00", ["教育"])],
}
# Texts of the cells in the order of the table; the file has them as glyphs.
TEXTS = {"one row": "科目 预算 决算 教育 1.00 2.00", "two rows": "科目 本年 预算 决算 教育 1.00 2.00"}


def cells(node):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from cells(child)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") in ("/TH", "/TD"):
            yield node
        elif "/K" in node:
            yield from cells(node.K)


changed = False
for name, head in HEADS.items():
    html = f"<html lang=zh><title>{name}</title><table><thead>{head}<tbody><tr><th scope=row>教育<td>1.00<td>2.00</table>"
    weasyprint.HTML(string=html).write_pdf("try.pdf", pdf_variant="pdf/ua-1")
    with pikepdf.open("try.pdf") as file:
        found = list(zip(cells(file.Root.StructTreeRoot.K), TEXTS[name].split(), strict=True))
        heads = {str(cell.ID): text for cell, text in found if "/ID" in cell}
        seen = [(text, [heads[str(id)] for id in cell.A.Headers]) for cell, text in found if cell.S == "/TD"]
    valid = page.validate_pdf("try.pdf", profile="ua1").is_compliant
    changed |= seen != EXPECTED[name] or not valid
    print(f"{name}:", ", ".join(" ".join([text, *heads]) for text, heads in seen) + f"; PDF/UA-1 {valid}")
sys.exit(changed)
PYTHON
venv/bin/python try.py

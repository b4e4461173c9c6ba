#!/usr/bin/env bash
# The text that a formula gave, in a workbook that LibreOffice converts.
#
# A file keeps with each formula what it gave last, so that readers need not calculate. One would have guessed that a conversion keeps it, or calculates
# anew. LibreOffice Calc keeps numbers and errors, but where the formula gave a text, the .xls that it writes from an .xlsx holds the number 0, without
# a message: a label that was ="合"&"计" is 0 to every reader that does not calculate. The .ods of the same file has the text.
#
# LibreOffice 7.4.7 (Debian 12), XlsxWriter 3.3.1, read by xlrd 2.0.2. Seen on 2026-11-28:
#
#     text of a formula: number 0.0
#     number of a formula: number 2.0
set -euo pipefail
command -v soffice >/dev/null || { echo "needs LibreOffice Calc: apt-get install libreoffice-calc-nogui"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q XlsxWriter==3.3.1 xlrd==2.0.2
venv/bin/python - <<'PYTHON'
import xlsxwriter

with xlsxwriter.Workbook("try.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_formula("A1", '="合"&"计"', None, "合计")
    sheet.write_formula("A2", "=1+1", None, 2)
PYTHON
soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to xls try.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import sys

import xlrd

sheet = xlrd.open_workbook("try.xls").sheet_by_index(0)
kinds = {xlrd.XL_CELL_TEXT: "text", xlrd.XL_CELL_NUMBER: "number"}
seen = [(kinds.get(sheet.cell_type(row, 0)), sheet.cell_value(row, 0)) for row in (0, 1)]
for name, (kind, value) in zip(("text", "number"), seen):
    print(f"{name} of a formula: {kind} {value}")
sys.exit(seen != [("number", 0.0), ("number", 2.0)])
PYTHON

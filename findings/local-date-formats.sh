#!/usr/bin/env bash
# Number formats that a workbook only names by number, in Chinese workbooks.
#
# A cell's number format is a number, and those below 164 need no text in the file: 14 is a date everywhere. ECMA-376-1, 18.8.30 gives 27 to 36 and 50 to 58
# to East Asia, where in zh-cn all of them are dates and times (27 is yyyy"年"m"月", 31 yyyy"年"m"月"d"日"). One would have guessed that readers know the whole
# list. openpyxl and calamine know those of 14 to 22 and 45 to 47 only: a cell that is shown as 2023年3月15日 there is
# the plain number 45000, without an error. And `!`, which stands before a character that stands for itself in formats like 0!.0,"万元", as elsewhere a
# backslash does, is not known to either: 0!m is a number with an m behind it, and both make a date of it; 0\m they read right.
#
# openpyxl 3.1.5, python-calamine 0.6.1, written by XlsxWriter 3.3.1. Seen on 2026-11-28, the kind of value that 45000 is read as:
#
#     14: openpyxl date, calamine date
#     27: openpyxl number, calamine number
#     31: openpyxl number, calamine number
#     57: openpyxl number, calamine number
#     yyyy"年"m"月"d"日": openpyxl date, calamine date
#     0\m: openpyxl number, calamine number
#     0!m: openpyxl date, calamine date
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q openpyxl==3.1.5 python-calamine==0.6.1 XlsxWriter==3.3.1
cat >try.py <<'PYTHON'
import datetime
import sys

import openpyxl
import python_calamine
import xlsxwriter

EXPECTED = {
    14: ("date", "date"),
    27: ("number", "number"),
    31: ("number", "number"),
    57: ("number", "number"),
    'yyyy"年"m"月"d"日"': ("date", "date"),
    "0\\m": ("number", "number"),
    "0!m": ("date", "date"),
}


def kind(value):
    return "date" if isinstance(value, (datetime.date, datetime.datetime)) else "number" if isinstance(value, (int, float)) else "other"


with xlsxwriter.Workbook("try.xlsx") as book:
    sheet = book.add_worksheet()
    for row, number_format in enumerate(EXPECTED):
        sheet.write_number(row, 0, 45000, book.add_format({"num_format": number_format}))
first = [row[0].value for row in openpyxl.load_workbook("try.xlsx").active]
second = [row[0] for row in python_calamine.CalamineWorkbook.from_path("try.xlsx").get_sheet_by_index(0).to_python()]
changed = False
for (number_format, expected), values in zip(EXPECTED.items(), zip(first, second, strict=True), strict=True):
    seen = tuple(map(kind, values))
    changed |= seen != expected
    print(f"{number_format}: openpyxl {seen[0]}, calamine {seen[1]}")
sys.exit(changed)
PYTHON
venv/bin/python try.py

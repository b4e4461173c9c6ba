"""What a workbook holds, read with openpyxl: workbook.py FILE... prints one JSON object a file.

For each sheet: the numbers row by row with what a program shows for them, the formulas that are worked out here, exactly, from the cells they
name, with what is cached beside, the merged ranges, and how the sheet is frozen and printed.
"""

import json
import re
import sys
from decimal import Decimal

import openpyxl
from openpyxl.utils import range_boundaries

PIECE = re.compile(r"([+-]?)(?:SUM\(([A-Z0-9:,]+)\)|([A-Z]+[0-9]+))")


def exact(value):
    """The shortest decimal that is the number of the file."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value or 0)


def parts(formula):
    """The cells and ranges of a sum, each with its sign; fails for anything else."""
    end = 1
    for piece in PIECE.finditer(formula, 1):
        assert piece.start() == end, formula
        end = piece.end()
        sign = -1 if piece[1] == "-" else 1
        for name in (piece[2] or piece[3]).split(","):
            yield sign, name
    assert end == len(formula), formula


def result(sheet, name, seen=()):
    """The number of a cell, its formula worked out anew."""
    value = sheet[name].value
    if not (isinstance(value, str) and value.startswith("=")):
        return exact(value) if isinstance(value, (int, float)) else Decimal(0)
    assert name not in seen, f"{name} is made of itself"
    total = Decimal(0)
    for sign, piece in parts(value):
        left, top, right, bottom = range_boundaries(piece)
        for row in sheet.iter_rows(top, bottom, left, right):
            for cell in row:
                if cell.value is not None:
                    total += sign * result(sheet, cell.coordinate, (*seen, name))
    return total


def shown(number, code):
    """What a program shows for a number: the formats that this program writes."""
    sections = code.split(";")
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    digits = re.search(r"[#0,]*0(\.0+)?", re.sub(r'"[^"]*"', "", section))
    if not digits:
        return section.replace('"', "")
    places = len(digits[1]) - 1 if digits[1] else 0
    text = f"{number:,.{places}f}" if "," in digits[0] else f"{number:.{places}f}"
    return section.replace(digits[0], text).replace('"', "")


def sheet_facts(plain, cached):
    numbers, wrong, formulas = [], [], 0
    for row in plain.iter_rows():
        for cell in row:
            value = cached[cell.coordinate].value
            if not isinstance(value, (int, float)):
                continue
            numbers.append(shown(exact(value), cell.number_format))
            if isinstance(cell.value, str):
                formulas += 1
                anew = result(plain, cell.coordinate)
                if anew != exact(value):
                    wrong.append(f"{cell.coordinate} {cell.value}: {anew} for {value}")
    setup = plain.page_setup
    return {
        "name": plain.title, "numbers": numbers, "formulas": formulas, "wrong": wrong, "frozen": plain.freeze_panes or "",
        "merged": len(plain.merged_cells.ranges), "paper": int(setup.paperSize or 0), "orientation": setup.orientation or "portrait",
        "repeated": plain.print_title_rows or "", "footer": plain.oddFooter.center.text or "",
        "texts": [c.value for row in plain.iter_rows() for c in row if isinstance(c.value, str) and not c.value.startswith("=")],
    }


for path in sys.argv[1:]:
    plain, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    links = [c.hyperlink.location for row in plain.worksheets[0].iter_rows() for c in row if c.hyperlink]
    facts = {
        "title": plain.properties.title or "", "author": plain.properties.creator or "", "created": plain.properties.created.isoformat(),
        "links": links, "hidden": [sheet.title for sheet in plain.worksheets if sheet.sheet_state != "visible"],
        "sheets": [sheet_facts(sheet, cached[sheet.title]) for sheet in plain.worksheets if sheet.sheet_state == "visible"],
    }
    print(json.dumps(facts, ensure_ascii=False))

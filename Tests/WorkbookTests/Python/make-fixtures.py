#!/usr/bin/env python3
"""Writes Fixtures/: small workbooks with what real ones hold, from xlsxwriter, openpyxl and LibreOffice.

    pip install openpyxl==3.1.5 xlsxwriter==3.3.1; apt-get install libreoffice-calc-nogui
    python3 Tests/WorkbookTests/Python/make-fixtures.py

The files are committed: LibreOffice is far larger than what else the tests need.
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
import xlsxwriter

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"


def traps(path):
    """One sheet of every kind of cell, one that is hidden, one with a long way to its last format."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("收支总表 ")
    title = book.add_format({"bold": True, "align": "center"})
    wan = book.add_format({"num_format": '0!.0,"万元"'})
    thousands = book.add_format({"num_format": "#,##0.00,"})
    red = book.add_format({"num_format": '#,##0.00_);[Red](#,##0.00)'})
    date = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    china = book.add_format({"num_format": 31})
    percent = book.add_format({"num_format": "0.00%"})
    sheet.merge_range("A1:E1", "2027年部门收支总表", title)
    sheet.write("A2", "编制部门：")
    sheet.write("E2", "单位：元")
    sheet.write("A3", "一、一般公共预算")
    sheet.write_number("B3", 12345678.9)
    sheet.write_number("C3", 0.1)
    sheet.write_number("D3", -4321.05, red)
    sheet.write_number("E3", 1e15)
    sheet.write_number("A4", 12345678, wan)
    sheet.write_number("B4", 12345678, thousands)
    sheet.write_datetime("C4", datetime.datetime(2027, 3, 1), date)
    sheet.write_number("D4", 46447, china)
    sheet.write_number("E4", 0.8175, percent)
    sheet.write_string("A5", "１，２３４．５０")
    sheet.write_string("B5", "\u00a01,234.50")
    sheet.write_string("C5", "—")
    sheet.write_boolean("D5", True)
    sheet.write_rich_string("E5", "三公", title, "经费")
    sheet.write_formula("A6", "=B3+C3", None, 12345679)
    sheet.write_formula("B6", "=1/0", None, "#DIV/0!")
    sheet.write_formula("C6", '="合"&"计"', None, "合计")
    sheet.write_number("A7", 7)
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.set_column("H:I", None, None, {"hidden": True})
    sheet.write_blank("IV65536", None, title)
    other = book.add_worksheet("隐藏的")
    other.write("A1", "x")
    other.hide()
    book.close()


def uncached(path):
    """A formula of openpyxl has no value."""
    book = openpyxl.Workbook()
    book.active.title = "表"
    book.active["A1"] = 1.5
    book.active["A2"] = "=A1*2"
    book.active["B2"] = "inline"
    book.save(path)


def convert(path, kind, folder):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, path], check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)


def encrypted(source, path):
    """An .ods whose manifest says that its content is encrypted; it is not, which nobody needs to find out."""
    mark = b'<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AA=="/>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in ("mimetype", "content.xml", "META-INF/manifest.xml"):
            data = old.read(name)
            if name.endswith("manifest.xml"):
                data = data.replace(b"</manifest:manifest>", b'<manifest:file-entry manifest:full-path="x">' + mark + b"</manifest:file-entry></manifest:manifest>")
            new.writestr(name, data)


def main():
    FIXTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        first = FIXTURES / "traps.xlsx"
        traps(first)
        uncached(FIXTURES / "uncached.xlsx")
        for kind in ("xls", "ods"):
            convert(first, kind, folder)
            shutil.copy(pathlib.Path(folder) / f"traps.{kind}", FIXTURES / f"traps.{kind}")
        converted = pathlib.Path(folder) / "libreoffice"
        convert(first, "xlsx", converted)
        shutil.copy(converted / "traps.xlsx", FIXTURES / "traps-libreoffice.xlsx")
    encrypted(FIXTURES / "traps.ods", FIXTURES / "encrypted.ods")


main()

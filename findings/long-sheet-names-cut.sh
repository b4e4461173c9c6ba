#!/usr/bin/env bash
# Rows and columns that are repeated in print, on a sheet with a long Chinese name.
#
# A sheet's name has up to 31 characters, and a workbook says which rows and columns are printed on every page of a sheet in a defined name,
# `'Sheet'!$A:$F,'Sheet'!$1:$6`, where the name of the sheet stands twice. libxlsxwriter puts that into 128 bytes, enough for 31 Latin letters
# twice. 31 Han are 93 bytes: with rows alone the name fits, with rows and columns it is cut behind byte 127, mostly in the middle of a
# character, without a word. The workbook is not well-formed then: openpyxl can not open it, and LibreOffice opens nothing.
#
# libxlsxwriter 1.1.4 of Debian 12, read by the XML parser of Python. Seen on 2026-11-28: which lengths of names, in Han, are read with rows, and with
# rows and columns:
#
#     rows 1 to 31; rows and columns 1 to 18
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
pkg-config --exists xlsxwriter || apt-get install -y -q libxlsxwriter-dev gcc >/dev/null
version=$(dpkg-query -W -f='${Version}' libxlsxwriter-dev)
[[ "$version" == 1.1.4* ]] || { echo "written about libxlsxwriter 1.1.4, this is $version" >&2; exit 1; }
cat >try.c <<'C'
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

int main(void) {
    for (int both = 0; both < 2; both++)
        for (int count = 1; count <= 31; count++) {
            char file[40], name[100] = "";
            for (int i = 0; i < count; i++) strcat(name, "表");
            snprintf(file, sizeof file, "%d-%d.xlsx", both, count);
            lxw_workbook *workbook = workbook_new(file);
            lxw_worksheet *sheet = workbook_add_worksheet(workbook, name);
            worksheet_write_number(sheet, 0, 0, 1, NULL);
            worksheet_repeat_rows(sheet, 0, 5);
            if (both) worksheet_repeat_columns(sheet, 0, 5);
            if (workbook_close(workbook) != LXW_NO_ERROR) return 1;
        }
    return 0;
}
C
gcc try.c -o try $(pkg-config --cflags --libs xlsxwriter)
./try
python3 - <<'PYTHON'
import sys
import zipfile
from xml.etree import ElementTree


def is_read(file):
    """Whether the workbook is well-formed and says the whole area."""
    try:
        tree = ElementTree.fromstring(zipfile.ZipFile(file).read("xl/workbook.xml"))
    except ElementTree.ParseError:
        return False
    return all(name.text.endswith("$6") for name in tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}definedName"))


seen = [[count for count in range(1, 32) if is_read(f"{both}-{count}.xlsx")] for both in (0, 1)]
print(f"rows {seen[0][0]} to {seen[0][-1]}; rows and columns {seen[1][0]} to {seen[1][-1]}")
sys.exit(seen != [list(range(1, 32)), list(range(1, 19))])
PYTHON

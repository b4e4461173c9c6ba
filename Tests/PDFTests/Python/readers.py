"""Says how programs that know nothing of replaced text read a PDF: one line of figures for each, and what is wrong.

    readers.py FILE TEXT BLANKS

TEXT has the document's text, a block a line, and BLANKS is the number of wide blanks that are drawn. Counted are the amounts with their units that a program gives in one piece, and the windows of eight
characters without a blank; wrong are characters that no font may stand for, and wide blanks that are not in the text."""

import os
import re
import subprocess
import sys

sys.modules["pymupdf.layout"] = None  # Its layout analysis takes a second to load.
import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]{0,9}(?:\.\d+)?(?:万元|亿元|元|%|万股|人|个|次|项|件|年)")
# Radicals and compatibility ideographs that stand for Han in the cmap of a face.
FORBIDDEN = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
BLANKS = re.compile("[\u2000-\u200f\u205f\u2060\u3000\ufeff]")


def command(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True).stdout.decode()


def plumbed(path):
    with pdfplumber.open(path) as document:
        texts = []
        for page in document.pages:
            texts.append(page.extract_text())
            page.close()
        return "\n".join(texts)


READERS = {
    "poppler": lambda path: command("pdftotext", "-raw", path, "-"),
    "mupdf": lambda path: "\n".join(page.get_text() for page in pymupdf.open(path)),
    "pdfium": lambda path: "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)),
    "pypdf": lambda path: "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
    "pdfminer": extract_text,
    "pdfplumber": plumbed,
    "pdf.js": lambda path: command("node", os.path.join(os.path.dirname(__file__), "pdfjs.js"), path),
    "ghostscript": lambda path: command("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", path),
}


# Those that take a tenth of a second a page; they are spared documents of hundreds of pages.
SLOW = {"pdfminer", "pdfplumber", "pdf.js", "ghostscript"}


def mapped(path):
    """The characters for which fonts stand."""
    document = pymupdf.open(path)
    characters = ""
    for number in range(1, document.xref_length()):
        kind, value = document.xref_get_key(number, "ToUnicode")
        if kind == "xref":
            table = document.xref_stream(int(value.split()[0])).split(b"endcodespacerange")[-1]
            for target in re.findall(rb"<[0-9a-f]+> <([0-9a-f]+)>\n", table):
                characters += bytes.fromhex(target.decode()).decode("utf-16-be")
    return characters


def main(path, text_path, blanks):
    with open(text_path, encoding="utf-8") as file:
        text = file.read()
    given = set(text)
    characters = set(mapped(path))
    if not characters:
        print("wrong: no font says what its glyphs stand for")
    for character in sorted(characters - given):
        if FORBIDDEN.match(character) or BLANKS.match(character):
            print(f"wrong: a font stands for U+{ord(character):04X}")
    # Marked content within marked content would hide the number that ties a character to its element.
    with pdfplumber.open(path, pages=range(5, 9)) as document:
        loose = sum(1 for page in document.pages for char in page.chars if char["mcid"] is None and char["tag"] != "Artifact")
        if loose:
            print(f"wrong: pdfplumber knows no element of {loose} characters")
    amounts = sorted(set(AMOUNT.findall(text)))
    windows = {line[i : i + 8] for line in text.splitlines() for i in range(len(line) - 7)}
    windows = {window for window in windows if not re.search(r"[\s\u3000…]", window)}
    is_long = len(pymupdf.open(path)) > 100
    for name, read in READERS.items():
        if is_long and name in SLOW:
            continue
        shown = read(path).replace("\r", "")
        for character in sorted(set(FORBIDDEN.findall(shown)) - given):
            print(f"wrong: {name} reads U+{ord(character):04X}")
        if len(BLANKS.findall(shown)) > int(blanks):
            print(f"wrong: {name} reads {len(BLANKS.findall(shown))} wide blanks where there are {blanks}")
        flat = shown.replace("\n", "")
        missing = [amount for amount in amounts if amount not in flat]
        found = sum(window in flat for window in windows)
        print(f"{name} {len(amounts) - len(missing)} {len(amounts)} {found} {len(windows)} {' '.join(missing[:5])}")


main(*sys.argv[1:])

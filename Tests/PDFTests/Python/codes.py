"""Reads the codes of PDFs and web pages: one line for each file, its codes as FORMAT TEXT in their order with | between them.

    codes.py FILE...
"""
import io
import re
import subprocess
import sys

import pypdfium2
import zxingcpp
from PIL import Image

RESOLUTION = 300


def pages(path):
    """The pages of a PDF, or the pictures of codes in a web page, as grey pictures."""
    with open(path, "rb") as file:
        start = file.read()
    if start.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(start)
        return [page.render(scale=RESOLUTION / 72).to_pil().convert("L") for page in document]
    pictures = []
    for svg in re.findall(r'<svg class="code".*?</svg>', start.decode(), re.DOTALL):
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        png = subprocess.run(["rsvg-convert", "--zoom=4", "--background-color=white"], input=svg.encode(), capture_output=True, check=True)
        pictures.append(Image.open(io.BytesIO(png.stdout)).convert("L"))
    return pictures


for path in sys.argv[1:]:
    codes = [code for page in pages(path) for code in zxingcpp.read_barcodes(page)]
    print("|".join(sorted(f"{code.format.name} {code.text}" for code in codes)))

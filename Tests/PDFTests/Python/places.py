"""Prints where outline and links of PDFs lead in MuPDF, PDFium and poppler, and what text their pages have there: a line of JSON for each file.

`outline`: pairs of title and page; `links`: pairs of page and target, a page or a URI. Pages count from 1.
"""
import ctypes
import hashlib
import json
import re
import subprocess
import sys

import pypdfium2
import pypdfium2.raw as pdfium
from mupdf import pymupdf


def in_mupdf(path):
    document = pymupdf.open(path)
    links = [(page.number + 1, link.get("uri") or link["page"] + 1) for page in document for link in page.get_links()]
    return [(title, page) for _, title, page in document.get_toc()], links, "".join(page.get_text() for page in document)


def in_pdfium(path):
    document = pypdfium2.PdfDocument(path)

    def page_of(destination):
        return pdfium.FPDFDest_GetDestPageIndex(document, destination) + 1

    def target(link):
        destination, action = pdfium.FPDFLink_GetDest(document, link), pdfium.FPDFLink_GetAction(link)
        if destination or not action:
            return destination and page_of(destination)
        if pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_GOTO:
            return page_of(pdfium.FPDFAction_GetDest(document, action))
        uri = ctypes.create_string_buffer(1000)
        pdfium.FPDFAction_GetURIPath(document, action, uri, len(uri))
        return uri.value.decode()

    links = []
    for number, page in enumerate(document, 1):
        place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, place, link):
            links.append((number, target(link)))
    outline = [(line.get_title(), line.get_dest() and line.get_dest().get_index() + 1) for line in document.get_toc()]
    return outline, links, "".join(page.get_textpage().get_text_range() for page in document)


def in_poppler(path):
    html = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", path], capture_output=True, check=True).stdout.decode()
    outline = [(title, int(page)) for page, title in re.findall(r'<item page="(\d+)">(.*?)</item>', html)]
    links = []
    for number, page in enumerate(html.split("<page ")[1:], 1):
        targets = (re.fullmatch(r".*#(\d+)", target) or target for target in re.findall(r'<a href="(.*?)">', page))
        links += [(number, target if isinstance(target, str) else int(target[1])) for target in targets]
    return outline, links, subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()


for path in sys.argv[1:]:
    found = {}
    for reader, read in [("mupdf", in_mupdf), ("pdfium", in_pdfium), ("poppler", in_poppler)]:
        outline, links, text = read(path)
        found[reader] = {"outline": outline, "links": links, "text": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    print(json.dumps(found, ensure_ascii=False, sort_keys=True))

"""Prints for each operator of colour in the content of a PDF, forms included, the different operands: `rg 0.1,0.2,0.3 1,0,0`."""
import collections
import re
import sys

import pymupdf

OPERATOR = re.compile(rb"((?:[\d.-]+\s+)*)(?<![/\w])(g|G|rg|RG|k|K|cs|CS|sc|SC|scn|SCN)(?=\s|$)")
# Strings hold characters of text, not operators.
STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>")

document = pymupdf.open(sys.argv[1])
found = collections.defaultdict(set)
streams = {number for page in document for number in page.get_contents()}
streams |= {number for number in range(1, document.xref_length()) if document.xref_get_key(number, "Subtype")[1] == "/Form"}
for number in sorted(streams):
    for operands, operator in OPERATOR.findall(STRING.sub(b"", document.xref_stream(number))):
        found[operator.decode()].add(",".join(operands.decode().split()))
for operator, operands in sorted(found.items()):
    print(operator, *sorted(operands))

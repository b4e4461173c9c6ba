"""Prints what PDFs say and how they are coloured, a line of JSON for each.

`info` and `xmp`: the entries of Info and of the metadata stream by the keys of Info, dates in ISO 8601; `own`: facts of the program's schema;
`colours`: for each operator of colour in the content, forms included, its different operands, such as `0.1,0.2,0.3`.
"""
import collections
import json
import re
import sys
from xml.etree import ElementTree

from mupdf import pymupdf

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "xmp": "http://ns.adobe.com/xap/1.0/", "render": "urn:render:provenance:1.0#",
}
# ISO 19005-2, 6.6.3 and ISO 16684-1: the properties that say the same as entries of Info.
PAIRS = {
    "Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords", "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer", "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate",
}


def text(element):
    """The text of a property, or of the one item of its list."""
    items = element.findall(".//rdf:li", NAMES)
    return (items[0] if len(items) == 1 else element).text or ""


def iso(date):
    match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'", date)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*match.groups()) if match else date

OPERATOR = re.compile(rb"((?:[\d.-]+\s+)*)(?<![/\w])(g|G|rg|RG|k|K|cs|CS|sc|SC|scn|SCN)(?=\s|$)")
# Strings hold characters of text, not operators.
STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>")


def colours(document):
    found = collections.defaultdict(set)
    streams = {number for page in document for number in page.get_contents()}
    streams |= {number for number in range(1, document.xref_length()) if document.xref_get_key(number, "Subtype")[1] == "/Form"}
    for number in sorted(streams):
        for operands, operator in OPERATOR.findall(STRING.sub(b"", document.xref_stream(number))):
            found[operator.decode()].add(",".join(operands.decode().split()))
    return {operator: sorted(operands) for operator, operands in found.items()}


for path in sys.argv[1:]:
    document = pymupdf.open(path)
    kind, info = document.xref_get_key(-1, "Info")
    info = int(info.split()[0]) if kind == "xref" else None
    entries = {key: document.xref_get_key(info, key)[1] for key in document.xref_get_keys(info)} if info else {}
    packet = document.get_xml_metadata()
    description = ElementTree.fromstring(packet).find(".//rdf:Description", NAMES) if packet else ElementTree.Element("none")
    found = {key: description.find(name, NAMES) for key, name in PAIRS.items()}
    own = [element for element in description if element.tag.startswith("{%s}" % NAMES["render"])]
    print(json.dumps({
        "info": {key: iso(value) if key.endswith("Date") else value for key, value in entries.items()},
        "xmp": {key: text(element) for key, element in found.items() if element is not None},
        "own": {element.tag.split("}")[1]: element.text for element in own},
        "colours": colours(document),
    }, ensure_ascii=False))

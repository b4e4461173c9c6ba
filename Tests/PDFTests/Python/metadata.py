"""Prints what Info and the metadata stream of PDFs say, a line of JSON for each: entries of both by the keys of Info, dates in ISO 8601, and own facts."""
import json
import re
import sys
from xml.etree import ElementTree

import pymupdf

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


for path in sys.argv[1:]:
    document = pymupdf.open(path)
    info = int(document.xref_get_key(-1, "Info")[1].split()[0])
    entries = {key: document.xref_get_key(info, key)[1] for key in document.xref_get_keys(info)}
    description = ElementTree.fromstring(document.get_xml_metadata()).find(".//rdf:Description", NAMES)
    found = {key: description.find(name, NAMES) for key, name in PAIRS.items()}
    own = [element for element in description if element.tag.startswith("{%s}" % NAMES["render"])]
    print(json.dumps({
        "info": {key: iso(value) if key.endswith("Date") else value for key, value in entries.items()},
        "xmp": {key: text(element) for key, element in found.items() if element is not None},
        "own": {element.tag.split("}")[1]: element.text for element in own},
    }, ensure_ascii=False))

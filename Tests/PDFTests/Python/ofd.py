"""Holds an OFD file against what it was made of: ofd.py FILE EXPECTED prints one line for each difference.

EXPECTED is JSON: the files of the faces, and for each page its size in millimetres, its glyphs in the order of drawing (face, number in the
face, place) and its characters. The embedded subsets are compared outline by outline with the faces; elements with the order of the standard
(GB/T 33190-2016); numbers with one another; and everything with what OFD/A asks (GB/T 42133-2022) but for the kinds of attachments, for
which data and layout would have to be left out, and the word that would claim it.
"""

import json
import posixpath
import sys
import zipfile
from xml.etree import ElementTree

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

OFD = "{http://www.ofdspec.org/2016}"
GRAPHIC = ["Actions", "Clips"]
# The children of each element in their order.
ORDER = {
    "OFD": ["DocBody"], "DocBody": ["DocInfo", "DocRoot", "Versions", "Signatures"],
    "DocInfo": ["DocID", "Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "DocUsage", "Cover", "Keywords", "Creator",
                "CreatorVersion", "CustomDatas"],
    "Document": ["CommonData", "Pages", "Outlines", "Permissions", "Actions", "VPreferences", "Bookmarks", "Annotations", "CustomTags",
                 "Attachments", "Extensions"],
    "CommonData": ["MaxUnitID", "PageArea", "PublicRes", "DocumentRes", "TemplatePage", "DefaultCS"],
    "PageArea": ["PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox"], "Area": ["PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox", "Path", "Text"],
    "Page": ["Template", "PageRes", "Area", "Content", "Actions", "FileLoc"],
    "TextObject": GRAPHIC + ["FillColor", "StrokeColor", "CGTransform", "TextCode"],
    "PathObject": GRAPHIC + ["StrokeColor", "FillColor", "AbbreviatedData"], "ImageObject": GRAPHIC + ["Border"],
    "Font": ["FontFile"], "MultiMedia": ["MediaFile"], "OutlineElem": ["Actions", "OutlineElem"], "Annot": ["Remark", "Parameters", "Appearance"],
    "CustomTag": ["SchemaLoc", "FileLoc"], "Attachment": ["FileLoc"], "CGTransform": ["Glyphs"],
}
NEEDED = {
    "TextObject": ["ID", "Boundary", "Font", "Size"], "PathObject": ["ID", "Boundary"], "ImageObject": ["ID", "Boundary", "CTM", "ResourceID"],
    "Annot": ["ID", "Type", "Creator", "LastModDate"], "Font": ["ID", "FontName"], "MultiMedia": ["ID", "Type"], "Attachment": ["ID", "Name"],
    "Page": [], "Dest": ["Type", "PageID"], "CustomTag": ["NameSpace"], "CGTransform": ["CodePosition"],
}
faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def local(element):
    return element.tag.removeprefix(OFD)


def numbers(text):
    return [float(part) for part in text.split()]


def deltas(text, count):
    """Steps, with `g count step` for equal ones."""
    parts, steps = (text or "").split(), []
    while parts:
        part = parts.pop(0)
        if part == "g":
            steps += [float(parts[1])] * int(parts[0])
            del parts[:2]
        else:
            steps.append(float(part))
    return steps + [0.0] * (count - len(steps))


def outline(font, name):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return pen.value


archive = zipfile.ZipFile(sys.argv[1])
expected = json.load(open(sys.argv[2]))
names = archive.namelist()
if names[0] != "OFD.xml" or len(set(names)) != len(names) or archive.testzip():
    fault("package", names[0])
if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist()):
    fault("dates", {info.date_time for info in archive.infolist()})
trees = {name: ElementTree.fromstring(archive.read(name)) for name in names if name.endswith(".xml") and "/layouts/" not in name}

ids = []
for name, tree in trees.items():
    for element in tree.iter():
        kind = local(element)
        if element.tag.startswith(OFD) and kind in ORDER:
            places = [ORDER[kind].index(local(child)) if local(child) in ORDER[kind] else -1 for child in element]
            if places != sorted(places) or -1 in places:
                fault(name, kind, "has", [local(child) for child in element])
        for attribute in NEEDED.get(kind, []) if element.tag.startswith(OFD) else []:
            if attribute not in element.attrib:
                fault(name, kind, "lacks", attribute)
        if kind in ("Page", "Layer", "TextObject", "PathObject", "ImageObject", "Annot", "Font", "MultiMedia") and "ID" in element.attrib:
            ids.append(int(element.get("ID")))
document = trees["Doc_0/Document.xml"]
if len(set(ids)) != len(ids) or max(ids) != int(document.find(f"{OFD}CommonData/{OFD}MaxUnitID").text):
    fault("numbers are not unique up to the greatest")


def part(base, location):
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), location))


fonts, faces, outlines = {}, {}, {}
for element in trees["Doc_0/PublicRes.xml"].iter(f"{OFD}Font"):
    file = "Doc_0/Res/" + element.find(f"{OFD}FontFile").text
    import io
    fonts[element.get("ID")] = (element.get("FontName"), TTFont(io.BytesIO(archive.read(file))))
media = {}
if "Doc_0/DocumentRes.xml" in trees:
    for element in trees["Doc_0/DocumentRes.xml"].iter(f"{OFD}MultiMedia"):
        media[element.get("ID")] = archive.read("Doc_0/Res/" + element.find(f"{OFD}MediaFile").text)

pages = document.findall(f"{OFD}Pages/{OFD}Page")
if len(pages) != len(expected["pages"]):
    fault("pages", len(pages))
objects = {}
for page, known in zip(pages, expected["pages"]):
    name = part("Doc_0/Document.xml", page.get("BaseLoc"))
    tree = trees[name]
    box = numbers(tree.find(f"{OFD}Area/{OFD}PhysicalBox").text)
    if any(abs(a - b) > 0.001 for a, b in zip(box[2:], known["size"])):
        fault(name, "size", box, known["size"])
    glyphs, text = [], ""
    for element in tree.iter():
        if local(element) in ("TextObject", "PathObject", "ImageObject"):
            objects[(page.get("ID"), element.get("ID"))] = element
            x, y, width, height = numbers(element.get("Boundary"))
        if local(element) == "ImageObject" and element.get("ResourceID") not in media:
            fault(name, "no image", element.get("ResourceID"))
        if local(element) != "TextObject":
            continue
        a, b, c, d, e, f = numbers(element.get("CTM", "1 0 0 1 0 0"))
        transform, code = element.find(f"{OFD}CGTransform"), element.find(f"{OFD}TextCode")
        shown = [int(glyph) for glyph in transform.find(f"{OFD}Glyphs").text.split()]
        if len(shown) != int(transform.get("GlyphCount")) or len(code.text) != int(transform.get("CodeCount")):
            fault(name, "counts of", code.text)
        text += code.text
        px, py = float(code.get("X")), float(code.get("Y"))
        steps = zip(deltas(code.get("DeltaX"), len(shown)), deltas(code.get("DeltaY"), len(shown)))
        font = fonts[element.get("Font")]
        for glyph, (dx, dy) in zip(shown, steps):
            qx, qy = a * px + c * py + e, b * px + d * py + f
            if not (0 <= qx <= width and 0 <= qy <= height):
                fault(name, "outside of its boundary:", code.text)
            glyphs.append((font, glyph, x + qx, y + qy))
            px, py = px + dx, py + dy
    if text != known["text"]:
        fault(name, "text", text[:80], "for", known["text"][:80])
    if len(glyphs) != len(known["glyphs"]):
        fault(name, "glyphs", len(glyphs), len(known["glyphs"]))
    for (font, glyph, x, y), (face, whole, kx, ky) in zip(glyphs, known["glyphs"]):
        if font[0] != face or abs(x - kx) > 0.002 or abs(y - ky) > 0.002:
            fault(name, "glyph", glyph, "of", font[0], x, y, "for", face, kx, ky)
            break
        key = (face, whole)
        if key not in outlines:
            if face not in faces:
                faces[face] = TTFont(expected["faces"][face])
            outlines[key] = (glyph, outline(faces[face], faces[face].getGlyphName(whole)))
            if outline(font[1], font[1].getGlyphName(glyph)) != outlines[key][1]:
                fault("outline of glyph", whole, "of", face)
        elif outlines[key][0] != glyph:
            fault("two numbers of glyph", whole, "of", face)

# The rules of GB/T 42133-2022 that a program can judge.
every = [(name, element) for name, tree in trees.items() for element in tree.iter() if element.tag.startswith(OFD)]
root = trees["OFD.xml"]
if len(root.findall(f"{OFD}DocBody")) != 1 or root.find(f"{OFD}DocBody/{OFD}Signatures") is not None:
    fault("6.2.1: one document without signatures")
for name, element in every:
    kind = local(element)
    if kind in ("Permissions", "Extensions", "Encryptions", "Video", "Audio", "Movie", "Sound", "GotoA"):
        fault("6.2.2:", name, "has", kind)
    if kind.endswith("Loc") or kind in ("FontFile", "MediaFile", "PublicRes", "DocumentRes", "DocRoot"):
        if ":" in (element.text or "") or ".." in (element.text or ""):
            fault("6.1: outside of the file:", element.text)
    if kind == "Action" and name == "Doc_0/Document.xml" and [local(e) for e in element if local(e) != "Region"] != ["Goto"]:
        fault("6.2.2c, 6.2.5: an action that is no Goto", [local(e) for e in element])
    if kind == "ColorSpace" and element.get("Type") not in ("GRAY", "RGB", "CMYK"):
        fault("6.3.1: colours", element.get("Type"))
    if kind == "PageBlock":
        fault("6.2.3e:", name, "has blocks in blocks")
    if kind == "ImageObject" and element.get("Interpolate", "false") != "false":
        fault("6.5b:", name, "interpolates")
    if kind == "TextObject" and not element.get("Size"):
        fault("6.6c:", name, "has text without size")
    if kind == "Annot" and {element.get(flag) for flag in ("ReadOnly", "NoZoom", "NoRotate")} != {"true"}:
        fault("6.10.1:", name, "has an annotation that changes")
    if kind in ("MultiMedias", "CompositeGraphicUnits", "DrawParams") and name == "Doc_0/PublicRes.xml":
        fault("6.2.6a:", kind, "is public")
if any(not data.startswith((b"\x89PNG", b"\xff\xd8\xff")) for data in media.values()):
    fault("6.2.6e: an image that is none of those that are allowed")

destinations = {page.get("ID") for page in pages}
for tree in trees.values():
    for dest in tree.iter(f"{OFD}Dest"):
        if dest.get("PageID") not in destinations:
            fault("leads to no page:", dest.get("PageID"))
for reference in trees["Doc_0/Tags/Structure.xml"].iter(f"{OFD}ObjectRef"):
    if (reference.get("PageRef"), reference.text) not in objects:
        fault("tag of no object", reference.text)
print(json.dumps({
    "faults": faults[:20],
    "outline": [e.get("Title") for e in document.iter(f"{OFD}OutlineElem")],
    "links": [e.get("URI") or "page" for n, t in trees.items() if "Annots/Page" in n for e in t.iter() if local(e) in ("Dest", "URI")],
    "attachments": {e.get("Name"): archive.read("Doc_0/Attachs/" + e.find(f"{OFD}FileLoc").text).decode()
                    for e in trees.get("Doc_0/Attachs/Attachments.xml", [])},
    "properties": {e.get("Name"): e.text for e in trees["OFD.xml"].iter(f"{OFD}CustomData")},
    "roles": sorted({e.tag.split("}")[1] for e in trees["Doc_0/Tags/Structure.xml"].iter() if "structure}" in e.tag}),
    "kinds": {kind: sum(local(o) == kind for o in objects.values()) for kind in ("TextObject", "PathObject", "ImageObject")},
    "clips": sum(1 for t in trees.values() for _ in t.iter(f"{OFD}Clip")), "images": [len(m) for m in media.values()],
}, ensure_ascii=False))

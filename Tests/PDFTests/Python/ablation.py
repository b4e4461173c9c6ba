"""Takes one thing after another away from PDFs and prints the rules that a validator then finds broken: `case profile rule rule …`.

ablation.py 3a.pdf 2a.pdf 4f.pdf: the same document at each profile. A case that changes nothing is an error.
"""
import re
import sys
import tempfile

import validate
from mupdf import pymupdf

PATHS = {"3a": sys.argv[1], "ua1": sys.argv[1], "2a": sys.argv[2], "4f": sys.argv[3], "ua2": sys.argv[3]}


def rules(pdf, profile):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return sorted({rule.split()[0] for rule in validate.broken_rules(file.name, profile)})


def case(name, profile, edit):
    """`edit` changes the document that it is given, or gives the bytes of another file."""
    source = open(PATHS[profile], "rb").read()
    document = pymupdf.open(stream=source, filetype="pdf")
    result = edit(document, source)
    pdf = result if isinstance(result, bytes) else document.tobytes(no_new_id=True)
    assert result is not False and pdf != source, f"{name} changes nothing"
    print(name, profile, *rules(pdf, profile))


def bytes_of(old, new):
    return lambda document, source: source.replace(old, new, 1)


def catalog(key, value="null"):
    return lambda document, source: document.xref_set_key(document.pdf_catalog(), key, value)


def objects(pattern, key, value="null", count=None):
    """Sets a key of all objects whose text has the pattern, or of the first `count`."""

    def edit(document, source):
        places = [n for n in range(1, document.xref_length()) if re.search(pattern, document.xref_object(n, compressed=True))]
        for place in places[:count]:
            document.xref_set_key(place, key, value)
        return bool(places) and None

    return edit


def element(kind, key, value="null", count=None):
    return objects(rf"/Type/StructElem/S/{kind}\b", key, value, count)


def stream_of(place, old, new, compress=True):
    """Replaces what the pattern finds in a stream."""

    def edit(document, source):
        number = place(document)
        changed, count = re.subn(old, new, document.xref_stream(number), count=1)
        document.update_stream(number, changed, compress=compress)
        return bool(count) and None

    return edit


def content(old, new):
    return stream_of(lambda document: document[1].get_contents()[0], old, new)


def metadata(old, new, compress=False):
    return stream_of(lambda document: int(document.xref_get_key(document.pdf_catalog(), "Metadata")[1].split()[0]), old, new, compress)


def length(document, source):
    match = re.search(rb"/Length (\d+)>>\nstream", source)
    number = str(int(match[1]) - 1).encode().rjust(len(match[1]), b"0")
    return source[: match.start(1)] + number + source[match.end(1) :]


def script(document, source):
    number = document.get_new_xref()
    document.update_object(number, "<</S/JavaScript/JS(1)>>")
    document.xref_set_key(document.pdf_catalog(), "OpenAction", f"{number} 0 R")


def info(document, source):
    number = document.get_new_xref()
    document.update_object(number, "<</Title(a)>>")
    document.xref_set_key(-1, "Info", f"{number} 0 R")


def links_together(document, source):
    """The second link lies in the element of the first."""
    first, second = [link["xref"] for page in document for link in page.get_links()][:2]
    document.xref_set_key(second, "StructParent", document.xref_get_key(first, "StructParent")[1])


def caption_within(document, source):
    """A figure's content stands before and behind its caption."""
    figures = [n for n in range(1, document.xref_length()) if "/StructElem/S/Figure" in document.xref_object(n, compressed=True)]
    content, caption = re.match(r"\[(\d+) (\d+ 0 R)\s*\]", document.xref_get_key(figures[0], "K")[1]).groups()
    document.xref_set_key(figures[0], "K", f"[{content} {caption} {content}]")


def encrypted(document, source):
    return document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="a", user_pw="")


def attached(document, source):
    stream, file = document.get_new_xref(), document.get_new_xref()
    document.update_object(stream, "<</Type/EmbeddedFile/Subtype/text#2Fplain>>")
    document.update_stream(stream, b"a text")
    document.update_object(file, f"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F {stream} 0 R/UF {stream} 0 R>>>>")
    document.xref_set_key(document.pdf_catalog(), "Names", f"<</EmbeddedFiles<</Names[(a.txt) {file} 0 R]>>>>")


def without_heads(document, source):
    """Cells name no heads, and head cells do not say whose heads they are."""
    for number in range(1, document.xref_length()):
        if re.search(r"/Type/StructElem/S/T[HD]\b", document.xref_object(number, compressed=True)):
            kind, value = document.xref_get_key(number, "A")
            document.xref_set_key(number, "A", re.sub(r"/Scope\s*/\w+|/Headers\s*\[[^\]]*\]", "", value))


def programs(document, source):
    for key in ["FontFile", "FontFile2", "FontFile3"]:
        objects(r"/Type/FontDescriptor", key)(document, source)


case("nothing", "3a", lambda document, source: None)
case("nothing", "ua1", lambda document, source: None)
case("nothing", "2a", lambda document, source: None)
case("nothing", "4f", lambda document, source: None)
case("nothing", "ua2", lambda document, source: None)

# The file
case("header", "3a", bytes_of(b"%PDF-1.7", b"%PDF-2.0"))
case("binary-comment", "3a", bytes_of(b"\xb5\xed\xae\xfb", b"abcd"))
case("identifier", "3a", bytes_of(b"/ID[", b"/IX["))
case("stream-length", "3a", length)
case("no-encryption", "3a", encrypted)
case("no-script", "3a", script)
case("no-form", "3a", catalog("AcroForm", "<</NeedAppearances true/Fields[]>>"))
case("field-appearance", "3a", objects("/Subtype/Widget", "AP"))
case("field-prints", "3a", objects("/Subtype/Widget", "F"))
case("field-speaks", "ua1", objects("/Subtype/Widget", "TU"))
case("field-speaks", "ua2", objects("/Subtype/Widget", "TU"))
case("field-tagged", "ua1", objects("/Subtype/Widget", "StructParent"))
case("field-tagged", "ua2", element("Form", "S", "/Span"))
case("field-alone", "ua2", objects("/Subtype/Widget", "StructParent", "5"))
case("no-optional-content", "3a", catalog("OCProperties", "<</D<<>>/OCGs[]>>"))
case("page-boxes", "3a", objects(r"/Type/Page\b", "TrimBox", "[0 0 1 1]"))

# Colour and images
case("output-intent", "3a", catalog("OutputIntents"))
case("no-inks", "3a", content(rb"\b0 g\b", rb"0 0 0 1 k"))
case("no-interpolation", "3a", objects(r"/Subtype/Image", "Interpolate", "true"))
case("image-space", "3a", objects(r"/Subtype/Image", "ColorSpace", "/DeviceCMYK"))

# Faces
case("embedded", "3a", programs)
case("embedded", "ua1", programs)
case("charset", "3a", objects(r"/CharSet", "CharSet"))
case("unicode", "3a", objects(r"/Subtype/Type0", "ToUnicode"))
case("unicode", "ua1", objects(r"/Subtype/Type0", "ToUnicode"))
case("glyph-map", "3a", objects(r"/CIDFontType2", "CIDToGIDMap"))
case("widths", "3a", objects(r"/Subtype/CIDFontType\d", "W", "[0[1 2 3]]"))

# Metadata
case("metadata", "3a", catalog("Metadata"))
case("metadata", "ua1", catalog("Metadata"))
case("metadata-readable", "3a", metadata(rb"render", rb"other", True))
case("part-3", "3a", metadata(rb"<pdfaid:part>3</pdfaid:part>", b""))
case("part-2", "2a", metadata(rb"<pdfaid:part>2</pdfaid:part>", b""))
case("conformance", "3a", metadata(rb"<pdfaid:conformance>A</pdfaid:conformance>", b""))
case("schemas", "3a", metadata(rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b""))
case("part-ua", "ua1", metadata(rb"<pdfuaid:part>1</pdfuaid:part>", b""))
case("title", "ua1", metadata(rb"(?s)<dc:title>.*</dc:title>", b""))
case("title-shown", "ua1", catalog("ViewerPreferences"))

# Structure
case("tree", "3a", catalog("StructTreeRoot"))
case("tree", "ua1", catalog("StructTreeRoot"))
case("marked", "3a", catalog("MarkInfo"))
case("marked", "ua1", catalog("MarkInfo"))
case("not-suspect", "ua1", catalog("MarkInfo", "<</Marked true/Suspects true>>"))
case("standard-types", "3a", element("P", "S", "/Nonsense", 1))
case("standard-types", "ua1", element("P", "S", "/Nonsense", 1))
case("language", "ua1", catalog("Lang"))
case("language-tag", "ua1", catalog("Lang", "()"))
case("foreign-language", "ua1", element("Span", "Lang", "(not a tag)", 3))
case("pagination-marked", "ua1", content(rb"/Artifact <</Type /Pagination[^\n]*BDC", rb"/Nothing BMC"))
case("layout-marked", "ua1", content(rb"/Artifact <</Type /Layout[^\n]*BDC", rb"/Nothing BMC"))
case("alternate-text", "ua1", element("Figure", "Alt"))
case("first-heading", "ua1", element("H1", "S", "/H3"))
case("heading-levels", "ua1", element("H2", "S", "/H4"))
case("heads", "ua1", without_heads)
case("spans", "ua1", element("TH", "A"))
case("rows", "ua1", element("TR", "S", "/P"))
case("table-parts", "ua1", element("TBody", "S", "/Sect"))
case("list-items", "ua1", element("LI", "S", "/P"))
case("contents-items", "ua1", element("TOC", "S", "/Sect"))
case("note-identifier", "ua1", element("Note", "ID"))
case("tabs", "ua1", objects(r"/Type/Page\b(?!s)", "Tabs"))

# Links and files
case("links-print", "3a", objects(r"/Subtype/Link", "F"))
case("links-speak", "ua1", objects(r"/Subtype/Link", "Contents"))
case("links-tagged", "ua1", objects(r"/Subtype/Link", "StructParent"))
case("associated", "3a", catalog("AF"))
case("associated-part", "3a", element("Figure", "AF"))
case("relationship", "3a", objects(r"/Type/Filespec", "AFRelationship"))
case("file-names", "3a", objects(r"/Type/Filespec", "UF"))
case("file-names", "ua1", objects(r"/Type/Filespec", "F"))
case("file-type", "3a", objects(r"/Type/EmbeddedFile", "Subtype"))
case("no-files-in-2", "2a", attached)

# PDF/A-4f
case("header-2", "4f", bytes_of(b"%PDF-2.0", b"%PDF-1.7"))
case("no-info", "4f", info)
case("catalog-version", "4f", catalog("Version", "/1.7"))
case("packet-head", "4f", metadata(rb"\?xpacket begin", rb"?xpacket encoding='UTF-8' begin"))
case("no-schemas", "4f", metadata(rb"</rdf:Description>", rb"<!-- pdfaExtension:schemas --></rdf:Description>"))
case("part-4", "4f", metadata(rb"<pdfaid:part>4</pdfaid:part>", b""))
case("revision-4", "4f", metadata(rb"<pdfaid:rev>2020</pdfaid:rev>", b""))
case("conformance-f", "4f", metadata(rb"<pdfaid:conformance>F</pdfaid:conformance>", b""))
case("files", "4f", catalog("Names"))
case("nothing-given-up", "4f", objects(r"/Type/FontDescriptor", "CharSet", "(/a)"))

# PDF/UA-2
case("part-ua-2", "ua2", metadata(rb"<pdfuaid:part>2</pdfuaid:part>", b""))
case("revision-ua-2", "ua2", metadata(rb"<pdfuaid:rev>2024</pdfuaid:rev>", b""))
case("described", "ua2", objects(r"/Type/Filespec", "Desc"))
case("namespaces", "ua2", element("P", "NS"))
case("one-document", "ua2", element("Document", "S", "/Part"))
case("contents-refer", "ua2", element("TOCI", "Ref"))
case("no-plain-heading", "ua2", element("H1", "S", "/H"))
case("no-plain-note", "ua2", element("FENote", "S", "/Note"))
case("note-kind", "ua2", element("FENote", "A"))
case("note-called", "ua2", element("Reference", "Ref"))
case("links-enclosed", "ua2", objects(r"/Subtype/Link", "StructParent"))
case("links-apart", "ua2", links_together)
case("link-words", "ua2", element("Link", "Alt", "(else)"))
case("labels-numbered", "ua2", element("L", "A"))
case("caption-outside", "ua2", caption_within)
case("no-private-use", "ua2", element("Figure", "Alt", "<FEFFE000>"))
case("structure-destinations", "ua2", objects(r"/S/GoTo", "A/SD"))
case("page-of-destination", "ua2", objects(r"/S/GoTo", "A/D", "[null/XYZ 0 0 null]"))
case("places-of-types", "ua2", element("P", "S", "/LI"))

"""Judges PDF/A-4f and PDF/UA-2, which page-validation 0.11 does not know.

What the standards have in common with PDF/A-3a and PDF/UA-1 page-validation says: of its rules for those only the ones fall away whose subject
ISO 19005-4 and ISO 14289-2 changed. What they changed or added is looked for here, clause by clause, in the objects.
"""
import re

from mupdf import pymupdf
from objects import Name, Objects, Reference, text

# Rules for 3a and ua1 about what is otherwise in PDF/A-4f and PDF/UA-2: version and identification, Info and its likeness in the metadata,
# descriptions of schemas, the names of glyphs in subsets of Type 1, the list of types.
OTHERWISE = re.compile(
    r"PDFA3A-(HEADER-001|ID-|TYPE1-SUBSET-CHARSET-001|STRUCT-TREE-ROLE-MAP-001|XMP-(EXTENSION-)?(PREDEFINED-)?(PROPERTY|VALUE)-)|"
    r"PDFUA1-(HEADER-001|ID-PART-001|STRUCT-TREE-ROLE-MAP-001)"
)
PDF2, PDF17 = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
HEADINGS = {f"H{level}" for level in range(1, 7)}
# The types of ISO 32000-2, 14.8.4 that have no place in the namespace of PDF 2.0.
ONLY_IN_17 = {"TOC", "TOCI", "Reference", "BlockQuote", "Note", "Quote", "Art", "Index", "Code", "BibEntry", "NonStruct", "Private"}
INLINE = {"Span", "Em", "Strong", "Link", "Lbl", "Reference", "FENote", "Figure", "Sub"}
BLOCKS = {"P", "L", "Table", "Figure", "Link", "FENote", "Sect", "Part", "Div", "BlockQuote"} | HEADINGS
# ISO/TS 32005, table 5, of the types that are written here: what may stand in what. Content may stand in those with a *.
NESTING = {
    "Document": BLOCKS | {"Title", "TOC", "DocumentFragment"},
    "Part": BLOCKS | {"Title", "TOC", "Caption"},
    "Sect": BLOCKS | {"Title", "TOC", "Caption"},
    "Div": BLOCKS | {"Title", "TOC", "Caption"},
    "BlockQuote": (BLOCKS - {"Sub"}) | {"TOC", "Caption"},
    "P": INLINE | {"L", "Table", "Form", "*"},
    **{heading: INLINE | {"*"} for heading in HEADINGS},
    "Title": (INLINE - {"Sub"}) | {"P", "*"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Lbl": INLINE - {"Lbl"} | {"*"},
    "LBody": BLOCKS | INLINE - {"Lbl"} | {"*"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    **{part: {"TR"} for part in ("THead", "TBody", "TFoot")},
    "TR": {"TH", "TD"},
    **{cell: BLOCKS - {"Part", "BlockQuote"} | INLINE - {"Sub"} | {"*"} for cell in ("TH", "TD")},
    "Caption": BLOCKS | INLINE | {"*"},
    "Figure": BLOCKS | INLINE | {"Caption", "*"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"P", "Reference", "Lbl", "TOC"},
    "Reference": BLOCKS | INLINE - {"Link"} | {"*"},
    "FENote": BLOCKS | INLINE | {"*"},
    "Link": BLOCKS | INLINE - {"Link"} | {"*"},
    **{kind: INLINE | {"*"} for kind in ("Span", "Em", "Strong")},
    "Sub": INLINE - {"Sub"} | {"*"},
    "Form": {"Lbl", "Caption", "P", "Span", "*"},
}
# ISO 32000-2: what PDF 2.0 gave up, of the dictionaries that are written here.
GIVEN_UP = {
    "resources": {"ProcSet"}, "FontDescriptor": {"CharSet", "CIDSet"}, "Font": {"Name"}, "XObject": {"Name", "OPI"},
    "Catalog": {"SpiderInfo", "NeedsRendering", "Dests"}, "MarkInfo": {"Suspects"}, "Page": {"ID"},
    "ViewerPreferences": {"ViewArea", "ViewClip", "PrintArea", "PrintClip"}, "StructElem": {"R"}, "Filespec": {"DOS", "Mac", "Unix"},
}


class Judge:
    def __init__(self, pdf):
        self.pdf = pdf
        self.document = pymupdf.open(stream=pdf, filetype="pdf")
        self.objects = Objects(self.document)
        self.trailer = self.objects.trailer()
        self.catalog = self.get(self.trailer, "Root")
        packet = self.get(self.catalog, "Metadata") and self.document.xref_stream(self.catalog["Metadata"])
        self.xmp = (packet or b"").decode()
        self.findings = []

    def get(self, value, *path):
        return self.objects.get(value, *path)

    def items(self, value, *path):
        """What stands in an array, or the one thing that stands for it."""
        if path:
            parent = self.get(value, *path[:-1])
            value = parent.get(path[-1]) if isinstance(parent, dict) else None
        found = self.get(value)
        return found if isinstance(found, list) else [] if found is None else [value]

    def require(self, clause, condition, finding):
        if not condition:
            self.findings.append(f"{clause} {finding}")

    def numbers(self):
        return range(1, self.document.xref_length())

    # ISO 19005-4

    def archive(self):
        self.require("A4-6.1.2", re.match(rb"%PDF-2\.\d[\r\n]+%[\x80-\xff]{4}", self.pdf), "the header is not that of PDF 2.0")
        self.require("A4-6.1.3", "Info" not in self.trailer, "the trailer has Info")
        version = self.catalog.get("Version")
        self.require("A4-6.1.12", version is None or re.fullmatch(r"2\.\d", version), f"the catalog says version {version}")
        packet = re.match(r"<\?xpacket begin=[^>]*\?>", self.xmp)
        self.require("A4-6.7.2.1", packet and not re.search(r"\s(bytes|encoding)=", packet[0]), "the packet of metadata has no plain head")
        self.require("A4-6.7.2.1", "pdfaExtension" not in self.xmp, "the metadata describe schemas")
        for name, value in [("part", "4"), ("rev", r"\d{4}"), ("conformance", "F")]:
            found = re.findall(rf"<pdfaid:{name}>(.*?)</pdfaid:{name}>", self.xmp)
            self.require("A4-6.7.3", len(found) == 1 and re.fullmatch(value, found[0]), f"pdfaid:{name} is {found}")
        self.require("A4-6.9", self.files(), "no embedded files")
        self.given_up()

    def files(self):
        """The specifications of the embedded files."""

        def visit(node):
            for kid in self.items(node, "Kids"):
                yield from visit(kid)
            yield from (self.get(file) for file in self.items(node, "Names")[1::2])

        return list(visit(self.get(self.catalog, "Names", "EmbeddedFiles")))

    def given_up(self):
        places = [("Catalog", self.catalog), ("MarkInfo", self.get(self.catalog, "MarkInfo"))]
        places.append(("ViewerPreferences", self.get(self.catalog, "ViewerPreferences")))
        for number in self.numbers():
            value = self.objects[number]
            if not isinstance(value, dict):
                continue
            kind = value.get("Type") or ("XObject" if value.get("Subtype") in ("Image", "Form") else "")
            places.append((kind, value))
            resources = self.get(value, "Resources") if kind in ("Page", "XObject") else None
            places.append(("resources", resources))
        for kind, value in places:
            for key in GIVEN_UP.get(kind, set()) & set(value or {}):
                self.require("PDF2", False, f"{key} in {kind}, which PDF 2.0 gave up")

    # ISO 14289-2

    def access(self):
        for name, value in [("part", "2"), ("rev", r"\d{4}")]:
            found = re.findall(rf"<pdfuaid:{name}>(.*?)</pdfuaid:{name}>", self.xmp)
            self.require("UA2-5", len(found) == 1 and re.fullmatch(value, found[0]), f"pdfuaid:{name} is {found}")
        for file in self.files():
            self.require("UA2-8.14.1", file.get("Desc"), f"the file {text(file.get('UF', b''))} is not described")
        self.root = self.get(self.catalog, "StructTreeRoot") or {}
        self.namespaces = {reference: self.name_of(reference) for reference in self.items(self.root, "Namespaces")}
        kids = [self.get(kid) for kid in self.items(self.root, "K")]
        is_document = [(kid.get("S"), self.name_of(kid.get("NS"))) for kid in kids] == [("Document", PDF2)]
        self.require("UA2-8.2.5.2", is_document, "the root has not one Document of PDF 2.0")
        self.elements, self.kinds = {}, {}
        for kid in self.items(self.root, "K"):
            self.collect(kid)
        for reference, (kind, element, kids) in self.elements.items():
            self.visit(reference, kind, element, kids)
        self.links()
        self.destinations()
        self.texts()

    def name_of(self, namespace):
        name = self.get(namespace, "NS")
        return text(name) if name else None

    def collect(self, start):
        """All elements below one, with the types of what is in them; `*` is content."""
        open_elements = [start]
        while open_elements:
            reference = open_elements.pop()
            element = self.get(reference)
            kids = []
            for kid in self.items(element, "K"):
                value = self.get(kid)
                if isinstance(value, dict) and "S" in value:
                    kids.append(value["S"])
                    open_elements.append(kid)
                elif not isinstance(value, dict) or value.get("Type") == "MCR":
                    kids.append("*")
            self.elements[reference] = (element["S"], element, kids)

    def visit(self, reference, kind, element, kids):
        namespace = self.namespaces.get(element.get("NS"))
        wanted = PDF17 if kind in ONLY_IN_17 else PDF2
        self.require("UA2-8.2.4", namespace == wanted, f"{kind} is of the namespace {namespace}")
        self.require("UA2-8.2.4", kind in NESTING, f"{kind} is no type of the standard")
        self.require("UA2-8.2.5.12", kind != "H", "H")
        self.require("UA2-8.2.5.14", kind != "Note", "Note")
        for kid in set(kids) - NESTING.get(kind, set(kids)):
            self.require("TS32005", False, f"{kid} in {kind}")
        captions = [place for place, kid in enumerate(kids) if kid == "Caption"]
        self.require("UA2-8.2.5.27", captions in ([], [0], [len(kids) - 1]), f"Caption in the midst of {kind}")
        references = self.items(element, "Ref")
        if kind == "TOCI":
            led = [self.elements[target][0] for target in references if target in self.elements]
            is_whole = led and len(led) == len(references) and all(target in HEADINGS | {"Title", "Table", "TH", "Figure"} for target in led)
            self.require("UA2-8.2.5.8", is_whole, f"TOCI refers to {led}")
        if kind == "FENote":
            attributes = {key: value for owner in self.items(element, "A") for key, value in self.get(owner).items()}
            self.require("UA2-8.2.5.14", attributes.get("NoteType") in ("Footnote", "Endnote", "None"), "FENote without NoteType")
            self.require("UA2-8.2.5.14", references, "FENote that nobody refers to")
        if "FENote" in (kind, *(self.elements[target][0] for target in references if target in self.elements)):
            for target in references:
                self.require("UA2-8.2.5.14", reference in self.items(target, "Ref"), f"{kind} refers to what does not refer to it")
        if "Lbl" in kids and kind == "LI":
            owner = self.get(element, "P")
            attributes = {key: value for part in self.items(owner, "A") for key, value in self.get(part).items()}
            self.require("UA2-8.2.5.25", attributes.get("ListNumbering", "None") != "None", "labels in a list without ListNumbering")

    def links(self):
        """8.2.5.20, 8.10: each link lies in a Link of its own, each field of a form in a Form."""
        parents = {}

        def visit(node):
            for kid in self.items(node, "Kids"):
                visit(kid)
            numbers = self.items(node, "Nums")
            parents.update(zip(numbers[::2], numbers[1::2]))

        visit(self.get(self.root, "ParentTree"))
        led, forms = {}, []
        for page in self.document:
            for annotation in map(self.get, self.items(self.objects[page.xref], "Annots")):
                parent = parents.get(annotation.get("StructParent"))
                kind = self.get(parent, "S")
                if annotation.get("Subtype") == "Widget":
                    forms.append(parent)
                    self.require("UA2-8.10", kind == "Form", f"a field in {kind}")
                    self.require("UA2-8.10", annotation.get("TU") and annotation.get("Contents"), "a field that is not described")
                if annotation.get("Subtype") != "Link":
                    continue
                self.require("UA2-8.2.5.20", kind in ("Link", "Reference"), f"a link in {kind}")
                alternate, contents = self.get(parent, "Alt"), annotation.get("Contents")
                self.require("UA2-8.9.4.2", None in (alternate, contents) or alternate == contents, "Alt of a link is not its Contents")
                led.setdefault(parent, []).append((annotation.get("A"), annotation.get("Dest")))
        self.require("UA2-8.10", len(set(forms)) == len(forms), "several fields in one element")
        for targets in led.values():
            self.require("UA2-8.2.5.20", all(target == targets[0] for target in targets), "links to several places in one element")

    def destinations(self):
        """8.8: what leads to a place in the document leads to an element; the page beside it is where that begins."""
        self.require("UA2-8.8", "OpenAction" not in self.catalog or isinstance(self.get(self.catalog, "OpenAction"), dict), "OpenAction")
        for number in self.numbers():
            value = self.objects[number]
            if not isinstance(value, dict) or not ("Dest" in value or "A" in value) or value.get("Type") == "StructElem":
                continue
            self.require("UA2-8.8", "Dest" not in value, "a destination that is a page")
            action = self.get(value, "A")
            if not isinstance(action, dict) or action.get("S") != "GoTo":
                continue
            (page, *view), (target, *other) = self.items(action, "D") or [None], self.items(action, "SD") or [None]
            element = self.elements.get(target, (None, {}, []))[1]
            self.require("UA2-8.8", element, "an action without a structure destination")
            self.require("UA2-8.8", not element or (element.get("Pg"), other) == (page, view), "an element that is elsewhere than its page")

    def texts(self):
        """8.6, 8.4.3: no character of private use in words for people."""
        for number in self.numbers():
            value = self.objects[number]
            if not isinstance(value, dict):
                continue
            for key in ("Alt", "ActualText", "T", "E", "Contents", "Title", "Desc"):
                words = text(value[key]) if isinstance(value.get(key), bytes) else ""
                self.require("UA2-8.6", not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", words), f"{key} with characters of private use")


def broken_rules(pdf, level, rules_of):
    """What a file breaks of `4f` or `ua2`; `rules_of` says what page-validation finds at a profile, rule and message."""
    judge = Judge(pdf)
    if level == "4f":
        judge.archive()
    else:
        judge.access()
    common = rules_of("3a" if level == "4f" else "ua1")
    return [rule for rule in common if not OTHERWISE.match(rule)] + judge.findings

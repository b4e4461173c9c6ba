"""Prints what a reader of tags finds in PDFs, a form feed behind each: the struct tree with attributes and text, links, artifacts.

Text comes from the content streams by the faces' ToUnicode maps; a replacement text counts before the glyphs (ISO 32000-1, 14.9.4).
"""
import re
import sys

from mupdf import pymupdf

TOKEN = re.compile(
    rb"<<|>>|\[|\]|/[^\s/<>\[\]()]*|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\d+ \d+ R\b|[-+.\d]+|[A-Za-z'\"]+\d?\*?", re.DOTALL
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


def string(token):
    """The bytes of a string."""
    if token.startswith(b"<"):
        return bytes.fromhex("".join(token[1:-1].decode().split()))
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def plain(match):
        code = match[1]
        return bytes([int(code, 8)]) if code.isdigit() else named.get(code, code)

    return ESCAPE.sub(plain, token[1:-1])


def unicode_map(document, font):
    """The characters of each code of a face, and how many bytes a code has."""
    width = 2 if document.xref_get_key(font, "Subtype")[1] == "/Type0" else 1
    kind, value = document.xref_get_key(font, "ToUnicode")
    characters = {} if width == 2 else {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
    if kind == "xref":
        stream = document.xref_stream(int(value.split()[0]))
        text = lambda token: bytes.fromhex(token.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
            for code, to in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
                characters[int(code, 16)] = text(to)
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
            for first, last, to in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                for code in range(int(first, 16), int(last, 16) + 1):
                    characters[code] = chr(int(to, 16) + code - int(first, 16))
    return characters, width


def read_page(document, page):
    """The text of each marked content with a number, and the artifacts in the order of drawing."""
    fonts = {font[4]: unicode_map(document, font[0]) for font in page.get_fonts()}
    texts, artifacts, marks, operands, font = {}, [], [], [], None
    for token in TOKEN.findall(b"".join(document.xref_stream(number) + b"\n" for number in page.get_contents())):
        if not (token[:1].isalpha() or token in (b"'", b'"')):
            operands.append(token)
            continue
        if token == b"BDC":
            # The nearest number counts, and a replacement text hides the glyphs below it.
            number, hides = marks[-1] if marks else (None, False)
            if b"/MCID" in operands:
                number = int(operands[operands.index(b"/MCID") + 1])
                texts[number] = ""
            if operands[0] == b"/Artifact":
                number = None
                names = [name.decode()[1:] for name in operands if name.startswith(b"/")]
                kind = " ".join(name for name in names[1:] if name not in ("Type", "Subtype", "BBox"))
                artifacts.append(kind)
            if b"/ActualText" in operands and number is not None:
                texts[number] += string(operands[operands.index(b"/ActualText") + 1]).decode("utf-16")
                hides = True
            marks.append((number, hides))
        elif token == b"EMC":
            marks.pop()
        elif token == b"Tf":
            font = fonts[operands[0].decode()[1:]]
        elif token in (b"Tj", b"TJ") and marks and marks[-1][0] is not None and not marks[-1][1]:
            characters, width = font
            for codes in (string(operand) for operand in operands if operand[:1] in b"(<"):
                for place in range(0, len(codes), width):
                    texts[marks[-1][0]] += characters.get(int.from_bytes(codes[place : place + width], "big"), "\ufffd")
        operands = []
    return texts, artifacts


def dump(document):
    pages = [read_page(document, page) for page in document]
    numbers = {document[index].xref: index for index in range(len(document))}
    key = document.xref_get_key
    catalog = document.pdf_catalog()
    number_of = lambda value: int(value.split()[0])

    def attributes(element):
        """The entries of all owners, one line each."""
        raw = key(element, "A")[1]
        pairs = re.findall(r"/(\w+)\s*(\[[^\]]*\]|/\w+|[-\d.]+)", raw)
        return [f"{name} {value.lstrip('/')}" for name, value in pairs if name != "O"]

    def visit(element, depth, page):
        line = "  " * depth + key(element, "S")[1][1:]
        if key(element, "ID")[0] == "string":
            line += f" <{key(element, 'ID')[1]}>"
        words = [f"{name} “{key(element, name)[1]}”" for name in ("T", "Lang", "Alt", "ActualText") if key(element, name)[0] == "string"]
        files = re.findall(r"(\d+) 0 R", key(element, "AF")[1]) if key(element, "AF")[0] != "null" else []
        words += [f"AF {key(int(file), 'UF')[1]} {key(int(file), 'AFRelationship')[1][1:]}" for file in files]
        print(", ".join([line] + attributes(element) + words))
        if key(element, "Pg")[0] == "xref":
            page = numbers[number_of(key(element, "Pg")[1])]
        kids = key(element, "K")[1]
        for kid in re.findall(r"<<.*?>>|\d+ 0 R|\d+", kids):
            if kid.endswith("R"):
                visit(number_of(kid), depth + 1, page)
            elif kid.startswith("<<"):
                place = numbers[int(re.search(r"/Pg (\d+)", kid)[1])]
                if "/OBJR" in kid:
                    print("  " * (depth + 1) + link(int(re.search(r"/Obj (\d+)", kid)[1]), place))
                else:
                    text(place, int(re.search(r"/MCID (\d+)", kid)[1]), depth + 1)
            else:
                text(page, int(kid), depth + 1)

    def text(page, number, depth):
        characters = pages[page][0].pop(number)
        # Drawing without characters says nothing to a reader.
        if characters:
            print("  " * depth + f"“{characters}”" + (f" on page {page + 1}" if page else ""))

    def link(annotation, page):
        to = re.search(r"/URI\s*\((.*?)\)", key(annotation, "A")[1])
        if to:
            to = to[1]
        else:
            to = f"page {numbers[number_of(key(annotation, 'Dest')[1].lstrip('['))] + 1}"
        return f"annotation “{key(annotation, 'Contents')[1]}” to {to}" + (f" on page {page + 1}" if page else "")

    root = number_of(key(catalog, "StructTreeRoot")[1])
    visit(number_of(key(root, "K")[1].lstrip("[")), 0, 0)
    for index, (texts, artifacts) in enumerate(pages):
        assert not texts, f"content of page {index + 1} in no element: {texts}"
        runs = []
        for kind in artifacts:
            if runs and runs[-1][0] == kind:
                runs[-1][1] += 1
            else:
                runs.append([kind, 1])
        print(f"artifacts of page {index + 1}: " + ", ".join(kind + (f" ×{count}" if count > 1 else "") for kind, count in runs))


if __name__ == "__main__":
    for path in sys.argv[1:]:
        dump(pymupdf.open(path))
        print("\f", end="")

"""The objects of a PDF as Python values: dictionaries by key without its solidus, lists, `Name`, `Reference`, bytes for strings, numbers."""
import re

TOKEN = re.compile(rb"<<|>>|\[|\]|/[^\s/<>\[\]()]*|\(|<[0-9A-Fa-f\s]*>|\d+ \d+ R\b|[-+]?[\d.]+|true|false|null")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}


class Name(str):
    pass


class Reference(int):
    pass


def text(string):
    """The characters of a text string (ISO 32000-2, 7.9.2.2)."""
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be")
    return string[3:].decode() if string.startswith(b"\xef\xbb\xbf") else string.decode("latin-1")


class Objects:
    """The objects of a document that PyMuPDF has opened. Each is parsed once."""

    def __init__(self, document):
        self.document = document
        self.parsed = {}

    def __getitem__(self, number):
        if number not in self.parsed:
            try:
                text = self.document.xref_object(number, compressed=True, ascii=True)
            except RuntimeError:
                # A number that a program left out when it added to the file: there is no such object.
                text = "null"
            self.parsed[number] = self._parse(text.encode())
        return self.parsed[number]

    def get(self, value, *path):
        """What a value is, or what stands at a path of keys below it; `None` for nothing."""
        for key in (None, *path):
            if key is not None:
                value = value.get(key) if isinstance(value, dict) else None
            while isinstance(value, Reference):
                value = self[value]
        return value

    def trailer(self):
        return self._parse(self.document.pdf_trailer(compressed=True, ascii=True).encode())

    @staticmethod
    def _parse(source):
        stack, place = [[]], 0
        while match := TOKEN.search(source, place):
            token, place = match[0], match.end()
            if token in (b"<<", b"["):
                stack.append([])
            elif token == b"]":
                stack[-2].append(stack.pop())
            elif token == b">>":
                items = stack.pop()
                stack[-1].append(dict(zip(items[::2], items[1::2])))
            elif token == b"(":
                start, depth = place, 1
                while depth:
                    depth += {b"(": 1, b")": -1}.get(source[place : place + 1], 0)
                    place += 2 if source[place : place + 1] == b"\\" else 1
                string = ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if m[1].isdigit() else NAMED.get(m[1], m[1]), source[start : place - 1])
                stack[-1].append(string)
            elif token.startswith(b"<"):
                digits = b"".join(token[1:-1].split())
                stack[-1].append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
            elif token.startswith(b"/"):
                stack[-1].append(Name(re.sub(rb"#(..)", lambda m: bytes.fromhex(m[1].decode()), token[1:]).decode("utf-8", "replace")))
            elif token.endswith(b"R"):
                stack[-1].append(Reference(token.split()[0]))
            elif token in (b"true", b"false", b"null"):
                stack[-1].append({b"true": True, b"false": False, b"null": None}[token])
            else:
                stack[-1].append(float(token) if b"." in token else int(token))
        return stack[0][0] if stack[0] else None

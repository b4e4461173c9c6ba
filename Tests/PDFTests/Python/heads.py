"""Prints what a screen reader says of the cells of the tables of PDFs, a line for each cell, a form feed behind each file.

Each line: table, kind of cell (TH or TD), place, text, then its heads of the row and those of its column, with tabs between, and why a cell of
data has not both:

* blank: it says nothing, in a row or lane of cells that say nothing;
* label: it stands beside its label in a part of a form whose columns have no heads;
* only: its row is the only one, and the table's title is its name;
* alone: it says itself what it is, in a row of a form without heads.

`--resaved` reads each file as PyMuPDF writes it anew when equal objects become one.

Heads are found as ISO 32000-1 (table 349) and ISO 32000-2 (14.8.5.7) say: those that Headers name, and those that these name in turn; where a cell names
none, the nearest heads to the left whose scope is the row and the nearest above whose scope is the column. In each direction the search ends
at the first cell of data behind a head.
"""
import re
import sys

from mupdf import pymupdf
from tags import read_page


class Cell:
    def __init__(self, row, column, rows, columns):
        self.row, self.column, self.rows, self.columns = row, column, rows, columns
        self.text, self.scope, self.headers, self.is_head = "", None, None, False


class Reader:
    def __init__(self, document):
        self.document = document
        self.key = document.xref_get_key
        self.pages = [read_page(document, page)[0] for page in document]
        self.numbers = {document[index].xref: index for index in range(len(document))}
        self.tables = []
        root = int(self.key(document.pdf_catalog(), "StructTreeRoot")[1].split()[0])
        self.find(int(self.key(root, "K")[1].lstrip("[").split()[0]), 0)

    def type(self, element):
        return self.key(element, "S")[1][1:]

    def page_of(self, element, page):
        kind, value = self.key(element, "Pg")
        return self.numbers[int(value.split()[0])] if kind == "xref" else page

    def kids(self, element, page):
        """Elements as numbers, marked content as pairs of page and number."""
        for kid in re.findall(r"<<.*?>>|\d+ 0 R|\d+", self.key(element, "K")[1], re.DOTALL):
            if kid.endswith("R"):
                yield int(kid.split()[0])
            elif "/MCID" in kid:
                yield self.numbers[int(re.search(r"/Pg (\d+)", kid)[1])], int(re.search(r"/MCID (\d+)", kid)[1])
            elif not kid.startswith("<<"):
                yield page, int(kid)

    def text(self, element, page):
        page = self.page_of(element, page)
        parts = [
            self.pages[kid[0]].get(kid[1], "") if isinstance(kid, tuple) else self.text(kid, page) for kid in self.kids(element, page)
        ]
        return "".join(parts)

    def find(self, element, page):
        page = self.page_of(element, page)
        if self.type(element) == "Table":
            self.tables.append(Table(self, element, page))
        for kid in self.kids(element, page):
            if not isinstance(kid, tuple):
                self.find(kid, page)


class Table:
    def __init__(self, reader, element, page):
        self.reader = reader
        self.name = reader.key(element, "T")[1]
        self.caption = ""
        self.cells, self.grid, self.ids = [], {}, {}
        self.row = 0
        self.has_head = False
        self.collect(element, page)
        self.columns = max((column for _, column in self.grid), default=-1) + 1

    def collect(self, element, page):
        for kid in self.reader.kids(element, page):
            kind = self.reader.type(kid)
            if kind == "Caption":
                self.caption = self.reader.text(kid, page)
            elif kind == "TR":
                self.add(kid, page)
                self.row += 1
            elif kind in ("THead", "TBody", "TFoot"):
                self.has_head = self.has_head or kind == "THead"
                self.collect(kid, page)

    def add(self, row, page):
        column = 0
        for kid in self.reader.kids(row, page):
            raw = self.reader.key(kid, "A")[1]
            number = lambda name: int(found[1]) if (found := re.search(name + r" (\d+)", raw)) else 1
            while (self.row, column) in self.grid:
                column += 1
            cell = Cell(self.row, column, number("RowSpan"), number("ColSpan"))
            cell.is_head = self.reader.type(kid) == "TH"
            cell.text = self.reader.text(kid, page)
            found = re.search(r"/Scope ?/(\w+)", raw)
            cell.scope = found[1] if found else None
            found = re.search(r"/Headers ?\[(.*?)\]", raw, re.DOTALL)
            cell.headers = re.findall(r"\((.*?)\)", found[1]) if found else None
            kind, value = self.reader.key(kid, "ID")
            if kind == "string":
                self.ids[value] = cell
            self.cells.append(cell)
            for y in range(cell.row, cell.row + cell.rows):
                for x in range(cell.column, cell.column + cell.columns):
                    assert (y, x) not in self.grid, f"{self.name}: two cells at {y}, {x}"
                    self.grid[y, x] = cell
            column += cell.columns

    def reason(self, cell, rows, columns):
        """Why a cell of data has not both kinds of heads; nothing where it should."""
        if cell.is_head or rows and columns:
            return ""
        others = [other for other in self.cells if other.row == cell.row]
        if not cell.text and not rows:
            place = others.index(cell)
            return "" if all(other.text for other in others[max(0, place - 1) : place + 2] if other is not cell) else "blank"
        if not self.has_head and rows and not columns:
            return "label"
        if not self.has_head and not any(other.is_head for other in others):
            return "alone"
        bodies = {other.row for other in self.cells if not other.is_head}
        return "only" if self.has_head and len(bodies) == 1 else ""

    def heads(self, cell):
        """The heads of a cell as two lists: of its row and of its column."""
        rows, columns = [], []

        def add(head):
            for found in (rows,) * (head.scope in ("Row", "Both")) + (columns,) * (head.scope in ("Column", "Both")):
                if head not in found:
                    found.append(head)

        if cell.headers is not None:
            self.follow(cell, add, set())
        else:
            self.search(cell, [(cell.row, x) for x in range(cell.column - 1, -1, -1)], "Row", add)
            for column in range(cell.column, cell.column + cell.columns):
                self.search(cell, [(y, column) for y in range(cell.row - 1, -1, -1)], "Column", add)
        return rows, columns

    def follow(self, cell, add, seen):
        for name in cell.headers or []:
            assert name in self.ids, f"{self.name}: no cell has the ID {name}"
            head = self.ids[name]
            assert head.is_head, f"{self.name}: {name} is no head"
            if name not in seen:
                seen.add(name)
                # The name of a group is heard before that of its member.
                self.follow(head, add, seen)
                add(head)

    def search(self, cell, places, scope, add):
        found = []
        for place in places:
            other = self.grid.get(place)
            if other is None or other is cell:
                continue
            if other.is_head and other.scope in (scope, "Both"):
                found.append(other)
            elif found and not other.is_head:
                break
        for head in reversed(found):
            if head.headers:
                self.follow(head, add, set())
            add(head)


if __name__ == "__main__":
    resaves = sys.argv[1] == "--resaved"
    for path in sys.argv[1 + resaves :]:
        document = pymupdf.open(path)
        if resaves:
            document = pymupdf.open("pdf", document.tobytes(garbage=4))
        for number, table in enumerate(Reader(document).tables):
            for cell in table.cells:
                rows, columns = table.heads(cell)
                words = [f"{number} {table.name}", "TH" if cell.is_head else "TD", f"{cell.row},{cell.column}", cell.text]
                words += ["/".join(head.text for head in heads) for heads in (rows, columns)]
                print("\t".join(words + [table.reason(cell, rows, columns)]))
        print("\f", end="")

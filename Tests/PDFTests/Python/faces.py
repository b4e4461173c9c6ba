"""Prints for each face, given as `name=file=1,2,3`, the bytes of its programs in a PDF and those that hb-subset writes for the same glyphs."""
import collections
import re
import subprocess
import sys
import tempfile

from mupdf import pymupdf

path, *faces = sys.argv[1:]
document = pymupdf.open(path)
embedded = collections.Counter()
for number in range(1, document.xref_length()):
    name = re.search(r"/FontName\s*/[A-Z]{6}\+([^\s/>]+)", text := document.xref_object(number, compressed=True))
    program = re.search(r"/FontFile\d?\s+(\d+) 0 R", text)
    if name and program:
        embedded[name[1]] += len(document.xref_stream(int(program[1])))
for face in faces:
    name, file, glyphs = face.split("=")
    with tempfile.NamedTemporaryFile() as output:
        subprocess.run(["hb-subset", f"--gids={glyphs}", "--desubroutinize", f"--output-file={output.name}", file], check=True)
        print(name, embedded[name], len(output.read()))

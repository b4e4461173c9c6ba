"""Prints the size of a PNG and the colours of its pixels at the places given as `x,y`."""
import sys

from mupdf import pymupdf

path, *places = sys.argv[1:]
picture = pymupdf.Pixmap(path)
print(f"{picture.width}x{picture.height}")
for place in places:
    x, y = map(int, place.split(","))
    print("#" + "".join(f"{part:02x}" for part in picture.pixel(x, y)[:3]))

"""Compares pictures of pages in pairs: says for each pair how much ink the first has, and how much of it differs, both as the mean of all pixels.

usage: same_pictures.py one.svg other.svg [one.svg other.svg …]
"""
import io
import subprocess
import sys

from PIL import Image, ImageChops, ImageStat


def picture(path):
    png = subprocess.run(["rsvg-convert", "--dpi-x", "192", "--dpi-y", "192", path], capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(png)).convert("RGB")


def mean(image):
    return sum(ImageStat.Stat(image).mean) / 3


for first, second in zip(sys.argv[1::2], sys.argv[2::2]):
    one, other = picture(first), picture(second)
    assert one.size == other.size, (one.size, other.size)
    print(f"{255 - mean(one):.3f} {mean(ImageChops.difference(one, other)):.3f}")

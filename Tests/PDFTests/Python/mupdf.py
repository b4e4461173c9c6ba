"""PyMuPDF without its layout analysis, which nobody wants here and which takes a second to load."""
import sys

sys.modules["pymupdf.layout"] = None

import pymupdf  # noqa: E402

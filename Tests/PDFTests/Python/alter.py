#!/usr/bin/env python3
"""Does to a PDF what people do to a file after it was drawn: saves it again, edits a page, changes attachments, signs it.

usage: alter.py KIND IN.pdf OUT.pdf [ARGUMENT]
"""
import datetime
import io
import subprocess
import sys


def resave(source, target, _):
    import pymupdf

    with pymupdf.open(source) as file:
        file.save(target, garbage=4, deflate=True, use_objstms=1)


def edit(source, target, page):
    """Writes a figure on a page."""
    import pymupdf

    with pymupdf.open(source) as file:
        file[int(page) - 1].insert_text((100, 100), "9,999.99", fontsize=12)
        file.save(target)


def comment(source, target, page):
    import pymupdf

    with pymupdf.open(source) as file:
        file[int(page) - 1].add_text_annot((100, 100), "a comment")
        file.save(target)


def drop(source, target, page):
    import pymupdf

    with pymupdf.open(source) as file:
        file.delete_page(int(page) - 1)
        file.save(target)


def append(source, target, _):
    """A second revision that changes nothing that is seen."""
    with open(source, "rb") as file:
        data = file.read()
    start = data[data.rindex(b"startxref") :]
    with open(target, "wb") as file:
        file.write(data + start)


def replace(source, target, name):
    """Changes a digit of an attached file, its sum too, as a program that attaches files does."""
    import pymupdf

    with pymupdf.open(source) as file:
        data = file.xref_stream(stream(file, name)).replace(b"3", b"4")
    with open(target + ".data", "wb") as file:
        file.write(data)
    qpdf(source, target, "--add-attachment", target + ".data", "--replace", "--key=" + name, "--filename=" + name, "--")


def qpdf(source, target, *arguments):
    subprocess.run(["qpdf", source, *arguments, target], check=True)


def stream(file, name):
    """The object of an attached file."""
    for xref in range(1, file.xref_length()):
        if file.xref_get_key(xref, "UF")[1] == name:
            return int(file.xref_get_key(xref, "EF/F")[1].split()[0])
    raise KeyError(name)


def damage(source, target, name):
    """Changes a digit of an attached file and leaves its sum."""
    import pymupdf

    with pymupdf.open(source) as file:
        number = stream(file, name)
        file.update_stream(number, file.xref_stream(number).replace(b"3", b"4"))
        file.save(target)


def attach(source, target, name):
    import pymupdf

    with pymupdf.open(source) as file:
        file.embfile_add(name, b"more", filename=name, ufilename=name)
        file.save(target)


def detach(source, target, name):
    qpdf(source, target, "--remove-attachment=" + name)


def state(source, target, change):
    """Replaces a word in the metadata."""
    import pymupdf

    old, new = change.split("=>")
    with pymupdf.open(source) as file:
        file.set_xml_metadata(file.get_xml_metadata().replace(old, new))
        file.save(target)


def signer():
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign import signers

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test")])
    now = datetime.datetime(2025, 1, 1)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now).not_valid_after(now + datetime.timedelta(days=3650)).sign(key, hashes.SHA256())
    )
    data = pkcs12.serialize_key_and_certificates(b"test", key, certificate, None, serialization.NoEncryption())
    with io.BytesIO(data) as file:
        path = sys.argv[3] + ".p12"
        open(path, "wb").write(file.read())
    return signers.SimpleSigner.load_pkcs12(path)


def sign(source, target, field):
    """Signs a field, which is made where there is none."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    with open(source, "rb") as file, open(target, "wb") as out:
        writer = IncrementalPdfFileWriter(file)
        signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=field), signer=signer(), output=out)


def seal(source, target, field):
    """Signs a field that is there, as docs/profiles.md shows: the stamp is an image, and the metadata stay as they are."""
    from PIL import Image, ImageDraw
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.stamp import StaticStampStyle

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self):
            """pyHanko would write the metadata anew, without descriptions of schemas that validators take for such."""

    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((8, 8, 192, 192), outline=(200, 0, 0, 255), width=10)
    style = StaticStampStyle(border_width=0, background=PdfImage(image))
    with open(source, "rb") as file, open(target, "wb") as out:
        metadata = signers.PdfSignatureMetadata(field_name=field)
        signers.PdfSigner(metadata, signer=signer(), stamp_style=style).sign_pdf(Writer(file), output=out, existing_fields_only=True)


def unpack(source, target, megabytes):
    """A harmless file whose only attachment is packed zeros."""
    import pymupdf

    with pymupdf.open() as file:
        file.new_page()
        file.embfile_add("report.json", bytes(int(megabytes) << 20), filename="report.json")
        file.save(target, deflate=True)


def clean(source, target, _):
    """Keeps one of equal objects, as programs do that make files small."""
    subprocess.run(["mutool", "clean", "-gggg", "-z", source, target], check=True)


kinds = {f.__name__: f for f in [resave, edit, comment, drop, append, replace, damage, attach, detach, state, sign, seal, unpack, clean]}
kinds[sys.argv[1]](sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else "")

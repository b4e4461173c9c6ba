#!/usr/bin/env bash
# What signing does to the description of metadata schemas (ISO 19005-2, 6.6.2.3) in a PDF/A-3.
#
# A signature is added behind the file. One would have guessed that the metadata stay as they are, the day of the change aside. pyHanko reads them
# into a model and writes them anew each time it adds to a file: the fields of a description become attributes of an rdf:Description within the
# item, and a namespace that begins with http:// becomes a reference (rdf:resource) where it was a text. That is still RDF, but page-validation
# finds neither names nor namespaces of schemas any more: a file without a finding has seven after it was signed. There is no option for it; whoever
# signs a PDF/A with schemas of its own overrides _update_meta of the writer (a method that is not public), or has its file refused.
#
# pyHanko 0.38.0, page-validation 0.11.0, pypdf 7.1.1, CPython 3.11 of Debian 12. Seen on 2026-11-28:
#
#     before: 0 rules on metadata broken, <pdfaSchema:namespaceURI>
#     signed: 7 rules on metadata broken, <pdfaSchema:namespaceURI rdf:resource="http://example.org/shelf/"/>
#     untouched: 0 rules on metadata broken, <pdfaSchema:namespaceURI>
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pyHanko==0.38.0 page-validation==0.11.0 pypdf==7.1.1
cat >try.py <<'PYTHON'
import datetime
import io
import re
import sys

import page
import pypdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

EXPECTED = [
    "before: 0 rules on metadata broken, <pdfaSchema:namespaceURI>",
    'signed: 7 rules on metadata broken, <pdfaSchema:namespaceURI rdf:resource="http://example.org/shelf/"/>',
    "untouched: 0 rules on metadata broken, <pdfaSchema:namespaceURI>",
]
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:shelf="http://example.org/shelf/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><shelf:mark>7</shelf:mark>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Shelves</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://example.org/shelf/</pdfaSchema:namespaceURI><pdfaSchema:prefix>shelf</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>mark</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>Where it stands</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>
</pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>""".encode()

objects = [
    b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>",
    b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(XMP), XMP),
]
out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
for number, text in enumerate(objects, 1):
    places.append(len(out))
    out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
rows = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
identifier = "00112233445566778899aabbccddeeff"
end = f"trailer\n<</Size 5/Root 1 0 R/ID[<{identifier}><{identifier}>]>>\nstartxref\n{len(out)}\n%%EOF\n".encode()
out += b"xref\n0 5\n" + rows + end
open("before.pdf", "wb").write(out)

key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test")])
day = datetime.datetime(2025, 1, 1)
certificate = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    .not_valid_before(day).not_valid_after(day + datetime.timedelta(days=3650)).sign(key, hashes.SHA256())
)
open("key.p12", "wb").write(pkcs12.serialize_key_and_certificates(b"t", key, certificate, None, serialization.NoEncryption()))
signer = signers.SimpleSigner.load_pkcs12("key.p12")


class Untouched(IncrementalPdfFileWriter):
    def _update_meta(self):
        pass


def sign(writer, target):
    with open(target, "wb") as file:
        signers.sign_pdf(writer(io.BytesIO(out)), signers.PdfSignatureMetadata(field_name="Seal"), signer=signer, output=file)


sign(IncrementalPdfFileWriter, "signed.pdf")
sign(Untouched, "untouched.pdf")
seen = []
for title in ("before", "signed", "untouched"):
    rules = {failure.rule_id for failure in page.validate_pdf(f"{title}.pdf", profile="3b").failures}
    xmp = pypdf.PdfReader(f"{title}.pdf").trailer["/Root"]["/Metadata"].get_data().decode()
    namespace = re.search(r"<pdfaSchema:namespaceURI[^>]*>", xmp)[0]
    seen.append(f"{title}: {sum('XMP-' in rule for rule in rules)} rules on metadata broken, {namespace}")
print("\n".join(seen))
sys.exit(seen != EXPECTED)
PYTHON
venv/bin/python try.py

"""Files as people and attackers send them, all made here."""

import io
import struct
import zipfile
import zlib

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

OOXML = "application/vnd.openxmlformats-officedocument."
MAIN = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml.presentation"}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GPS_IFD, ORIENTATION, DESCRIPTION, MAKE = 0x8825, 0x0112, 0x010E, 0x010F


def picture(kind="JPEG", size=(60, 40), mode="RGB", colour=(10, 120, 200), **saving):
    stream = io.BytesIO()
    Image.new(mode, size, colour).save(stream, kind, **saving)
    return stream.getvalue()


def photograph(kind="JPEG", *, size=(60, 40), orientation=6):
    """As a phone writes it: turned, with the place, the phone and a comment in EXIF and XMP."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE], exif[DESCRIPTION] = orientation, "PhoneMaker", "Secret meeting"
    degrees = (IFDRational(54), IFDRational(46), IFDRational(30))
    exif[GPS_IFD] = {1: "N", 2: degrees, 3: "E", 4: degrees}
    more = {"comment": b"a comment"} if kind == "JPEG" else {}
    return picture(kind, size, exif=exif, xmp=b"<x:xmpmeta>XmpPlace</x:xmpmeta>", **more)


def png_bomb(width=30_000, height=30_000):
    """A few kilobytes that say they are 900 million points."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\x00" * 200_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def archive(parts, *, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name, content) in that order; a ready `ZipInfo` may stand for a name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return stream.getvalue()


def types(kind="docx", extra=""):
    main = f'<Override PartName="/main.xml" ContentType="{OOXML}{MAIN[kind]}.main+xml"/>'
    return f'<?xml version="1.0"?><Types>{main}{extra}</Types>'


def office(kind="docx", *parts, extra=""):
    """A document of Office with further parts."""
    return archive([("[Content_Types].xml", types(kind, extra)), ("main.xml", "<document/>"), *parts])


def open_document(kind="text", *parts):
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive([("mimetype", mimetype), ("content.xml", "<office:document/>"), *parts])


def relations(kind, target, mode="External"):
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<?xml version="1.0"?><Relationships>{relation}</Relationships>'


def pdf(end=b"%%EOF\n"):
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n" + end

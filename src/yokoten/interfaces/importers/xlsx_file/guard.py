"""A workbook is a zip archive: its size is bounded before anything is unpacked into memory."""

import io
import struct
import zipfile
import zlib

from yokoten.interfaces.importers import bounds
from yokoten.interfaces.importers.refusal import TableUnreadable

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_CHUNK = 1 << 20
_STORED, _DEFLATED = 0, 8


def check(content: bytes, filename: str) -> None:
    """Refuse what is encrypted, cut off, no workbook, or unpacks beyond the bounds (a bomb)."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise TableUnreadable("password_protected", filename=filename)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as fault:
        raise TableUnreadable("workbook_cut_off", filename=filename) from fault
    _check_entries(entries, filename)
    unpacked = 0
    for entry in entries:
        unpacked += _unpacked_size(content, entry, filename)
        if unpacked > bounds.MAX_UNPACKED_BYTES:
            _refuse_bomb(filename, unpacked)


def _check_entries(entries: list[zipfile.ZipInfo], filename: str) -> None:
    names = {entry.filename for entry in entries}
    if len(entries) > bounds.MAX_ENTRIES:
        raise TableUnreadable("workbook_too_many_parts", filename=filename, parts=len(entries))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise TableUnreadable("password_protected", filename=filename)
    declared = sum(entry.file_size for entry in entries)
    if declared > bounds.MAX_UNPACKED_BYTES:
        _refuse_bomb(filename, declared)
    for entry in entries:
        large = entry.file_size > bounds.RATIO_COUNTS_FROM_BYTES
        if large and entry.file_size > bounds.MAX_RATIO * max(entry.compress_size, 1):
            _refuse_bomb(filename, entry.file_size)
    if not names.intersection(_WORKBOOKS):
        raise TableUnreadable("archive_not_table", filename=filename)


def _unpacked_size(content: bytes, entry: zipfile.ZipInfo, filename: str) -> int:
    """The true size of an entry, counted by unpacking piece by piece; a declared size may lie."""
    if entry.compress_type not in (_STORED, _DEFLATED):
        raise TableUnreadable("workbook_cut_off", filename=filename)
    start = entry.header_offset
    if content[start : start + 4] != b"PK\x03\x04" or start + 30 > len(content):
        raise TableUnreadable("workbook_cut_off", filename=filename)
    name_length, extra_length = struct.unpack("<HH", content[start + 26 : start + 30])
    start += 30 + name_length + extra_length
    packed = memoryview(content)[start : start + entry.compress_size]
    if entry.compress_type == _STORED:
        return len(packed)
    return _inflate(packed, entry, filename)


def _inflate(packed: memoryview, entry: zipfile.ZipInfo, filename: str) -> int:
    size, checksum = 0, 0
    machine = zlib.decompressobj(-15)
    try:
        for start in range(0, len(packed), _CHUNK):
            piece = bytes(packed[start : start + _CHUNK])
            while piece:
                out = machine.decompress(piece, 16 * _CHUNK)
                size += len(out)
                checksum = zlib.crc32(out, checksum)
                if size > entry.file_size:
                    _refuse_bomb(filename, size)
                piece = machine.unconsumed_tail
        out = machine.flush()
    except zlib.error as fault:
        raise TableUnreadable("workbook_cut_off", filename=filename) from fault
    if size + len(out) != entry.file_size or zlib.crc32(out, checksum) != entry.CRC:
        raise TableUnreadable("workbook_cut_off", filename=filename)
    return size + len(out)


def _refuse_bomb(filename: str, size: int) -> None:
    raise TableUnreadable("workbook_bomb", filename=filename, megabytes=size // 2**20)

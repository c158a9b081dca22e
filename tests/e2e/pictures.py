# SPDX-License-Identifier: Apache-2.0
"""Small pictures in each format, made of nothing but the standard library."""

import base64
import struct
import zlib


def jpeg():
    """8 by 8, one grey: a single Huffman code says that nothing differs."""
    one_code = b"\x01" + bytes(15) + b"\x00"
    return (b"\xff\xd8" + b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
            + b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
            + b"\xff\xc4\x00\x14\x00" + one_code + b"\xff\xc4\x00\x14\x10" + one_code
            + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x3f" + b"\xff\xd9")


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width=16, height=16, said=None):
    """`said`: the size in its head, where that is a lie."""
    rows = b"".join(b"\x00" + bytes([40, 90, 200]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", *(said or (width, height)), 8, 2, 0, 0, 0)
    text = _chunk(b"tEXt", b"Comment\x00GPS 30.8N 104.0E")
    return (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + text
            + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b""))


def webp():
    """1 by 1."""
    return base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")

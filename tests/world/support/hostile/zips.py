"""Zip archives whose local headers, central directory and end record may disagree."""
import struct
import zlib

from parts import deflate


class Zip:
    def __init__(self):
        self.data = b""
        self.central = b""
        self.count = 0

    def add(self, name, content, method=8, flags=0, crc=None, packed_size=None, size=None, local_name=None, listed=True,
            local=True, offset=None, descriptor=False, packed=None, extra=b"", comment=b"", central_name=None,
            central_method=None):
        """`listed`: in the central directory; `local`: with a local header and data; the other fields lie if given."""
        if packed is None:
            packed = deflate(content) if method == 8 else content
        crc = zlib.crc32(content) if crc is None else crc
        packed_size = len(packed) if packed_size is None else packed_size
        size = len(content) if size is None else size
        at = len(self.data) if offset is None else offset
        local_name = name if local_name is None else local_name
        flags |= 8 if descriptor else 0
        numbers = (0, 0, 0) if descriptor else (crc, packed_size, size)
        if local:
            self.data += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, method, 0, 33, *numbers, len(local_name), len(extra))
            self.data += local_name + extra + packed
            if descriptor:
                self.data += struct.pack("<IIII", 0x08074B50, crc, packed_size, size)
        if listed:
            name = name if central_name is None else central_name
            method = method if central_method is None else central_method
            self.central += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, flags, method, 0, 33, crc, packed_size,
                                        size, len(name), len(extra), len(comment), 0, 0, 0, at) + name + extra + comment
            self.count += 1
        return self

    def raw(self, data):
        """Bytes between entries."""
        self.data += data
        return self

    def close(self, prefix=b"", base=0, comment=b"", tail=b"", zip64=False, count=None, central_size=None, gap=b"",
              offset=None):
        """`base`: what the prefix adds to the written offset of the directory."""
        count = self.count if count is None else count
        start = (len(self.data) + len(gap) + base) if offset is None else offset
        size = len(self.central) if central_size is None else central_size
        out = prefix + self.data + gap + self.central
        if zip64:
            at = len(out)
            out += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, start)
            out += struct.pack("<IIQI", 0x07064B50, 0, at, 1)
            count, size, start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
        out += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count & 0xFFFF, count & 0xFFFF, size, start, len(comment))
        return out + comment + tail

"""Builds leaks, tar blocks, gzip members and other containers byte by byte: every field can lie."""
import base64
import json
import struct
import zlib

BLOCK = 512
END = bytes(2 * BLOCK)
LINE = b"-----%s PRIVATE KEY-----"
WORDS = "account batch cache driver engine filter graph handler index journal kernel ledger mapper node order parser".split()


def private_key(rng):
    """A random Ed25519 key as PEM (RFC 8410): 119 bytes."""
    der = bytes.fromhex("302e020100300506032b657004220420") + rng.randbytes(32)
    return b"\n".join((LINE % b"BEGIN", base64.b64encode(der), LINE % b"END", b""))


def source_text(rng, name):
    lines = [f"import {{ {rng.choice(WORDS)} }} from './{rng.choice(WORDS)}';"]
    for _ in range(12):
        a, b, c = (rng.choice(WORDS) for _ in range(3))
        lines.append(f"export function {a}{rng.randrange(10**6)}({b}, {c}) {{ return {b}.{c} + {rng.randrange(10**6)}; }}")
    return "\n".join(lines) + f"\n// {name}\n"


def source_map(rng, count=25):
    """A map with so many source texts that lie nowhere else."""
    names = [f"../src/{rng.choice(WORDS)}-{rng.randrange(10**6)}.ts" for _ in range(count)]
    texts = [source_text(rng, name) for name in names]
    found = {"version": 3, "file": "cli.js", "sources": names, "sourcesContent": texts, "names": [], "mappings": "AAAA"}
    return json.dumps(found).encode()


def padded(data):
    return data + bytes(-len(data) % BLOCK)


def octal(value, digits):
    return b"%0*o\0" % (digits, value)


def put(block, at, data):
    block[at:at + len(data)] = data


def header(name=b"package/a.js", size=0, kind=b"0", link=b"", mode=0o644, uid=0, magic=b"ustar\x0000", prefix=b"",
           uname=b"", raw=(), checksum=None):
    """`size` may be the bytes of the field; `raw` is a list of (offset, bytes) set before the checksum."""
    block = bytearray(BLOCK)
    put(block, 0, name[:100])
    put(block, 100, octal(mode, 7))
    put(block, 108, octal(uid, 7))
    put(block, 116, octal(0, 7))
    put(block, 124, size if isinstance(size, bytes) else octal(size, 11))
    put(block, 136, octal(499162500, 11))
    put(block, 156, kind)
    put(block, 157, link[:100])
    put(block, 257, magic)
    put(block, 265, uname)
    put(block, 345, prefix)
    for at, data in raw:
        put(block, at, data)
    put(block, 148, b"        ")
    put(block, 148, b"%06o\0 " % sum(block) if checksum is None else checksum)
    return bytes(block)


def member(data=b"", name=b"package/a.js", **fields):
    fields.setdefault("size", len(data))
    return header(name, **fields) + padded(data)


def record(key, value):
    rest = b" " + key + b"=" + value + b"\n"
    length = len(rest) + 1
    while len(str(length)) + len(rest) != length:
        length = len(str(length)) + len(rest)
    return str(length).encode() + rest


def pax(records, kind=b"x", **fields):
    body = b"".join(record(key, value) for key, value in records)
    return member(body, b"PaxHeader/a.js", kind=kind, **fields)


def gnu_long(text, kind=b"L"):
    return member(text + b"\0", b"././@LongLink", kind=kind)


def deflate(data, level=6):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def gz(data, flags=0, fields=b"", crc=None, size=None, level=6):
    head = struct.pack("<BBBBIBB", 0x1F, 0x8B, 8, flags, 0, 0, 3)
    crc = zlib.crc32(data) if crc is None else crc
    size = len(data) if size is None else size
    return head + fields + deflate(data, level) + struct.pack("<II", crc & 0xFFFFFFFF, size & 0xFFFFFFFF)


def zstd_raw(data):
    """One frame of raw blocks (RFC 8878), a window of 128 KiB, no checksum."""
    out = bytes.fromhex("28b52ffd") + bytes([0x00, 0x38])
    pieces = [data[at:at + 65536] for at in range(0, len(data), 65536)] or [b""]
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        out += struct.pack("<I", (len(piece) << 3) | int(last))[:3] + piece
    return out


def brotli_raw(data):
    """Uncompressed meta-blocks (RFC 7932): window bits 16, then blocks of at most 64 KiB, then an empty last block."""
    bits, count, out = 0, 0, bytearray()

    def write(value, width):
        nonlocal bits, count
        bits |= value << count
        count += width
        while count >= 8:
            out.append(bits & 255)
            bits, count = bits >> 8, count - 8

    write(0, 1)
    for at in range(0, len(data), 65536):
        piece = data[at:at + 65536]
        write(0, 1)
        write(0, 2)
        write(len(piece) - 1, 16)
        write(1, 1)
        if count:
            write(0, 8 - count)
        out += piece
    write(3, 2)
    if count:
        write(0, 8 - count)
    return bytes(out)


def asar(files, extra=b""):
    body, entries = b"", {}
    for name, data in files:
        entries[name] = {"size": len(data), "offset": str(len(body))}
        body += data
    directory = json.dumps({"files": entries}).encode()
    aligned = directory + bytes(-len(directory) % 4)
    return struct.pack("<IIII", 4, len(aligned) + 8, len(aligned) + 4, len(directory)) + aligned + body + extra


def utf16(data, big=False):
    return (b"\xfe\xff" if big else b"\xff\xfe") + data.decode().encode("utf-16-be" if big else "utf-16-le")


def leb(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def wasm(sections, tail=b""):
    """Custom sections of that name and content."""
    out = b"\0asm\x01\0\0\0"
    for name, data in sections:
        body = leb(len(name)) + name + data
        out += b"\0" + leb(len(body)) + body
    return out + tail

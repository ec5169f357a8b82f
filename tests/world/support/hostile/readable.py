"""Tells which of the tarballs in a folder still hold the whole leak, in whatever way their bytes are read; as JSON.

usage: readable.py <folder>
"""
import io
import json
import os
import re
import struct
import sys
import tarfile
import zlib

KEY = re.compile(rb"-----BEGIN PRIVATE KEY-----\s[A-Za-z0-9+/=]{64}\s-----END PRIVATE KEY-----")
TEXTS = re.compile(rb'"sourcesContent"\s*:\s*\[')
LINE = re.compile(rb"export function [a-z]+\d+\([a-z]+, [a-z]+\) \{ return [a-z]+\.[a-z]+ \+ \d+; \}")
LEAST = 40
DEEPEST = 4


def holds_leak(data):
    texts = TEXTS.search(data)
    return bool(KEY.search(data)) or (texts and len(LINE.findall(data[texts.end():texts.end() + 4000])) >= 12)


def inflated(data, window):
    """As far as the stream is intact."""
    decoder, out = zlib.decompressobj(window), b""
    try:
        for at in range(0, len(data), 64):
            out += decoder.decompress(data[at:at + 64])
            if decoder.eof:
                break
    except zlib.error:
        pass
    return out


def streams(data):
    """What inflates from any place where compressed data can begin."""
    for found in re.finditer(rb"\x1f\x8b\x08", data):
        yield inflated(data[found.start():], 31)
    for found in re.finditer(rb"PK\x03\x04", data):
        header = data[found.start():found.start() + 30]
        if len(header) == 30:
            name, extra = struct.unpack("<HH", header[26:])
            yield inflated(data[found.start() + 30 + name + extra:], -15)
    for at in range(0, len(data), 512):
        behind_header = at == 0 or data[at - 255:at - 250] == b"ustar"
        if behind_header and len(data) > at + 2 and data[at] & 15 == 8 and (data[at] * 256 + data[at + 1]) % 31 == 0:
            yield inflated(data[at:], 15)


def bodies(data):
    try:
        with tarfile.open(fileobj=io.BytesIO(data), ignore_zeros=True) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content:
                    yield content.read()
    except Exception:
        # What tarfile cannot read it does not extract.
        return


def readable(data, depth=0):
    if holds_leak(data) or any(holds_leak(body) for body in bodies(data)):
        return True
    if depth == DEEPEST:
        return False
    return any(readable(stream, depth + 1) for stream in set(streams(data)) if len(stream) >= LEAST)


def main(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            if readable(file.read()):
                found.append(name)
    print(json.dumps(found))


main(*sys.argv[1:])

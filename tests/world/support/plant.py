"""Hides the source maps of a real package in the forms that scanners by file name miss; prints what is in it afterwards.

Of the maps that have a script beside them (those with content first) one becomes a base64 data: URL at the end of its
script, one a percent-encoded one, one a data: URL in mid-file, one an index map of two sections, one gets another name.

usage: plant.py <in.tgz> <out.tgz> <seed>
"""
import base64
import gzip
import io
import json
import random
import re
import sys
import tarfile
import urllib.parse

from count import parse, totals

COMMENT = re.compile(rb"\n?//# sourceMappingURL=[^\n]*\n?")


def read(tarball):
    """[member, bytes] of every regular file, in order."""
    with tarfile.open(tarball) as tar:
        return [[member, tar.extractfile(member).read()] for member in tar if member.isfile()]


def write(tarball, files):
    with open(tarball, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        with tarfile.open(fileobj=packed, mode="w") as tar:
            for member, data in files:
                member.size = len(data)
                tar.addfile(member, io.BytesIO(data))


def comment(url):
    return b"//# sourceMappingURL=" + url + b"\n"


def base64_url(data):
    return b"data:application/json;charset=utf-8;base64," + base64.b64encode(data)


def percent_url(data):
    return b"data:application/json," + urllib.parse.quote_from_bytes(data, safe="").encode()


def at_end(script, line):
    return COMMENT.sub(b"\n", script).rstrip(b"\n") + b"\n" + line


def in_middle(script, line):
    rest = COMMENT.sub(b"\n", script)
    cut = rest.find(b"\n", len(rest) // 2) + 1
    return rest[:cut] + line + rest[cut:]


def index_map(found):
    """The same sources, half of them in each of two sections."""
    half = len(found["sources"]) // 2
    parts = []
    for part in (slice(0, half), slice(half, None)):
        section = {"version": 3, "sources": found["sources"][part], "names": [], "mappings": ""}
        if "sourcesContent" in found:
            section["sourcesContent"] = found["sourcesContent"][part]
        parts.append(section)
    sections = [{"offset": {"line": line, "column": 0}, "map": part} for line, part in enumerate(parts)]
    return json.dumps({"version": 3, "sections": sections}).encode()


def plant(files, seed):
    """Changes `files` in place; returns the names of the forms that were planted."""
    by_name = {file[0].name: file for file in files}
    found = {file[0].name: parse(file[1]) for file in files if file[0].name.endswith(".js.map")}
    usable = [name for name, value in sorted(found.items()) if value and "sections" not in value and name[:-4] in by_name]
    random.Random(seed).shuffle(usable)
    usable.sort(key=lambda name: not any(found[name].get("sourcesContent") or []))

    inlined = [(base64_url, at_end), (percent_url, at_end), (base64_url, in_middle)]
    for name, (encode, insert) in zip(usable, inlined):
        script = by_name[name[:-4]]
        script[1] = insert(script[1], comment(encode(by_name[name][1])))
        files.remove(by_name[name])
    for name in usable[3:4]:
        by_name[name][1] = index_map(found[name])
    for name in usable[4:5]:
        by_name[name][0].name = name[:-4] + ".bin"
    return ["base64", "percent", "mid-file", "index", "renamed"][: len(usable)]


def main(source, target, seed):
    files = read(source)
    before = [value for _, data in files if (value := parse(data)) is not None]
    forms = plant(files, int(seed))
    write(target, files)
    print(json.dumps({**totals(before), "forms": forms}))


if __name__ == "__main__":
    main(*sys.argv[1:])

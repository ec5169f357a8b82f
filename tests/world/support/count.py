"""Counts what the source maps of a tarball give away, with json.loads and tarfile; shares no code with the product.

usage: count.py <file.tgz>
"""
import base64
import json
import re
import sys
import tarfile
import urllib.parse

DATA_URL = re.compile(rb"sourceMappingURL=data:([^,\s]{0,200}),([^\s\"'`]+)")
THIRD_PARTY = re.compile(r"(^|/)node_modules/")


def parse(data):
    """The map object in `data`, or None. A BOM and the line that guards against script inclusion are skipped."""
    text = data.removeprefix(b"\xef\xbb\xbf")
    if text.startswith(b")]}"):
        text = text.partition(b"\n")[2]
    try:
        value = json.loads(text)
    except ValueError:
        return None
    if not isinstance(value, dict):
        return None
    members = [key in value for key in ("sources", "sourcesContent")]
    # Without positions only texts with names are worth anything.
    flat = any(members) if isinstance(value.get("mappings"), str) else "mappings" not in value and all(members)
    return value if flat or isinstance(value.get("sections"), list) else None


def inline(data):
    """Map objects in data: URLs."""
    for header, body in DATA_URL.findall(data):
        coded = header.lower().endswith(b";base64")
        found = parse(base64.b64decode(body) if coded else urllib.parse.unquote_to_bytes(body))
        if found is not None:
            yield found


def maps(tarball):
    """(path, map) for every map of the tarball."""
    with tarfile.open(tarball) as tar:
        for member in tar:
            if not member.isfile():
                continue
            data = tar.extractfile(member).read()
            whole = parse(data)
            for found in [whole] if whole is not None else inline(data):
                yield member.name, found


def flat_maps(found):
    """The map itself, or the maps of its sections."""
    if "sections" not in found:
        yield found
        return
    for section in found["sections"]:
        if isinstance(section.get("map"), dict):
            yield from flat_maps(section["map"])


def utf8_length(text):
    """Lone surrogates count three bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def listed(value):
    """Damaged maps have something else in place of a list."""
    return value if isinstance(value, list) else []


def totals(found):
    """Sums over map objects. First-party: no node_modules/ segment and not in the ignore list."""
    sums = dict.fromkeys(("maps", "sources", "sourcesWithContent", "contentBytes", "firstParty", "firstPartyBytes"), 0)
    for top in found:
        sums["maps"] += 1
        for flat in flat_maps(top):
            sources = listed(flat.get("sources"))
            contents = flat.get("sourcesContent")
            # A text in place of the list of texts can be read by anybody all the same.
            contents = [contents] if isinstance(contents, str) else listed(contents)
            ignored = set(listed(flat.get("ignoreList") or flat.get("x_google_ignoreList")))
            sums["sources"] += len(sources)
            for index, text in enumerate(contents):
                if not isinstance(text, str) or text == "":
                    continue
                size = utf8_length(text)
                name = sources[index] if index < len(sources) else None
                sums["sourcesWithContent"] += 1
                sums["contentBytes"] += size
                if index not in ignored and not THIRD_PARTY.search(name or ""):
                    sums["firstParty"] += 1
                    sums["firstPartyBytes"] += size
    return sums


if __name__ == "__main__":
    print(json.dumps(totals(found for _, found in maps(sys.argv[1]))))

"""Makes the leak of a closed command-line tool: a 12 MB bundle and its 60 MB map with 4,700 source texts.

The texts are slices of real packages, so that words, escapes and compression are those of real code. Equal arguments
give equal bytes.

usage: synthetic.py <out.tgz> <seed> <text.tgz>...
"""
import gzip
import io
import json
import random
import re
import sys
import tarfile

BUNDLE_BYTES = 12_000_000
CONTENT_BYTES = 47_000_000
SOURCES = 4_700
FIRST_PARTY = 1_900
SEGMENTS = 1_800_000
TEXT = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
FOLDERS = ["agent", "auth", "billing", "cache", "commands", "config", "files", "net", "query", "render", "shell", "tools"]
WORDS = ["client", "engine", "events", "flags", "index", "loader", "parser", "queue", "router", "session", "state", "view"]
PACKAGES = ["@acme/ui", "color-kit", "date-parts", "deep-merge", "fast-queue", "glob-lite", "left-right", "tiny-http"]
LINK = re.compile(r"//# sourceMappingURL=.*")
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def texts(tarballs):
    """Source files of the packages, as lists of lines."""
    for tarball in tarballs:
        with tarfile.open(tarball) as tar:
            for member in sorted((m for m in tar if m.isfile() and m.name.endswith(TEXT)), key=lambda m: m.name):
                lines = tar.extractfile(member).read().decode("utf-8", "replace").splitlines(keepends=True)
                if max(map(len, lines), default=9999) < 2000:
                    yield lines


def cut(rng, pool, size):
    """About `size` characters of whole lines from one place of one file, or of several files."""
    parts = []
    while size > 0:
        lines = rng.choice(pool)
        start = rng.randrange(len(lines))
        for line in lines[start : start + 2000]:
            parts.append(line)
            size -= len(line)
            if size <= 0:
                break
    return "".join(parts)


def names(rng):
    """Distinct source names, the third-party ones first as a bundler in dependency order has them."""
    third = [f"../node_modules/{rng.choice(PACKAGES)}/dist/{rng.choice(WORDS)}{n}.js" for n in range(SOURCES - FIRST_PARTY)]
    own = [f"../src/{rng.choice(FOLDERS)}/{rng.choice(WORDS)}{n}.ts" for n in range(FIRST_PARTY)]
    return third + own


def vlq(value):
    value = -value << 1 | 1 if value < 0 else value << 1
    out = ""
    while value > 31:
        out += DIGITS[32 | value & 31]
        value >>= 5
    return out + DIGITS[value]


def mappings(rng, contents, generated_lines):
    """Segments of four fields; every position lies inside its source, and every line inside the bundle."""
    code = {value: vlq(value) for value in range(-5000, 5000)}
    per_source = SEGMENTS // len(contents)
    new_line_after = len(contents) // generated_lines + 1
    groups, group = [], []
    line = column = 0
    for index, text in enumerate(contents):
        last = text.count("\n")
        for step in range(per_source):
            next_line = min(last, step * last // per_source + 1) if step else 0
            next_column = rng.randrange(0, 40)
            moved = 1 if step == 0 and index > 0 else 0
            delta = next_line - line
            down = code[delta] if delta in code else vlq(delta)
            group.append(code[rng.randrange(1, 12)] + code[moved] + down + code[next_column - column])
            line, column = next_line, next_column
        if (index + 1) % new_line_after == 0:
            groups.append(",".join(group))
            group = []
    groups.append(",".join(group))
    return ";".join(groups)


def esbuild_json(sources, contents, mapped):
    """Keys in the order and the layout that esbuild writes."""
    quote = lambda values: ", ".join(json.dumps(value, ensure_ascii=False) for value in values)
    return (
        f'{{\n  "version": 3,\n  "sources": [{quote(sources)}],\n  "sourcesContent": [{quote(contents)}],\n'
        f'  "mappings": "{mapped}",\n  "names": []\n}}\n'
    )


def bundle(rng, pool):
    """Real code without indentation, most line ends and links to maps, as bundlers leave it, and the link to its own map."""
    code = (LINK.sub("", cut(rng, pool, 130_000)) for _ in range(BUNDLE_BYTES // 105_000))
    squeezed = [" ".join(text.split()) for text in code]
    return "#!/usr/bin/env node\n" + "\n".join(squeezed)[:BUNDLE_BYTES] + "\n//# sourceMappingURL=cli.js.map\n"


def pack(target, files):
    with open(target, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=6, mtime=0, filename="") as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for name, text in files.items():
                data = text.encode("utf-8")
                member = tarfile.TarInfo(f"package/{name}")
                member.size, member.mtime, member.mode = len(data), 499162500, 0o644
                tar.addfile(member, io.BytesIO(data))


def main(target, seed, *tarballs):
    rng = random.Random(int(seed))
    pool = [lines for lines in texts(tarballs) if lines]
    mean = CONTENT_BYTES / SOURCES
    contents = [cut(rng, pool, rng.gammavariate(0.8, mean / 0.8) + 200) for _ in range(SOURCES)]
    script = bundle(rng, pool)
    manifest = {
        "name": "@example/cli",
        "version": "1.0.0",
        "license": "SEE LICENSE IN README.md",
        "type": "module",
        "bin": {"example": "cli.js"},
    }
    files = {
        "package.json": json.dumps(manifest, indent=2) + "\n",
        "README.md": "# Example\n\nAll rights reserved.\n",
        "cli.js": script,
        "cli.js.map": esbuild_json(names(rng), contents, mappings(rng, contents, script.count("\n") - 2)),
    }
    pack(target, files)
    print(json.dumps({name: len(text.encode("utf-8")) for name, text in files.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])

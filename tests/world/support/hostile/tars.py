"""Odd and hostile tarballs, each with a leak somewhere in its public bytes. Every function returns the packed bytes."""
import json
import random
import struct

from parts import (BLOCK, END, brotli_raw, deflate, gnu_long, gz, header, member, padded, pax, record, zstd_raw)

MANIFEST = json.dumps({"name": "acme-tool", "version": "1.0.0", "license": "UNLICENSED", "private": False}).encode()
FIRST = member(MANIFEST, b"package/package.json") + member(b"module.exports = 1;\n", b"package/index.js")
NAME = b"package/dist/cli.js.map"
HARMLESS = b"package/README.md"

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def pack(*parts, end=END):
    return gz(FIRST + b"".join(parts) + end)


def table(prefix, rows):
    """One case per row, for those that differ in one argument only."""
    for name, make in rows.items():
        CASES[f"{prefix}_{name}"] = make


# Order, duplicates, ends.
table("order", {
    "twice_first": lambda leak, rng: pack(member(leak, NAME), member(b"{}", NAME)),
    "twice_last": lambda leak, rng: pack(member(b"{}", NAME), member(leak, NAME)),
    "normalised": lambda leak, rng: pack(member(leak, NAME), member(b"{}", b"package/./dist//cli.js.map")),
    "other_folder": lambda leak, rng: pack(member(leak, b"elsewhere/dist/cli.js.map"), member(b"{}", NAME)),
    "case_fold": lambda leak, rng: pack(member(leak, b"package/A.js"), member(b"1", b"package/a.js")),
    "two_manifests": lambda leak, rng: pack(member(MANIFEST, b"package/package.json"), member(leak, NAME)),
    "file_then_folder": lambda leak, rng: pack(member(leak, b"package/x"), member(b"1", b"package/x/y")),
    "folder_then_file": lambda leak, rng: pack(member(b"1", b"package/x/y"), member(leak, b"package/x")),
    "one_zero_block": lambda leak, rng: pack(bytes(BLOCK), member(leak, NAME)),
    "after_end": lambda leak, rng: pack(end=END + member(leak, NAME) + END),
    "far_after_end": lambda leak, rng: pack(end=END + bytes(BLOCK * 40) + member(leak, NAME)),
    "raw_after_end": lambda leak, rng: pack(end=END + leak),
    "no_end": lambda leak, rng: pack(member(leak, NAME), end=b""),
    "one_end_block": lambda leak, rng: pack(member(leak, NAME), end=bytes(BLOCK)),
    "unpadded": lambda leak, rng: gz(FIRST + header(NAME, len(leak)) + leak),
    "cut_body": lambda leak, rng: gz(FIRST + header(NAME, len(leak) + 9000) + leak),
    "garbage_block": lambda leak, rng: pack(padded(leak), member(b"1")),
    "only_end_behind": lambda leak, rng: gz(END) + gz(FIRST + member(leak, NAME) + END),
    "empty_then_leak": lambda leak, rng: gz(END + FIRST + member(leak, NAME) + END),
})

# Names.
table("name", {
    "no_folder": lambda leak, rng: pack(member(leak, b"cli.js.map")),
    "absolute": lambda leak, rng: pack(member(leak, b"/package/a.map")),
    "drive": lambda leak, rng: pack(member(leak, b"package/c:/a.map")),
    "climbing": lambda leak, rng: pack(member(leak, b"package/../../a.map")),
    "climbing_first": lambda leak, rng: pack(member(leak, b"../a.map")),
    "backslash": lambda leak, rng: pack(member(leak, b"package\\dist\\a.map")),
    "backslash_climbing": lambda leak, rng: pack(member(leak, b"package/..\\..\\a.map")),
    "pax_harmless": lambda leak, rng: pack(pax([(b"path", HARMLESS)]), member(leak, NAME)),
    "pax_harmful": lambda leak, rng: pack(pax([(b"path", NAME)]), member(leak, HARMLESS)),
    "gnu_harmless": lambda leak, rng: pack(gnu_long(HARMLESS), member(leak, NAME)),
    "gnu_old": lambda leak, rng: pack(gnu_long(HARMLESS, b"N"), member(leak, NAME)),
    "gnu_then_pax": lambda leak, rng: pack(gnu_long(b"package/a"), pax([(b"path", b"package/b")]), member(leak, NAME)),
    "several_gnu": lambda leak, rng: pack(gnu_long(b"package/a"), gnu_long(b"package/b"), member(leak, NAME)),
    "prefix": lambda leak, rng: pack(member(leak, b"a.map", prefix=b"package/dist")),
    "prefix_alone": lambda leak, rng: pack(member(leak, b"", prefix=b"package/dist")),
    "global_path": lambda leak, rng: pack(pax([(b"path", HARMLESS)], b"g"), member(leak, NAME)),
    "pax_newline": lambda leak, rng: pack(pax([(b"path", b"package/a\nb")]), member(leak, NAME)),
    "pax_nul": lambda leak, rng: pack(pax([(b"path", b"package/a\0b")]), member(leak, NAME)),
    "pax_bad_length": lambda leak, rng: pack(member(b"99 path=package/x\n", b"P", kind=b"x"), member(leak, NAME)),
    "pax_huge": lambda leak, rng: pack(pax([(b"path", b"package/" + b"d/" * 600_000)]), member(leak, NAME)),
    "pax_empty_path": lambda leak, rng: pack(pax([(b"path", b"")]), member(leak, NAME)),
    "pax_alone_at_end": lambda leak, rng: pack(member(leak, NAME), pax([(b"path", b"package/q")])),
    "empty": lambda leak, rng: pack(member(leak, b"")),
    "only_folder": lambda leak, rng: pack(member(leak, b"package")),
    "dot": lambda leak, rng: pack(member(leak, b"package/.")),
    "bad_utf8": lambda leak, rng: pack(member(leak, b"package/\xff\xfe.map"), member(b"{}", b"package/\xfe\xff.map")),
    "control": lambda leak, rng: pack(member(leak, b"package/\x1b[2K\rindex.js")),
    "newline": lambda leak, rng: pack(member(leak, b"package/a\nb.map")),
    "bidi": lambda leak, rng: pack(member(leak, "package/\u202egnp.map".encode())),
    "forged": lambda leak, rng: pack(member(leak, b"<tar headers>"), member(leak, b"package/<after end of archive>")),
    "gitignore": lambda leak, rng: pack(member(leak, b"package/.gitignore"), member(b"x", b"package/.npmignore")),
    "reserved": lambda leak, rng: pack(member(leak, b"package/aux.map")),
    "long_component": lambda leak, rng: pack(gnu_long(b"package/" + b"n" * 300), member(leak, NAME)),
    "deep": lambda leak, rng: pack(gnu_long(b"package/" + b"d/" * 1500 + b"a.map"), member(leak, NAME)),
    "very_long": lambda leak, rng: pack(gnu_long(b"package/" + b"x" * 500_000), member(leak, NAME)),
})

# Sizes and types.
table("size", {
    "pax_smaller": lambda leak, rng: pack(pax([(b"size", b"8")]), member(leak, NAME)),
    "pax_zero": lambda leak, rng: pack(pax([(b"size", b"0")]), member(leak, NAME)),
    "pax_larger": lambda leak, rng: pack(pax([(b"size", b"%d" % (len(leak) + 3 * BLOCK))]), member(leak, NAME)),
    "pax_fraction": lambda leak, rng: pack(pax([(b"size", b"%d.5" % len(leak))]), member(leak, NAME)),
    "pax_infinite": lambda leak, rng: pack(pax([(b"size", b"Infinity")]), member(leak, NAME)),
    "pax_negative": lambda leak, rng: pack(pax([(b"size", b"-8")]), member(leak, NAME)),
    "pax_hex": lambda leak, rng: pack(pax([(b"size", b"0x10")]), member(leak, NAME)),
    "global": lambda leak, rng: pack(pax([(b"size", b"8")], b"g"), member(leak, NAME)),
    "before_long_name": lambda leak, rng: pack(pax([(b"size", b"512")]), gnu_long(b"package/q"), member(leak, NAME)),
    "zero_before_long_name": lambda leak, rng: pack(pax([(b"size", b"0")]), gnu_long(b"package/q"), member(leak, NAME)),
    "folder": lambda leak, rng: pack(member(leak, b"package/dist/", kind=b"5")),
    "folder_by_slash": lambda leak, rng: pack(member(member(leak, NAME), b"package/dist/")),
    "folder_with_entries": lambda leak, rng: pack(member(member(leak, NAME), b"package/dist/", kind=b"5")),
    "base256": lambda leak, rng: pack(member(leak, NAME, size=b"\x80" + len(leak).to_bytes(11, "big"))),
    "base256_huge": lambda leak, rng: pack(member(leak, NAME, size=b"\x80" + b"\x7f" * 11)),
    "base256_negative": lambda leak, rng: pack(member(leak, NAME, size=b"\xff" * 12)),
    "base256_broken": lambda leak, rng: pack(member(leak, NAME, size=b"\x90" + bytes(11))),
    "no_octal": lambda leak, rng: pack(member(leak, NAME, size=b"zzzzzzzzzzz\0")),
    "minus": lambda leak, rng: pack(member(leak, NAME, size=b"-0000000100\0")),
    "blank": lambda leak, rng: pack(member(leak, NAME, size=b" " * 12)),
    "octal_then_text": lambda leak, rng: pack(member(leak, NAME, size=b"%o x\0" % len(leak))),
    "largest_octal": lambda leak, rng: pack(member(leak, NAME, size=b"777777777777")),
})
table("type", {name: lambda leak, rng, kind=kind: pack(member(leak, NAME, kind=kind, link=b"x" if kind in b"12" else b""))
               for name, kind in {"nul": b"\0", "contiguous": b"7", "hard_link": b"1", "symlink": b"2", "character": b"3",
                                  "block": b"4", "pipe": b"6", "A": b"A", "D": b"D", "I": b"I", "S": b"S", "M": b"M",
                                  "V": b"V", "X": b"X", "digit": b"9", "letter": b"q", "blank": b" ", "high": b"\xf0",
                                  "long_name": b"L", "long_link": b"K", "pax": b"x", "global": b"g", "folder": b"5"}.items()})
table("type", {
    "link_entries": lambda leak, rng: pack(member(member(leak, NAME), b"package/l", kind=b"1", link=b"package/index.js")),
    "file_with_target": lambda leak, rng: pack(member(leak, NAME, link=b"elsewhere")),
    "file_with_pax_target": lambda leak, rng: pack(pax([(b"linkpath", b"elsewhere")]), member(leak, NAME)),
    "link_without_target": lambda leak, rng: pack(member(leak, NAME, kind=b"2")),
    "through_link": lambda leak, rng: pack(member(b"", b"package/d", kind=b"2", link=b"/etc"), member(leak, b"package/d/a.map")),
    "sparse_pax": lambda leak, rng: pack(pax([(b"GNU.sparse.major", b"1"), (b"GNU.sparse.name", HARMLESS)]), member(leak, NAME)),
    "sparse_old": lambda leak, rng: pack(member(leak, NAME, kind=b"S", magic=b"ustar  \0", raw=[(386, b"00000000000\0" * 2), (483, b"%011o\0" % len(leak))])),
    "pax_type": lambda leak, rng: pack(pax([(b"type", b"Directory")]), member(leak, NAME)),
    "v7": lambda leak, rng: pack(member(leak, NAME, magic=b"\0" * 8, uname=b"")),
    "gnu_magic": lambda leak, rng: pack(member(leak, NAME, magic=b"ustar  \0")),
    "bad_magic": lambda leak, rng: pack(member(leak, NAME, magic=b"USTAR\x0099")),
})
table("sum", {
    "wrong": lambda leak, rng: pack(member(leak, NAME, checksum=b"000001\0 ")),
    "blank": lambda leak, rng: pack(member(leak, NAME, checksum=b"        ")),
    "signed": lambda leak, rng: pack(member(leak, NAME, raw=[(345, b"\xc3\xa9")])),
    "text": lambda leak, rng: pack(member(leak, NAME, checksum=b"checksum")),
    "wrong_first": lambda leak, rng: gz(member(MANIFEST, b"package/package.json", checksum=b"0") + FIRST + member(leak, NAME) + END),
})


# Public bytes outside of bodies.
def slack(at):
    """Bytes behind the NUL of the field at that offset; a key that does not fit runs over into what follows."""
    def make(leak, rng):
        block = bytearray(header(b"package/a.js", 0))
        block[at:at + len(leak)] = leak
        block[148:156] = b"        "
        block[148:156] = b"%06o\0 " % sum(block)
        return pack(bytes(block))
    return make


META = {
    "meta_prefix": slack(350),
    "meta_pax_comment": lambda leak, rng: pack(pax([(b"comment", leak)]), member(b"1")),
    "meta_pax_vendor": lambda leak, rng: pack(pax([(b"ACME.note", leak)]), member(b"1")),
    "meta_pax_global": lambda leak, rng: pack(pax([(b"comment", leak)], b"g"), member(b"1")),
    "meta_pax_over_1mib": lambda leak, rng: pack(pax([(b"comment", b"c" * 1_100_000 + b"\n" + leak)]), member(b"1")),
    "meta_pax_packed": lambda leak, rng: pack(pax([(b"comment", gz(leak))]), member(b"1")),
    "meta_pax_uname": lambda leak, rng: pack(pax([(b"uname", leak)]), member(b"1")),
    "meta_pax_behind": lambda leak, rng: pack(member(record(b"path", b"package/q") + leak, b"P", kind=b"x"), member(b"1")),
    "meta_long_name": lambda leak, rng: pack(gnu_long(b"package/a\0" + leak), member(b"1")),
    "meta_long_link": lambda leak, rng: pack(gnu_long(leak, b"K"), member(b"", b"package/l", kind=b"2", link=b"x")),
    "meta_padding": lambda leak, rng: pack(header(NAME, 5) + (b"12345" + leak).ljust(BLOCK, b"\0")),
    "meta_end_block": lambda leak, rng: pack(end=bytes(BLOCK) + bytes(200) + leak.ljust(312, b"\0") + END),
    "meta_second_end": lambda leak, rng: pack(end=END + bytes(200) + leak.ljust(312, b"\0")),
    "meta_partial_block": lambda leak, rng: pack(end=END + leak),
    "meta_gzip_name": lambda leak, rng: gz(FIRST + END, 8, leak + b"\0"),
    "meta_gzip_comment": lambda leak, rng: gz(FIRST + END, 16, leak + b"\0"),
    "meta_gzip_extra": lambda leak, rng: gz(FIRST + END, 4, struct.pack("<H", len(leak)) + leak),
    "meta_gzip_packed": lambda leak, rng: gz(FIRST + END, 4, struct.pack("<H", len(gz(leak))) + gz(leak)),
    "meta_gzip_second_name": lambda leak, rng: gz(FIRST) + gz(END, 8, leak + b"\0"),
    "meta_gzip_tail": lambda leak, rng: gz(FIRST + END) + leak,
    "meta_gzip_zero_tail": lambda leak, rng: gz(FIRST + END) + b"\0" + leak,
}
CASES.update(META)


# Compression.
def whole(leak):
    return FIRST + member(leak, NAME) + END


table("gzip", {
    "members": lambda leak, rng: b"".join(gz(whole(leak)[at:at + 700]) for at in range(0, len(whole(leak)), 700)),
    "empty_members": lambda leak, rng: gz(b"") * 3 + gz(whole(leak)) + gz(b"") * 2,
    "behind_end": lambda leak, rng: gz(FIRST + END) + gz(member(leak, NAME) + END),
    "behind_zero": lambda leak, rng: gz(FIRST + END) + b"\0" + gz(member(leak, NAME) + END),
    "behind_zeros": lambda leak, rng: gz(FIRST + END) + bytes(5000) + gz(member(leak, NAME) + END),
    "behind_garbage": lambda leak, rng: gz(FIRST + END) + b"garbage" + gz(member(leak, NAME) + END),
    "zstd_behind": lambda leak, rng: gz(FIRST + END) + zstd_raw(member(leak, NAME) + END),
    "plain_behind": lambda leak, rng: gz(FIRST + END) + member(leak, NAME) + END,
    "wrong_crc": lambda leak, rng: gz(whole(leak), crc=1),
    "wrong_size": lambda leak, rng: gz(whole(leak), size=1),
    "wrong_crc_first": lambda leak, rng: gz(FIRST, crc=1) + gz(member(leak, NAME) + END),
    "bad_flags": lambda leak, rng: gz(whole(leak), flags=0xE0),
    "bad_method": lambda leak, rng: bytes([0x1F, 0x8B, 7]) + gz(whole(leak))[3:],
    "header_sum": lambda leak, rng: gz(whole(leak), 2, b"\0\0"),
    "fields_cut": lambda leak, rng: gz(whole(leak), 8),
    "stored": lambda leak, rng: gz(whole(leak), level=0),
    "twice": lambda leak, rng: gz(gz(whole(leak))),
    "behind_deflate": lambda leak, rng: gz(FIRST + END)[:-8] + deflate(whole(leak)) + bytes(8),
    "damaged": lambda leak, rng: damaged(gz(whole(leak)), rng),
})


def damaged(data, rng):
    copy = bytearray(data)
    at = rng.randrange(len(copy) // 2, len(copy) - 8)
    copy[at] ^= 0xFF
    return bytes(copy)


def cut_at(share):
    return lambda leak, rng: gz(whole(leak))[:int(len(gz(whole(leak))) * share)]


table("cut", {f"{percent}": cut_at(percent / 100) for percent in (1, 5, 20, 40, 60, 80, 90, 99)})
table("cut", {f"last_{count}": lambda leak, rng, count=count: gz(whole(leak))[:-count] for count in (1, 4, 7, 8, 9, 12)})
table("tar_cut", {f"{percent}": lambda leak, rng, percent=percent: gz(whole(leak)[:len(whole(leak)) * percent // 100])
                  for percent in (40, 60, 80, 95)})
table("other", {
    "plain": lambda leak, rng: whole(leak),
    "zstd": lambda leak, rng: zstd_raw(whole(leak)),
    "brotli": lambda leak, rng: brotli_raw(whole(leak)),
    "zlib": lambda leak, rng: __import__("zlib").compress(whole(leak)),
    "deflate": lambda leak, rng: deflate(whole(leak)),
    "leak_alone": lambda leak, rng: leak,
    "leak_in_gzip": lambda leak, rng: gz(leak),
})


# Scale.
def many(leak, rng):
    rows = [member(b"", b"package/f/%d.js" % index) for index in range(100_000)]
    rows.insert(rng.randrange(len(rows)), member(leak, NAME))
    return pack(*rows)


table("scale", {
    "entries": many,
    "bomb_before": lambda leak, rng: pack(member(bytes(60_000_000), b"package/zeros"), member(leak, NAME)),
    "bomb_behind": lambda leak, rng: pack(member(leak, NAME), member(bytes(60_000_000), b"package/zeros")),
    "bomb_after_end": lambda leak, rng: pack(member(leak, NAME), end=END + bytes(60_000_000)),
    "in_bomb": lambda leak, rng: pack(member(bytes(30_000_000) + leak + bytes(30_000_000), b"package/zeros")),
    "same_path": lambda leak, rng: pack(*[member(b"%d" % at) for at in range(20_000)], member(leak, NAME)),
    "garbage_blocks": lambda leak, rng: pack(*[(b"g" * 512 + member(b"1", b"package/%d" % at)) for at in range(5000)], member(leak, NAME)),
    "pax_headers": lambda leak, rng: pack(pax([(b"path", b"package/a")]) * 20_000, member(leak, NAME)),
    "deep_folders": lambda leak, rng: pack(*[member(b"", b"package/" + b"/".join(b"%d" % (at % 97) for _ in range(40)) + b"/%d" % at) for at in range(3000)], member(leak, NAME)),
})


def random_mix(seed):
    """Two hostile archives of other cases behind one another."""
    def make(leak, rng):
        pick = random.Random(seed)
        names = sorted(name for name in CASES if not name.startswith(("scale_", "mix_")))
        return CASES[pick.choice(names)](leak, rng) + pick.choice([b"", b"\0", bytes(512)]) + CASES[pick.choice(names)](leak, rng)
    return make


table("mix", {str(seed): random_mix(seed) for seed in range(12)})

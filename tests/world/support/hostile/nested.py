"""Honest tarballs around odd containers: the leak is in what the container hides."""
import base64
import zlib

from parts import END, asar, brotli_raw, gz, member, pax, utf16, wasm, zstd_raw
from tars import FIRST, MANIFEST, NAME
from zips import Zip

CASES = {}
A = b"a.js"


def ship(data, name=b"package/vendor/x.bin"):
    return gz(FIRST + member(data, name) + END)


def table(prefix, rows, name=b"package/vendor/x.bin"):
    for key, make in rows.items():
        CASES[f"{prefix}_{key}"] = lambda leak, rng, make=make: ship(make(leak, rng), name)


def honest(leak):
    return Zip().add(A, b"1").add(b"m.map", leak)


def inner(leak):
    return FIRST + member(leak, NAME) + END


table("zip", {
    "deflated": lambda leak, rng: honest(leak).close(),
    "stored": lambda leak, rng: Zip().add(b"m.map", leak, method=0).close(),
    "unlisted": lambda leak, rng: Zip().add(A, b"1").add(b"m.map", leak, listed=False).add(b"b", b"2").close(),
    "unlisted_first": lambda leak, rng: Zip().add(b"m.map", leak, listed=False).add(b"b", b"2").close(),
    "unlisted_last": lambda leak, rng: Zip().add(A, b"1").add(b"m.map", leak, listed=False).close(),
    "unlisted_stored": lambda leak, rng: Zip().add(A, b"1").add(b"m.map", leak, method=0, listed=False).close(),
    "unlisted_streamed": lambda leak, rng: Zip().add(A, b"1").add(b"m.map", leak, descriptor=True, listed=False).close(),
    "two_names": lambda leak, rng: Zip().add(b"m.map", leak, central_name=b"README").close(),
    "two_methods": lambda leak, rng: Zip().add(b"m.map", leak, central_method=0).close(),
    "two_methods_stored": lambda leak, rng: Zip().add(b"m.map", leak, method=0, central_method=8).close(),
    "two_records": lambda leak, rng: honest(leak).add(b"again", leak, local=False, offset=0).close(),
    "prefix": lambda leak, rng: honest(leak).close(prefix=b"#!/bin/sh\n" * 40),
    "prefix_adjusted": lambda leak, rng: honest(leak).close(prefix=b"#" * 400, base=400),
    "leak_prefix": lambda leak, rng: Zip().add(A, b"1").close(prefix=leak),
    "leak_tail": lambda leak, rng: Zip().add(A, b"1").close(tail=leak),
    "leak_comment": lambda leak, rng: Zip().add(A, b"1").close(comment=leak[:65_000] if leak.startswith(b"-") else b"x"[:0] + leak[-65_000:]),
    "leak_gap": lambda leak, rng: Zip().add(A, b"1").raw(leak).add(b"b", b"2").close(),
    "leak_extra": lambda leak, rng: Zip().add(A, b"1", extra=b"\x99\x99" + len(leak[:60_000]).to_bytes(2, "little") + leak[:60_000]).close(),
    "leak_entry_comment": lambda leak, rng: Zip().add(A, b"1", comment=leak[:60_000]).close(),
    "leak_before_directory": lambda leak, rng: Zip().add(A, b"1").close(gap=leak),
    "behind_tail": lambda leak, rng: Zip().add(A, b"1").close(tail=honest(leak).close()),
    "zip_in_gap": lambda leak, rng: Zip().add(A, b"1").raw(honest(leak).close()).add(b"b", b"2").close(),
    "wrong_crc": lambda leak, rng: Zip().add(b"m.map", leak, crc=7).close(),
    "size_small": lambda leak, rng: Zip().add(b"m.map", leak, size=10).close(),
    "size_large": lambda leak, rng: Zip().add(b"m.map", leak, size=10**9).close(),
    "packed_small": lambda leak, rng: Zip().add(b"m.map", leak, packed_size=20).close(),
    "packed_large": lambda leak, rng: Zip().add(b"m.map", leak, packed_size=10**8).close(),
    "stored_small": lambda leak, rng: Zip().add(b"m.map", leak, method=0, packed_size=10, size=10).close(),
    "size_zero_folder": lambda leak, rng: Zip().add(b"dir/", leak, packed_size=0, size=0).close(),
    "folder_with_content": lambda leak, rng: Zip().add(b"dir/", leak).close(),
    "encrypted": lambda leak, rng: Zip().add(b"m.map", leak, flags=1).close(),
    "method_99": lambda leak, rng: Zip().add(b"m.map", leak, method=99, packed=leak).close(),
    "method_12": lambda leak, rng: Zip().add(b"m.map", leak, method=12, packed=zlib.compress(leak)).close(),
    "method_93": lambda leak, rng: Zip().add(b"m.map", leak, method=93, packed=zstd_raw(leak)).close(),
    "zip64": lambda leak, rng: honest(leak).close(zip64=True),
    "no_end": lambda leak, rng: honest(leak).data,
    "cut_end": lambda leak, rng: honest(leak).close()[:-9],
    "cut_half": lambda leak, rng: honest(leak).close()[:len(honest(leak).data) - 30],
    "directory_elsewhere": lambda leak, rng: honest(leak).close(offset=7),
    "directory_empty": lambda leak, rng: honest(leak).close(count=0, central_size=0),
    "count_wrong": lambda leak, rng: honest(leak).close(count=1),
    "climbing": lambda leak, rng: Zip().add(b"../../m.map", leak).close(),
    "duplicate": lambda leak, rng: Zip().add(b"m.map", leak).add(b"m.map", b"{}").close(),
    "descriptor": lambda leak, rng: Zip().add(b"m.map", leak, descriptor=True).close(),
    "end_in_comment": lambda leak, rng: honest(leak).close(comment=Zip().add(A, b"1").close()),
    "two_ends": lambda leak, rng: honest(leak).close() + Zip().add(A, b"1").close(),
    "in_zip": lambda leak, rng: Zip().add(b"b.zip", honest(leak).close()).close(),
    "crx": lambda leak, rng: b"Cr24" + bytes([3, 0, 0, 0, 8, 0, 0, 0]) + bytes(8) + honest(leak).close(),
    "behind_program": lambda leak, rng: b"\x7fELF" + rng.randbytes(3000) + honest(leak).close(),
    "bomb": lambda leak, rng: Zip().add(A, bytes(60_000_000)).add(b"m.map", leak).close(),
    "many": lambda leak, rng: many(leak).close(),
})


def many(leak):
    archive = Zip()
    for index in range(30_000):
        archive.add(b"f/%d.js" % index, b"", method=0)
    return archive.add(b"m.map", leak)


table("nested", {
    "tgz": lambda leak, rng: gz(inner(leak)),
    "tar": lambda leak, rng: inner(leak),
    "tar_v7": lambda leak, rng: member(leak, NAME, magic=b"\0" * 8) + END,
    "tar_no_end": lambda leak, rng: member(leak, NAME),
    "tar_after_end": lambda leak, rng: member(b"1") + END + member(leak, NAME),
    "tar_offset": lambda leak, rng: b"x" * 512 + inner(leak),
    "gz_of_leak": lambda leak, rng: gz(leak),
    "gz_twice": lambda leak, rng: gz(gz(leak)),
    "gz_tail": lambda leak, rng: gz(b"1") + leak,
    "gz_zero_member": lambda leak, rng: gz(b"1") + b"\0" + gz(leak),
    "gz_name": lambda leak, rng: gz(b"1", 8, leak.replace(b"\0", b"") + b"\0"),
    "gz_wrong_crc": lambda leak, rng: gz(leak, crc=3),
    "gz_cut": lambda leak, rng: gz(leak)[:-20],
    "gz_bad_flags": lambda leak, rng: gz(leak, flags=0xC0),
    "gz_bad_os": lambda leak, rng: gz(leak)[:9] + b"\x77" + gz(leak)[10:],
    "zlib": lambda leak, rng: zlib.compress(leak),
    "zlib_1": lambda leak, rng: zlib.compress(leak, 1),
    "zlib_9": lambda leak, rng: zlib.compress(leak, 9),
    "zlib_cut": lambda leak, rng: zlib.compress(leak + rng.randbytes(500))[:-90],
    "zlib_damaged": lambda leak, rng: damaged(zlib.compress(leak + leak[::-1] + rng.randbytes(5_000))),
    "zlib_bad_sum": lambda leak, rng: zlib.compress(leak)[:-4] + b"1234",
    "zlib_tail": lambda leak, rng: zlib.compress(b"1") + leak,
    "zlib_small_window": lambda leak, rng: small_window(leak),
    "zstd": lambda leak, rng: zstd_raw(leak),
    "zstd_tar": lambda leak, rng: zstd_raw(inner(leak)),
    "zstd_skippable": lambda leak, rng: b"\x50\x2a\x4d\x18" + len(leak).to_bytes(4, "little") + leak + zstd_raw(b"1"),
    "zstd_behind_skippable": lambda leak, rng: b"\x5f\x2a\x4d\x18\x04\0\0\0abcd" + zstd_raw(leak),
    "zstd_tail": lambda leak, rng: zstd_raw(b"1") + leak,
    "zstd_cut": lambda leak, rng: zstd_raw(leak)[:-40],
    "asar": lambda leak, rng: asar([("a.js", b"1"), ("m.map", leak)]),
    "asar_tail": lambda leak, rng: asar([("a.js", b"1")], leak),
    "asar_no_json": lambda leak, rng: asar([("m.map", leak)]).replace(b'{"files"', b'{"files;'),
    "tgz_zip_map": lambda leak, rng: gz(member(honest(leak).close(), b"b.zip") + END),
    "deep": lambda leak, rng: gz(gz(gz(gz(gz(gz(gz(gz(gz(gz(leak)))))))))),
    "xz": lambda leak, rng: __import__("lzma").compress(leak),
    "bzip2": lambda leak, rng: __import__("bz2").compress(leak),
    "seven": lambda leak, rng: b"7z\xbc\xaf'\x1c\0\x04" + rng.randbytes(60) + leak,
    "wasm_custom": lambda leak, rng: wasm([(b"data", leak)]),
    "wasm_url": lambda leak, rng: wasm([(b"sourceMappingURL", b"data:application/json;base64," + base64.b64encode(leak))]),
    "wasm_bad_length": lambda leak, rng: wasm([(b"name", b"x")], b"\0\xff\xff\xff\xff\x0f" + leak),
    "wasm_tail": lambda leak, rng: wasm([], leak),
    "utf16_le": lambda leak, rng: utf16(leak),
    "utf16_be": lambda leak, rng: utf16(leak, True),
    "utf16_no_bom": lambda leak, rng: utf16(leak)[2:],
    "base64": lambda leak, rng: b"const m = '" + base64.b64encode(leak) + b"';",
    "base64_lines": lambda leak, rng: base64.encodebytes(leak),
    "base64_url": lambda leak, rng: b"x('" + base64.urlsafe_b64encode(leak) + b"')",
    "data_url": lambda leak, rng: b"1;//# sourceMappingURL=data:application/json;base64," + base64.b64encode(leak),
    "data_url_gz": lambda leak, rng: b"1;//# sourceMappingURL=data:application/gzip;base64," + base64.b64encode(gz(leak)),
})

SCRIPT = b"#!/bin/sh\nsed '1,/^__END__$/d' \"$0\" | tar xz; exit\n__END__\n"
LONG = b"lorem ipsum, and so on; " * 5_000


def damaged(data):
    """A block of a type that does not exist, far behind the leak."""
    return data[:-4_000] + b"\xff" * 64 + data[-3_936:]


def extra(data, hidden):
    """A member that hides another one in its header."""
    return gz(data, 4, len(hidden[:65_000]).to_bytes(2, "little") + hidden[:65_000])


# Behind other bytes, or between them.
table("embedded", {
    "gz": lambda leak, rng: SCRIPT + gz(leak),
    "tgz": lambda leak, rng: SCRIPT + gz(inner(leak)),
    "gz_middle": lambda leak, rng: SCRIPT + gz(leak) + LONG,
    "gz_far": lambda leak, rng: LONG * 20 + gz(leak) + LONG,
    "gz_second": lambda leak, rng: SCRIPT + gz(b"harmless") + LONG + gz(leak),
    "gz_behind_magic": lambda leak, rng: SCRIPT + b"\x1f\x8b\x08\0" * 50 + gz(leak),
    "gz_in_gz": lambda leak, rng: SCRIPT + gz(SCRIPT + gz(leak)),
    "gz_members": lambda leak, rng: SCRIPT + gz(leak[:60]) + gz(leak[60:]),
    "gz_wrong_crc": lambda leak, rng: SCRIPT + gz(leak, crc=3),
    "gz_wrong_size": lambda leak, rng: SCRIPT + gz(leak, size=3) + LONG,
    "gz_stored": lambda leak, rng: SCRIPT + gz(leak, level=0),
    "gz_name": lambda leak, rng: SCRIPT + gz(leak, 8, b"n" * 3_000 + b"\0") + LONG,
    "gz_long_name": lambda leak, rng: SCRIPT + gz(leak, 8, b"n" * 300_000 + b"\0") + LONG,
    "gz_damaged": lambda leak, rng: SCRIPT + damaged(gz(leak + leak[::-1] + rng.randbytes(5_000))) + LONG,
    "gz_in_header": lambda leak, rng: extra(b"harmless", gz(leak)),
    "gz_in_header_behind": lambda leak, rng: SCRIPT + extra(b"harmless", gz(leak)) + LONG,
    "gz_in_second_header": lambda leak, rng: SCRIPT + gz(b"harmless") + extra(b"as well", gz(leak)),
    "gz_elf": lambda leak, rng: b"\x7fELF" + rng.randbytes(3_000) + gz(leak) + rng.randbytes(3_000),
    "gz_exe": lambda leak, rng: b"MZ" + rng.randbytes(3_000) + gz(leak) + rng.randbytes(3_000),
    "gz_picture": lambda leak, rng: b"\x89PNG\r\n\x1a\n" + rng.randbytes(500) + gz(leak),
    "gz_no_zlib": lambda leak, rng: b"x^2 is a square\n" + gz(leak),
    "gz_xz": lambda leak, rng: b"\xfd7zXZ\0" + rng.randbytes(500) + gz(leak),
    "gz_zip_gap": lambda leak, rng: Zip().add(A, b"1").raw(gz(leak)).add(b"b", b"2").close(),
    "gz_zip_comment": lambda leak, rng: Zip().add(A, b"1").close(comment=gz(leak)[:65_000]),
    "gz_zip_prefix": lambda leak, rng: honest(b"harmless").close(prefix=SCRIPT + gz(leak) + LONG),
    "gz_asar": lambda leak, rng: asar([("a.js", b"1")], gz(leak)),
    "gz_wasm": lambda leak, rng: wasm([(b"data", gz(leak))]),
    "gz_map": lambda leak, rng: b'{"version":3,"sources":[],"mappings":""}' + gz(leak),
    "gz_zeros": lambda leak, rng: bytes(5_000) + gz(leak) + bytes(5_000),
    "zip": lambda leak, rng: SCRIPT + honest(leak).close(),
    "zip_middle": lambda leak, rng: SCRIPT + honest(leak).close() + LONG,
    "zip_between": lambda leak, rng: SCRIPT + Zip().add(A, b"1").close() + LONG + honest(leak).close() + LONG,
    "zip_decoy": lambda leak, rng: SCRIPT + Zip().add(A, b"1").data + LONG + honest(leak).close() + LONG,
    "zip_no_end": lambda leak, rng: SCRIPT + honest(leak).data + LONG,
    "zip_many_ends": lambda leak, rng: SCRIPT + honest(leak).data + b"PK\5\6" * 3_000 + honest(leak).close() + LONG,
    "zip_no_zlib": lambda leak, rng: b"x^2 is a square\n" + honest(leak).close(),
    "tar": lambda leak, rng: SCRIPT + inner(leak),
    "magic_everywhere": lambda leak, rng: SCRIPT + gz(rng.randbytes(200))[:90] * 9_000 + gz(leak),
})
CASES["embedded_pax"] = lambda leak, rng: gz(FIRST + pax([(b"comment", b"see below: " + gz(leak))]) + member(b"1") + END)
CASES["embedded_tail"] = lambda leak, rng: gz(FIRST + END) + b"garbage" * 99 + gz(leak)
CASES["embedded_after_end"] = lambda leak, rng: gz(FIRST + END + b"garbage" * 99 + gz(leak))
CASES["nested_br"] = lambda leak, rng: ship(brotli_raw(leak), b"package/dist/cli.js.map.br")
CASES["nested_br_tar"] = lambda leak, rng: ship(brotli_raw(inner(leak)), b"package/dist/x.tar.br")
CASES["nested_br_cut"] = lambda leak, rng: ship(brotli_raw(leak)[:-30], b"package/dist/x.js.br")
CASES["nested_manifest"] = lambda leak, rng: gz(member(MANIFEST[:-1] + b',"x":' + b'"' + base64.b64encode(leak) + b'"}', b"package/package.json") + END)


def small_window(leak):
    packer = zlib.compressobj(6, zlib.DEFLATED, 9)
    return packer.compress(leak) + packer.flush()

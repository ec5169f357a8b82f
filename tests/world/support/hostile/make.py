"""Writes hostile tarballs, each with a leak somewhere in its public bytes; prints the names of the files as JSON.

usage: make.py <folder> <seed> [<text that names must hold>]
"""
import json
import os
import random
import sys

import nested
import tars
from parts import private_key, source_map

LEAKS = {"key": private_key, "map": source_map}


def main(folder, seed, wanted=""):
    written = []
    for name, make in sorted({**tars.CASES, **nested.CASES}.items()):
        for kind, leak in LEAKS.items():
            if wanted not in name or (name == "meta_prefix" and kind == "map"):
                continue
            rng = random.Random(f"{seed} {name} {kind}")
            path = os.path.join(folder, f"{name}.{kind}.tgz")
            with open(path, "wb") as out:
                out.write(make(leak(rng), rng))
            written.append(path)
    print(json.dumps(written))


main(*sys.argv[1:])

"""Counts what each source map of a tarball gives away, as `{path: counts}`; files that are no map are left out.

usage: each.py <file.tgz>
"""
import json
import sys

from count import maps, totals

if __name__ == "__main__":
    print(json.dumps({path.partition("/")[2]: totals([found]) for path, found in maps(sys.argv[1])}))

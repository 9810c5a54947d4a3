"""Data as classic scripts: the one form that a page may load under ``file://``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from gazette.fresh import Fresh

FOLDER = "search"
"""The folder of the site that holds all data of the search; its client stands in ``assets/search``."""
BUCKET = 4000
"""Characters of a bucket at most, if it has several entries: a query needs one for each thing that it looks up, and what
else is in it is waste; but every file takes a block of a disk."""
_FINEST = 2**30
Roots = list[str]
"""Where a dictionary has its buckets. The number of roots is a power of two; the hash of a key modulo that number says
which one is the key's. Each tells how it is halved by the next bit of the hash, and its halves again: 1 and what
becomes of either half, or 0 for a bucket, whose number is 1 and the bits of the hash that led to it, in binary.
"""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_data_script(folder: Fresh, name: str, data: object) -> None:
    """Write ``search/<name>.js``, a script that hands `data` (anything JSON can hold) to the client."""
    write_encoded(folder, name, json_of(data).encode())


def write_dictionary(folder: Fresh, name: str, entries: Mapping[str, object]) -> Roots:
    """Write ``search/<name>/<k>.js``, buckets (桶) of the entries by the hash of their keys. Returns where they are."""
    return write_encoded_dictionary(folder, name, {key: json_of(entry) for key, entry in entries.items()})


def write_encoded_dictionary(folder: Fresh, name: str, encoded: Mapping[str, str]) -> Roots:
    """The same of entries that are JSON already."""
    halves, scripts = buckets(name, encoded)
    for bucket, data in scripts:
        write_encoded(folder, bucket, data)
    return [halves]


def buckets(
    name: str, encoded: Mapping[str, str], first: int = 0, roots: int = 1
) -> tuple[str, list[tuple[str, bytes]]]:
    """The buckets of one of the `roots` of a dictionary, each with its name, and how the root is halved until they are
    small, as :data:`Roots` tells it. The entries are all whose hash is `first` modulo the roots.

    The client works out the bucket of a key by itself, so that no list of keys need be loaded. While an archive grows,
    a bucket at a time is halved and all others stay where they were.
    """
    keyed = [(key_hash(key), f"{json_of(key)}:{entry}") for key, entry in sorted(encoded.items())]
    scripts: list[tuple[str, bytes]] = []

    def halved(entries: Sequence[tuple[int, str]], ending: int, modulus: int) -> str:
        if len(entries) > 1 and modulus < _FINEST and sum(len(entry) for _, entry in entries) > BUCKET:
            low = [entry for entry in entries if not entry[0] & modulus]
            high = [entry for entry in entries if entry[0] & modulus]
            return f"1{halved(low, ending, 2 * modulus)}{halved(high, ending + modulus, 2 * modulus)}"
        told = ",".join(entry for _, entry in entries)
        scripts.append((f"{name}/{modulus + ending}", f"{{{told}}}".encode()))
        return "0"

    return halved(keyed, first, roots), scripts


def entry_size(key: str, encoded: str) -> int:
    """Characters of an entry of a dictionary, which is JSON already."""
    return len(json_of(key)) + 1 + len(encoded)


def key_hash(key: str) -> int:
    """FNV-1a over the UTF-16 units of a key, 32 bits; ``keyHash`` in the browser is the same."""
    value = 0x811C9DC5
    encoded = key.encode("utf-16-le")
    for at in range(0, len(encoded), 2):
        value = ((value ^ (encoded[at] | encoded[at + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value


def json_of(data: object) -> str:
    """U+2028 and U+2029 end a line in the scripts of older engines, though not in JSON."""
    return _ENCODER.encode(data).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_encoded(folder: Fresh, name: str, data: bytes) -> None:
    """Write ``search/<name>.js`` of what :func:`json_of` has made, encoded."""
    folder.put(f"{FOLDER}/{name}.js", b'GazetteSearch.receive("%s",%s);\n' % (name.encode(), data))

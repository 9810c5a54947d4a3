"""Data as classic scripts: the one form that a page may load under ``file://``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from gazette.fresh import Fresh

FOLDER = "search"
"""The folder of the site that holds all data of the search; its client stands in ``assets/search``."""
_BUCKET = 1800
"""Characters of a bucket: a query needs one for each thing that it looks up, and what else is in it is waste."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_data_script(folder: Fresh, name: str, data: object) -> None:
    """Write ``search/<name>.js``, a script that hands `data` (anything JSON can hold) to the client."""
    write_encoded(folder, name, json_of(data).encode())


def write_dictionary(folder: Fresh, name: str, entries: Mapping[str, object]) -> int:
    """Write ``search/<name>/<k>.js``, buckets (桶) of the entries by the hash of their keys. Returns how many there are."""
    return write_encoded_dictionary(folder, name, {key: json_of(entry) for key, entry in entries.items()})


def write_encoded_dictionary(folder: Fresh, name: str, encoded: Mapping[str, str]) -> int:
    """The same of entries that are JSON already."""
    count, scripts = dictionary(name, encoded)
    for bucket, data in scripts:
        write_encoded(folder, bucket, data)
    return count


def dictionary(name: str, encoded: Mapping[str, str]) -> tuple[int, Iterator[tuple[str, bytes]]]:
    """How many buckets a dictionary has, and each with its name.

    The client works out the bucket of a key by itself, so that no list of keys need be loaded. The number is a
    power of two: while an archive grows, what has not changed mostly stays where it was.
    """
    count = bucket_count(sum(entry_size(key, entry) for key, entry in encoded.items()))
    return count, buckets(name, encoded, count)


def bucket_count(size: int) -> int:
    """Of how many buckets a dictionary consists whose entries have this size in all."""
    count = 1
    while count * _BUCKET < size:
        count *= 2
    return count


def entry_size(key: str, encoded: str) -> int:
    """Characters of an entry of a dictionary, which is JSON already."""
    return len(json_of(key)) + 1 + len(encoded)


def buckets(
    name: str, encoded: Mapping[str, str], count: int, first: int = 0, step: int = 1
) -> Iterator[tuple[str, bytes]]:
    """Every `step`-th bucket of a dictionary of `count` buckets from the `first` on, each with its name: the entries are all
    that belong there."""
    parted: dict[int, list[str]] = {number: [] for number in range(first, count, step)}
    for key, entry in sorted(encoded.items()):
        parted[key_hash(key) % count].append(f"{json_of(key)}:{entry}")
    for number, bucket in parted.items():
        yield f"{name}/{number}", f"{{{','.join(bucket)}}}".encode()


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

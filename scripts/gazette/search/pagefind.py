"""Runs Pagefind over a shadow tree (影子页) that is never published, and reads the index it made.

The shadow has one HTML file a section, its text already split into tokens with spaces between, so that
Pagefind's own splitting, which knows no Chinese, finds nothing left to do.

Only the index is taken over, not Pagefind's client: that is a module with a WASM program, which ``file://``
and, before Chromium 97, a strict content policy refuse. ``assets/search/full-text.js`` reads the same index
and ranks as Pagefind does, everywhere alike, for a tenth of the bytes.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin  # type: ignore[import-untyped]

from gazette.search.cbor import decode
from gazette.search.errors import SearchError
from gazette.search.indexed import CELL_BREAK, Block
from gazette.search.sections import Section
from gazette.search.tokens import BLOCK_BREAK, tokenize

_SIGNATURE = b"pagefind_dcd"
"""Begins every file of an index once it is decompressed."""
_LANGUAGE = "und"
"""undetermined: no stemming, which would take the ends off words that are single characters."""
_PLAIN_WEIGHT = 24
"""What one occurrence in running text weighs; in a heading it is a multiple of this."""


@dataclass(frozen=True)
class Posting:
    """出现处: where a token stands in one section. `weight` counts an occurrence in a heading several times."""

    section: int
    weight: int
    positions: tuple[int, ...]


@dataclass(frozen=True)
class Index:
    """索引: every token with its postings, both in order, and the length of every section in tokens."""

    postings: dict[str, list[Posting]]
    lengths: list[int]


def run_pagefind(sections: Sequence[Section]) -> Index:
    """Index the sections. Raises :class:`SearchError` when Pagefind fails or leaves an empty file."""
    with TemporaryDirectory(prefix="gazette-search-") as scratch:
        shadow, output = Path(scratch, "shadow"), Path(scratch, "output")
        _write_shadow(shadow, sections)
        _run(shadow, output)
        return _read(output, len(sections))


def _write_shadow(shadow: Path, sections: Sequence[Section]) -> None:
    shadow.mkdir()
    for number, section in enumerate(sections):
        body = f"\n<p>{BLOCK_BREAK}</p>\n".join(_shadow_block(block) for block in section.blocks)
        html = f'<html lang="{_LANGUAGE}"><body data-pagefind-body>\n{body}\n</body></html>\n'
        shadow.joinpath(f"{number}.html").write_text(html, encoding="utf-8")


def _shadow_block(block: Block) -> str:
    tag = f"h{block.heading}" if block.heading else "p"
    cells = (" ".join(tokenize(cell)) for cell in block.text.split(CELL_BREAK))
    return f"<{tag}>{escape(f' {BLOCK_BREAK} '.join(cells))}</{tag}>"


def _run(shadow: Path, output: Path) -> None:
    """By its command line: the Python interface left empty files behind under load."""
    command = [pagefind_bin.get_executable(), f"--site={shadow}", f"--output-path={output}", "--quiet"]
    done = subprocess.run(command, cwd=shadow.parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SearchError(f"Pagefind 以代码 {done.returncode} 退出：{(done.stderr or done.stdout).strip()}")
    empty = sorted(path.name for path in output.rglob("*") if path.is_file() and not path.stat().st_size)
    if empty:
        raise SearchError(f"Pagefind 留下了空文件，请重新生成：{'、'.join(empty)}")


def _read(output: Path, expected: int) -> Index:
    """Take the index apart.

    meta  = [version, [[name, length], …], …]                  one pair a section
    chunk = [[[token, [[place in meta, locations], …], …], …]]  locations, see :func:`_posting`
    """
    sections = dict(_sections(output))
    if sorted(sections.values()) != list(range(expected)):
        raise SearchError(f"Pagefind 只收录了 {len(sections)} 个检索单元，应有 {expected} 个，请重新生成")
    (meta_file,) = output.glob("*.pf_meta")
    named = [(sections[name], length) for name, length in decode(_plain(meta_file))[1]]
    postings = {}
    for chunk in output.joinpath("index").iterdir():
        for token, places, *_ in decode(_plain(chunk))[0]:
            found = (_posting(named[place][0], locations) for place, locations in places)
            postings[token] = sorted(found, key=lambda posting: posting.section)
    return Index(dict(sorted(postings.items())), [length for _, length in sorted(named)])


def _sections(output: Path) -> Iterator[tuple[str, int]]:
    """Pagefind's name for each section, with the section's number."""
    for path in output.joinpath("fragment").iterdir():
        yield path.stem, int(json.loads(_plain(path))["url"].strip("/").removesuffix(".html"))


def _posting(section: int, locations: list[int]) -> Posting:
    """locations = (weight | position)*: a weight is negative, one below its value, and holds until the next."""
    positions = []
    weight, total = _PLAIN_WEIGHT, 0
    for location in locations:
        if location < 0:
            weight = -1 - location
        else:
            positions.append(location)
            total += weight
    return Posting(section, total // _PLAIN_WEIGHT, tuple(sorted(positions)))


def _plain(path: Path) -> bytes:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise SearchError(f"Pagefind 的文件 {path.name} 不是预期的格式，请核对所装版本")
    return content.removeprefix(_SIGNATURE)

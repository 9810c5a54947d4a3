"""Runs Pagefind over a shadow tree (影子页) that is never published, and reads what it made.

The shadow has one HTML file a section, its text already split into tokens with spaces between, so that
Pagefind's own splitting, which knows no Chinese, finds nothing left to do.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin  # type: ignore[import-untyped]

from gazette.search.errors import SearchError
from gazette.search.page_text import CELL_BREAK, Block
from gazette.search.sections import Section
from gazette.search.tokens import BLOCK_BREAK, tokenize

SIGNATURE = b"pagefind_dcd"
"""Begins every file of an index once it is decompressed."""
_LANGUAGE = "und"
"""undetermined: no stemming, which would take the ends off words that are single characters."""


@dataclass(frozen=True)
class Index:
    """What Pagefind made: files without compression and signature, the program and its client as they are.

    `sections` gives the section's number for each name that Pagefind calls a page by.
    """

    client: str
    program: bytes
    entry: bytes
    meta_name: str
    meta: bytes
    chunks: dict[str, bytes]
    sections: dict[str, int]


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
    entry = output.joinpath("pagefind-entry.json").read_bytes()
    meta_name = f"pagefind.{json.loads(entry)['languages'][_LANGUAGE]['hash']}.pf_meta"
    sections = {}
    for path in output.joinpath("fragment").iterdir():
        url = json.loads(_plain(path))["url"]
        sections[path.stem] = int(url.strip("/").removesuffix(".html"))
    if sorted(sections.values()) != list(range(expected)):
        raise SearchError(f"Pagefind 只收录了 {len(sections)} 个检索单元，应有 {expected} 个，请重新生成")
    return Index(
        client=output.joinpath("pagefind.js").read_text(encoding="utf-8"),
        program=output.joinpath("wasm.unknown.pagefind").read_bytes(),
        entry=entry,
        meta_name=meta_name,
        meta=_plain(output / meta_name),
        chunks={path.stem: _plain(path) for path in sorted(output.joinpath("index").iterdir())},
        sections=sections,
    )


def _plain(path: Path) -> bytes:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(SIGNATURE):
        raise SearchError(f"Pagefind 的文件 {path.name} 不是预期的格式，请核对所装版本")
    return content.removeprefix(SIGNATURE)

"""Runs Pagefind over a shadow (影子页) of the pages of one issue, and reads the index it made.

The shadow has one HTML file a page, its text already split into tokens with spaces between, so that Pagefind's
own splitting, which knows no Chinese, finds nothing left to do.

Only the index is taken over, not Pagefind's client: that is a module with a WASM program, which ``file://``
and, before Chromium 97, a strict content policy refuse. ``assets/search/engine.js`` reads what is made of it.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import cbor2
import pagefind_bin  # type: ignore[import-untyped]

from gazette.search.errors import SearchError

Positions = dict[str, dict[int, list[int]]]
"""出现处: by token, and by the place of the page among the pages given, where it stands among the page's tokens."""

_SIGNATURE = b"pagefind_dcd"
"""Begins every file of an index once it is decompressed."""
_LANGUAGE = "und"
"""undetermined: no stemming, which would take the ends off words that are pairs of characters."""
_SPELT = str.maketrans("%‰", "あい")
"""Pagefind takes signs off words: these stand in for them, kana, which are in no token."""
_SIGNS = {spelt: sign for sign, spelt in _SPELT.items()}


def positions(pages: Sequence[Sequence[str]]) -> Positions:
    """Where each token of the pages (lists of tokens) stands, as Pagefind indexed it.

    Raises :class:`SearchError` when Pagefind fails or leaves an incomplete index.
    """
    told = [
        place for place, tokens in enumerate(pages) if tokens
    ]  # Pagefind passes over a page without words
    if not told:
        return {}
    order, chunks = _indexed([" ".join(pages[place]).translate(_SPELT) for place in told])
    if sorted(order) != list(range(len(told))):
        raise SearchError(f"Pagefind 只收录了 {len(order)} 页，应有 {len(told)} 页，请重新生成")
    found = dict(_tokens([told[place] for place in order], chunks))
    lost = {token for tokens in pages for token in tokens} - found.keys()
    lost = {token for token in lost if all(map(_is_known, token))}
    if lost:
        raise SearchError(f"Pagefind 没有收录“{min(lost)}”等 {len(lost)} 个词，请核对所装版本")
    return found


def _is_known(sign: str) -> bool:
    """Whether Unicode knows a sign: Pagefind keeps no other, and no gazette may hold any."""
    return unicodedata.category(sign) != "Cn"


def _tokens(order: list[int], chunks: list[bytes]) -> Iterator[tuple[str, dict[int, list[int]]]]:
    """chunk = [[[token, [[place in order, locations], …], …], …]]

    locations = (weight | position)*: a weight is negative; all have the same here.
    """
    for chunk in chunks:
        for token, places, *_ in cbor2.loads(chunk)[0]:
            yield (
                token.translate(_SIGNS),
                {order[place]: _positions(locations) for place, locations in places},
            )


def _positions(locations: list[int]) -> list[int]:
    found = [location for location in locations if location >= 0]
    found.sort()
    return found


def _indexed(shadow: Sequence[str]) -> tuple[list[int], list[bytes]]:
    """The page of each of Pagefind's places, and the chunks of its index (CBOR)."""
    with TemporaryDirectory(prefix="gazette-search-") as scratch:
        source, output = Path(scratch, "shadow"), Path(scratch, "output")
        source.mkdir()
        for number, text in enumerate(shadow):
            html = f'<html lang="{_LANGUAGE}"><body data-pagefind-body><p>{text}</p></body></html>\n'
            source.joinpath(f"{number}.html").write_text(html, encoding="utf-8")
        _run(source, output)
        pages = {path.stem: _page(path) for path in output.joinpath("fragment").iterdir()}
        (meta,) = output.glob("*.pf_meta")
        order = [pages[name] for name, _ in cbor2.loads(_plain(meta))[1]]
        return order, [_plain(chunk) for chunk in sorted(output.joinpath("index").iterdir())]


def _run(shadow: Path, output: Path) -> None:
    """By its command line: the Python interface left empty files behind under load."""
    command = [pagefind_bin.get_executable(), f"--site={shadow}", f"--output-path={output}", "--quiet"]
    done = subprocess.run(command, cwd=shadow.parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SearchError(f"Pagefind 以代码 {done.returncode} 退出：{(done.stderr or done.stdout).strip()}")
    empty = sorted(path.name for path in output.rglob("*") if path.is_file() and not path.stat().st_size)
    if empty:
        raise SearchError(f"Pagefind 留下了空文件，请重新生成：{'、'.join(empty)}")


def _page(fragment: Path) -> int:
    return int(json.loads(_plain(fragment))["url"].strip("/").removesuffix(".html"))


def _plain(path: Path) -> bytes:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise SearchError(f"Pagefind 的文件 {path.name} 不是预期的格式，请核对所装版本")
    return content.removeprefix(_SIGNATURE)

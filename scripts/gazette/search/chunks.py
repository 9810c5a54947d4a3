"""Cuts the index into chunks small enough to be sent for one query.

Pagefind 1.4 makes chunks of some 30 KB and has no setting for it. A query of eight characters would load
six of them, nearly the whole index; cut finer, it loads what its own characters need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.search.cbor import array_item, array_items, text_item, text_value
from gazette.search.pagefind import Index

_LIMIT = 2000
"""Bytes of a chunk before compression; one very frequent character may be longer and stays whole."""


def small_chunks(index: Index) -> tuple[bytes, list[bytes]]:
    """Return the index's meta file rewritten, and its chunks; chunk k goes by the name of its number k.

    chunk = [[word, …]]                        word = [text, …], in order of text
    meta  = [version, pages, chunks, …]        pages = [[name, length], …]   chunks = [[from, to, name], …]
    In the rewritten meta a page goes by the number of its section.
    """
    version, pages, chunks, *rest = array_items(index.meta)
    listed: list[bytes] = []
    contents: list[bytes] = []
    for chunk in array_items(chunks):
        name = text_value(array_items(chunk)[2])
        (words,) = array_items(index.chunks[name])
        for run in _runs(array_items(words)):
            first, last = (array_items(word)[0] for word in (run[0], run[-1]))
            listed.append(array_item([first, last, text_item(str(len(contents)))]))
            contents.append(array_item([array_item(run)]))
    numbered = [_numbered(page, index) for page in array_items(pages)]
    return array_item([version, array_item(numbered), array_item(listed), *rest]), contents


def _numbered(page: bytes, index: Index) -> bytes:
    name, *rest = array_items(page)
    return array_item([text_item(str(index.sections[text_value(name)])), *rest])


def _runs(words: Sequence[bytes]) -> Iterator[list[bytes]]:
    run: list[bytes] = []
    size = 0
    for word in words:
        if run and size + len(word) > _LIMIT:
            yield run
            run, size = [], 0
        run.append(word)
        size += len(word)
    if run:
        yield run

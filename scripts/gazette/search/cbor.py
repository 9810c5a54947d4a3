"""The part of CBOR (RFC 8949) that Pagefind writes: integers, byte and text strings, arrays."""

from __future__ import annotations

from typing import Any

from gazette.search.errors import SearchError

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY = range(5)


def decode(encoded: bytes) -> Any:
    """The one item that the bytes hold: an int, bytes, str or list. Raises :class:`SearchError` on all else.

    item = head (bytes | text | item*)      head = major type, argument: a value, a length or a count
    """
    value, end = _item(encoded, 0)
    if end != len(encoded):
        raise SearchError("Pagefind 的索引在数据之后还有内容，请核对所装的 Pagefind 版本")
    return value


def _item(encoded: bytes, position: int) -> tuple[Any, int]:
    """The item that begins at `position`, and the position after it."""
    major, argument, position = _head(encoded, position)
    if major == _UNSIGNED:
        return argument, position
    if major == _NEGATIVE:
        return -1 - argument, position
    if major == _ARRAY:
        items = []
        for _ in range(argument):
            item, position = _item(encoded, position)
            items.append(item)
        return items, position
    end = position + argument
    content = encoded[position:end]
    if len(content) != argument:
        raise SearchError("Pagefind 的索引不完整，请重新生成")
    return content.decode("utf-8") if major == _TEXT else content, end


def _head(encoded: bytes, position: int) -> tuple[int, int, int]:
    """Major type, argument, and the position after both."""
    if position >= len(encoded):
        raise SearchError("Pagefind 的索引不完整，请重新生成")
    major, short = divmod(encoded[position], 32)
    if short > 27 or major > _ARRAY:
        raise SearchError(
            f"Pagefind 的索引含有不认识的字节 {encoded[position]:#x}，请核对所装的 Pagefind 版本"
        )
    if short < 24:
        return major, short, position + 1
    end = position + 1 + (1 << (short - 24))
    return major, int.from_bytes(encoded[position + 1 : end], "big"), end

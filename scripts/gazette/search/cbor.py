"""The part of CBOR (RFC 8949) that Pagefind writes: integers, byte and text strings, arrays.

Values stay as the bytes they came in; an index is taken apart and put together again, never understood.
"""

from __future__ import annotations

from gazette.search.errors import SearchError

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY = range(5)


def array_items(encoded: bytes) -> list[bytes]:
    """The items of one array, each still encoded. Raises :class:`SearchError` on anything but one array."""
    major, count, position = _head(encoded, 0)
    if major != _ARRAY:
        raise SearchError(f"CBOR 数据应为数组，实为类型 {major}，请核对所装的 Pagefind 版本")
    items = []
    for _ in range(count):
        end = _end(encoded, position)
        items.append(encoded[position:end])
        position = end
    if position != len(encoded):
        raise SearchError("CBOR 数组之后还有多余的数据，请核对所装的 Pagefind 版本")
    return items


def text_value(encoded: bytes) -> str:
    """The text of one encoded text string."""
    _, length, position = _head(encoded, 0)
    return encoded[position : position + length].decode("utf-8")


def text_item(text: str) -> bytes:
    """Encode one text string."""
    content = text.encode("utf-8")
    return _head_bytes(_TEXT, len(content)) + content


def array_item(items: list[bytes]) -> bytes:
    """Encode an array of items that are encoded already."""
    return _head_bytes(_ARRAY, len(items)) + b"".join(items)


def _head(encoded: bytes, position: int) -> tuple[int, int, int]:
    """Read a head at `position`: major type, argument, position after it."""
    major, short = divmod(encoded[position], 32)
    if short > 27 or major > _ARRAY:
        raise SearchError(f"CBOR 数据含有不认识的字节 {encoded[position]:#x}，请核对所装的 Pagefind 版本")
    if short < 24:
        return major, short, position + 1
    width = 1 << (short - 24)
    end = position + 1 + width
    return major, int.from_bytes(encoded[position + 1 : end], "big"), end


def _end(encoded: bytes, position: int) -> int:
    """The position after the item that begins at `position`, counting down the items still to be passed."""
    pending = 1
    while pending:
        major, argument, position = _head(encoded, position)
        pending -= 1
        if major == _ARRAY:
            pending += argument
        elif major in (_BYTES, _TEXT):
            position += argument
    return position


def _head_bytes(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    short, width = next((24 + power, 1 << power) for power in range(4) if argument < 1 << (8 << power))
    return bytes([major << 5 | short]) + argument.to_bytes(width, "big")

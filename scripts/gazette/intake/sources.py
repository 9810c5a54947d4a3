"""来稿: what SOURCE names, sorted into issues, each with the files that it was received in. Touches the disk, only to read."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from gazette import disk
from gazette.intake.readers import READERS, reader_of
from gazette.intake.readers.reader import Reader
from gazette.intake.received import Line, Received, Remark, Unreadable

ISSUE = re.compile(
    r"(?P<year>[0-9]{4})[/-](?P<number>(?:[0-9]{1,4}|[a-z]{1,4}[0-9]{0,3})(?:-(?:[0-9]{1,4}|[a-z]{1,4}[0-9]{0,3}))*)"
)
_NAMED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s*(?:年|[-_.])?\s*(?:第)?\s*(?P<number>[0-9]{1,3}(?:\s*[-—－~、]\s*[0-9]{1,3})*)\s*(?:期|号)?(?!\d)"
)


@dataclass(frozen=True)
class Source:
    """一期的来稿: the issue (2021/09) and its files, in the order in which they make it up."""

    issue: str
    files: tuple[Path, ...]


def sources(given: Path, issue: str | None) -> list[Source]:
    """The issues of SOURCE; with `issue` all of it is one. Raises `Unreadable` where it can't be told."""
    if not given.exists():
        raise Unreadable(f"{given}：没有这个文件或文件夹", "核对 SOURCE")
    if issue is not None:
        files = tuple(_files(given))
        named = {match[0] for path in files if (match := _NAMED.search(path.stem)) and "期" in match[0]}
        if len(named) > 1:
            raise Unreadable(
                f"{given}：文件的名称说是几期（{'、'.join(sorted(named))}），ISSUE 只写了一期",
                "几期的文件分别收；或不写 ISSUE，一次收几期",
            )
        return [Source(_issue(issue), files)]
    if given.is_file():
        return [Source(_of_name(given), (given,))]
    found: dict[str, list[Path]] = {}
    for path in sorted(given.iterdir(), key=_order):
        if path.name.startswith("."):
            continue
        _refuse_strange(path)
        if path.is_dir() and re.fullmatch("[0-9]{4}", path.name):
            for inner in sorted(path.iterdir(), key=_order):
                if not inner.name.startswith("."):
                    _refuse_strange(inner)
                    found.setdefault(
                        _issue(f"{path.name}/{inner.stem if inner.is_file() else inner.name}"), []
                    ).extend(_files(inner))
        elif path.is_dir() or reader_of(path.name):
            found.setdefault(_of_name(path), []).extend(_files(path))
    if not found:
        raise Unreadable(f"{given}：文件夹里没有可以收的文件", f"可收的文件：{endings()}")
    return [Source(name, tuple(files)) for name, files in found.items()]


def endings() -> str:
    """Of what files there are readers, for a message."""
    return "、".join(f".{ending}" for reader in READERS for ending in reader.endings)


def _issue(text: str) -> str:
    match = ISSUE.fullmatch(text.strip().strip("/"))
    if match is None:
        raise Unreadable(f"ISSUE 写作“{text}”，认不出是哪一期", "写成 2021/09、2021/07-08，增刊如 2021/s1")
    numbers = (f"{int(part):02}" if part.isdigit() else part for part in match["number"].split("-"))
    return f"{match['year']}/{'-'.join(numbers)}"


def _of_name(path: Path) -> str:
    """2023年第4期.docx, 2023-04, 公报2023年第7-8期: the issue that a name tells."""
    match = _NAMED.search(path.stem if path.is_file() else path.name)
    if match is None:
        raise Unreadable(f"{path}：名字里看不出是哪一期", "用 ISSUE=2021/09 写明，或改名为“2021年第9期”")
    numbers = re.findall("[0-9]+", match["number"])
    return f"{match['year']}/{'-'.join(f'{int(number):02}' for number in numbers)}"


def _files(given: Path) -> list[Path]:
    if given.is_file():
        return [given]
    if not given.is_dir():
        _refuse_strange(given)
    known = [path for path in _under(given) if reader_of(path.name)]
    if not known:
        raise Unreadable(f"{given}：文件夹里没有可以收的文件", f"可收的文件：{endings()}")
    return known


def _under(folder: Path) -> list[Path]:
    """All files of a folder and of its folders, but for what programs leave there. One that can't be read is an OSError."""

    def fail(error: OSError) -> None:
        raise error

    found = []
    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        kept = [name for name in files if not name.startswith((".", "~$"))]
        for path in (Path(parent, name) for name in (*folders, *kept)):
            _refuse_strange(path)
        found += [Path(parent, name) for name in kept]
    return sorted(found, key=_order)


def _refuse_strange(path: Path) -> None:
    """What was received is what lies in the folder: a link may lead to any file of this machine, which would be published."""
    if path.is_symlink():
        raise Unreadable(f"{path}：是符号链接，内容在别处", "换成文件本身，或移走")
    if not path.is_file() and not path.is_dir():
        raise Unreadable(f"{path}：不是普通文件", "移走，或换成文件本身")


def _order(path: Path) -> list[tuple[int, int, str]]:
    """2 before 10."""
    return [
        (0, int(piece), "") if piece.isdigit() else (1, 0, piece)
        for piece in re.split("([0-9]{1,9})", path.as_posix())
        if piece
    ]


def read(path: Path) -> tuple[bytes, Received]:
    """The bytes of a file and what its reader makes of them; `Unreadable` names the file."""
    reader = reader_of(path.name)
    if reader is None:
        raise Unreadable(f"{path}：没有读这种文件的程序", f"可收的文件：{endings()}")
    try:
        if (size := path.stat().st_size) > reader.largest:
            fault = f"文件有 {size >> 20} MB，超过 {reader.largest >> 20} MB"
            raise Unreadable(fault, "核对是否收错了文件；太大的，分成几个文件")
        raw = path.read_bytes()
        if other := _disguised(raw, reader):
            raise Unreadable(
                f"名称是 {path.suffix}，内容却是 {other}", f"改名为 {other}，或核对是否收错了文件"
            )
        return raw, reader.read(raw)
    except OSError as error:
        what, remedy = disk.cause(error)
        raise Unreadable(f"{path}：读不出，{what}", remedy) from None
    except Unreadable as error:
        raise Unreadable(f"{path}：{error.fault}", error.remedy) from None


_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".docx"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"{\\rtf", ".rtf"),
)
"""The bytes with which files of these kinds begin"""
_TEXTUAL = ("txt", "html", "htm")


def _disguised(raw: bytes, reader: Reader) -> str | None:
    """What a file that calls itself a text or a web page is instead."""
    if not set(reader.endings) & set(_TEXTUAL):
        return None
    return next((ending for signature, ending in _SIGNATURES if raw.startswith(signature)), None)


def joined(received: list[Received]) -> tuple[Received, tuple[int, ...]]:
    """Several files as one text, and the lines (from 0) at which each begins; pictures keep apart."""
    lines: list[Line] = []
    files: dict[str, bytes] = {}
    remarks: list[Remark] = []
    begins: list[int] = []
    grids = 0
    for number, one in enumerate(received):
        begins.append(len(lines))
        renamed = {name: name if name not in files else f"{number + 1}-{name}" for name in one.files}
        remarks += [Remark(remark.line + len(lines), remark.text) for remark in one.remarks]
        files |= {renamed[name]: content for name, content in one.files.items()}
        for at, line in enumerate(one.lines):
            lines.append(
                replace(
                    line,
                    grid=line.grid + grids if line.grid else 0,
                    page=line.page or (at == 0 and number > 0),
                    picture=renamed.get(line.picture) if line.picture else None,
                )
            )
        grids += max((line.grid for line in one.lines), default=0)
    return Received(tuple(lines), files, tuple(remarks)), tuple(begins)

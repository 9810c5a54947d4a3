"""核验: whether a copy of the site is exactly what was published.

    python verify.py [FOLDER] [--key PUBLIC_KEY]      intact, or what is changed, missing, extra
    python verify.py [FOLDER] --since OLD_MANIFEST    what an older copy needs to become this one

One file that goes with every copy of the site. It needs Python 3.8 or later and its standard library; only a
signature needs the package `cryptography`, and where that is missing it says that the signature is unchecked.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import errno
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

MANIFEST = "data/manifest.sha256"
SIGNATURE = MANIFEST + ".minisig"

INTACT, ALTERED, UNCHECKED = 0, 1, 2
"""Exit codes. `UNCHECKED`: no manifest, or a signature that was to be checked and could not be."""

_LONGEST = 1 << 28
"""Bytes of a manifest, a signature or a key; two million files have a manifest of this size."""

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\\:\x00-\x1f]+)")


class Unreadable(Exception):
    """A manifest, key or signature that is absent or not in its form; says so in Chinese."""


class SignatureUnchecked(Exception):
    """The signature may be good or bad: nothing on this machine can tell."""


class SignatureWrong(Exception):
    """The signature is not that of this manifest by this key."""


@dataclass(frozen=True)
class Findings:
    """Names, in order, of what a folder has that its manifest has not said, and the other way round."""

    changed: list[str]
    missing: list[str]
    extra: list[str]
    unreadable: list[str]

    @property
    def intact(self) -> bool:
        return not (self.changed or self.missing or self.extra or self.unreadable)


@dataclass(frozen=True)
class Difference:
    """What is to be done to an older copy: names of files to add, to replace and to delete."""

    added: list[str]
    changed: list[str]
    removed: list[str]


def digests(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str | None]:
    """The SHA-256 of every file in the folder by name, in order, less the manifest and its signature; those that are
    `known` are not read.

    None for what cannot be read or is no plain file.
    """
    found = _found(folder)
    return {
        name: known.get(name) or _digest(folder / name) if found[name] else None for name in sorted(found)
    }


def _found(folder: Path) -> dict[str, bool]:
    """Every name in the folder, and whether it is that of a plain file: a link could lead anywhere, a pipe would never end.

    A folder that cannot be read stands there itself. However deep the folders are, they are walked.
    """
    found: dict[str, bool] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, above)) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{above}{entry.name}/")
                    else:
                        found[above + entry.name] = entry.is_file(follow_symlinks=False)
        except OSError:
            found[above.rstrip("/")] = False
    return {name: plain for name, plain in found.items() if name not in (MANIFEST, SIGNATURE)}


def _digest(path: Path) -> str | None:
    running = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                running.update(block)
    except OSError:
        return None
    return running.hexdigest()


def manifest_text(listed: dict[str, str]) -> str:
    """The manifest as `sha256sum -c` reads it from the site's root."""
    return "".join(f"{digest}  {name}\n" for name, digest in listed.items())


def read_manifest(path: Path) -> dict[str, str]:
    """The manifest in a file. Raises :class:`Unreadable`."""
    return listed_in(content_of(path, "清单"), path)


def listed_in(content: bytes, path: Path) -> dict[str, str]:
    """Digests by name. Raises :class:`Unreadable`; `path` says where it was read.

    manifest = line*
    line     = 64 lower-case hexadecimal digits, two spaces, name, LF
    name     = relative path with /, that stays inside the folder; each name once
    """
    *lines, rest = text_of(content, f"清单 {path}").split("\n")
    listed: dict[str, str] = {}
    for number, line in enumerate([*lines, rest] if rest else lines, 1):
        match = _LINE.fullmatch(line)
        if not match or {"", ".", ".."} & set(match["name"].split("/")) or match["name"] in listed:
            raise Unreadable(f"清单 {path} 第 {number} 行写法有误")
        listed[match["name"]] = match["digest"]
    if not listed:
        raise Unreadable(f"清单 {path} 是空的")
    if rest:
        raise Unreadable(f"清单 {path} 不完整，末尾没有换行")
    return listed


def content_of(path: Path, what: str, links: bool = True) -> bytes:
    """What stands in a file, of which a copy has one, not a link to another's. Raises :class:`Unreadable`."""
    try:
        if (path.exists() and not path.is_file()) or (path.is_symlink() and not links):
            # A pipe would be waited on for ever.
            raise Unreadable(f"{what} {path} 不是普通文件")
        if path.stat().st_size > _LONGEST:
            raise Unreadable(f"{what} {path} 太大，不是这里所用的")
        return path.read_bytes()
    except OSError:
        raise Unreadable(f"读不到{what} {path}；核对路径和权限") from None


def text_of(content: bytes, what: str) -> str:
    """Raises :class:`Unreadable` where it is no text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(f"{what} 不是 UTF-8 文本") from None


def compare(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> Findings:
    """The folder against its own manifest; files that are `known` are not read. Raises :class:`Unreadable`."""
    return against(read_manifest(folder / MANIFEST), folder, known)


def against(
    listed: dict[str, str], folder: Path, known: Mapping[str, str] = MappingProxyType({})
) -> Findings:
    """The folder against what is listed. What is not listed is told, not read: it may be of any size."""
    plain = _found(folder)
    found = {
        name: known.get(name) or _digest(folder / name) if plain[name] else None
        for name in listed
        if name in plain
    }
    closed = {name for name in plain if not plain[name] or (name in listed and found[name] is None)}
    within = {name for name in listed if closed.intersection(_folders_above(name))}
    reached = {above for name in within for above in _folders_above(name)}
    return Findings(
        changed=[name for name, digest in found.items() if digest and digest != listed[name]],
        missing=[name for name in listed if name not in plain and name not in within],
        extra=[name for name in sorted(plain) if name not in listed and name not in reached & closed],
        unreadable=[name for name in listed if name in closed or name in within],
    )


def _folders_above(name: str) -> Iterator[str]:
    """a/b/c.html -> the copy itself, a, a/b"""
    parts = name.split("/")
    for count in range(len(parts)):
        yield "/".join(parts[:count])


def difference(old: dict[str, str], new: dict[str, str]) -> Difference:
    """From the manifest of an older copy to that of a newer one."""
    return Difference(
        added=[name for name in new if name not in old],
        changed=[name for name in new if name in old and old[name] != new[name]],
        removed=[name for name in old if name not in new],
    )


def check_signature(content: bytes, signature: str, public_key: str) -> str:
    """Check a minisign signature; returns its trusted comment.

    key       = base64 of ("Ed", key id: 8 bytes, Ed25519 public key: 32 bytes); a line of comment may precede
    signature = comment LF  base64 of ("ED", key id, Ed25519 signature of BLAKE2b-512(content): 64 bytes) LF
                "trusted comment: " text LF  base64 of the Ed25519 signature of (signature, text) LF

    Raises :class:`SignatureWrong`, :class:`SignatureUnchecked` without `cryptography`, :class:`Unreadable`.
    """
    key = _decoded(public_key.strip().splitlines()[-1:], 42, b"Ed", "公钥")
    lines = signature.splitlines()
    prefix = "trusted comment: "
    if len(lines) != 4 or not lines[2].startswith(prefix):
        raise Unreadable("签名的写法有误")
    signed = _decoded(lines[1:2], 74, b"ED", "签名")
    comment = lines[2][len(prefix) :]
    overall = _decoded(lines[3:4], 64, b"", "签名")
    if signed[2:10] != key[2:10]:
        raise SignatureWrong("签名用的不是这把公钥的私钥")
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        raise SignatureUnchecked(
            "这台机器的 Python 没有 cryptography，不能核对签名；"
            f"可用 minisign 核对：minisign -Vm {MANIFEST} -P 公钥"
        ) from None
    try:
        public = Ed25519PublicKey.from_public_bytes(key[10:])
        public.verify(signed[10:], hashlib.blake2b(content).digest())
        public.verify(overall, signed[10:] + comment.encode())
    except UnsupportedAlgorithm:
        raise SignatureUnchecked("这台机器的 Python 不会 Ed25519，不能核对签名") from None
    except InvalidSignature:
        raise SignatureWrong("签名与清单不符") from None
    return comment


def _decoded(lines: list[str], length: int, algorithm: bytes, what: str) -> bytes:
    try:
        raw = base64.b64decode("".join(lines), validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable(f"{what}的写法有误") from None
    if len(raw) != length or not raw.startswith(algorithm):
        raise Unreadable(f"{what}的写法有误")
    return raw


class Arguments(argparse.ArgumentParser):
    """What is typed; says in Chinese how it is written."""

    def format_usage(self) -> str:
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        return _in_chinese(super().format_help())

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        """What argparse says is English; how it is written says what was wrong."""
        self.exit(UNCHECKED, f"{self.format_usage()}命令的写法有误；照上面的用法再写。\n")


_HELP = {
    "usage: ": "用法：",
    "positional arguments:": "参数：",
    "optional arguments:": "选项：",
    "options:": "选项：",
    "show this help message and exit": "显示这些说明",
}


def _in_chinese(text: str) -> str:
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese, 1)
    return text


def add_arguments(parser: argparse.ArgumentParser, folder: Path) -> None:
    """The arguments of the check; `folder` is the copy that is meant where none is named."""
    parser.add_argument(
        "folder", nargs="?", default=str(folder), help=f"副本的文件夹；不写就是 {folder.name}"
    )
    parser.add_argument("--key", help="发布者的公钥（以 RW 开头的一行），或存有公钥的文件")
    parser.add_argument("--since", help="旧副本的清单：只列出要更新的文件，不核验")


def run(given: argparse.Namespace) -> int:
    """Check a copy and say what was found. Returns one of the exit codes."""
    try:
        found = _run(given)
        if sys.stdout:
            sys.stdout.flush()
        return found
    except BrokenPipeError:
        pass  # Whoever reads has gone (| head -1).
    except OSError as error:
        why = "磁盘已满" if error.errno == errno.ENOSPC else f"错误 {error.errno}"
        print(f"写不出核验的结果（{why}）；腾出空间，或换一个地方写，再核验一次。", file=sys.stderr)
    # What Python still holds goes nowhere, and nothing was confirmed.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNCHECKED


def _run(given: argparse.Namespace) -> int:
    folder = Path(given.folder)
    try:
        for name, value in (("副本的文件夹", given.folder), ("公钥", given.key), ("旧清单", given.since)):
            # An empty variable of a script must not pass for a check that was not asked for.
            if value is not None and not value.strip():
                raise Unreadable(f"没有写明{name}，给的是空的；写上，或整个不写")
        content = content_of(folder / MANIFEST, "清单", links=False)
        listed = listed_in(content, folder / MANIFEST)
        if given.since is not None:
            if given.key is not None:
                raise Unreadable("--since 只列出要更新的文件，不核对签名；--key 另外执行一次")
            return _tell_difference(read_manifest(Path(given.since)), listed)
        whole = _tell_findings(against(listed, folder), len(listed))
        _say(f"清单的 SHA-256：{hashlib.sha256(content).hexdigest()}")
        signed = _tell_signature(folder / SIGNATURE, content, given.key)
        return max(whole, signed, key=(INTACT, UNCHECKED, ALTERED).index)
    except Unreadable as error:
        _say(f"不能核验：{error}。")
        return UNCHECKED


def _say(line: str) -> None:
    """One line, whatever a file's name holds: line breaks and control characters are shown as \\n, \\x1b, \\u202e."""
    print("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line))


def _tell_difference(old: dict[str, str], new: dict[str, str]) -> int:
    found = difference(old, new)
    for label, names in (("新增", found.added), ("更换", found.changed), ("删去", found.removed)):
        for name in names:
            _say(f"{label}  {name}")
    _say(
        f"新增 {len(found.added)} 个，更换 {len(found.changed)} 个，删去 {len(found.removed)} 个；清单本身也要更换。"
    )
    return INTACT


def _tell_findings(found: Findings, total: int) -> int:
    named = (
        ("改动", found.changed),
        ("缺少", found.missing),
        ("多出", found.extra),
        ("读不到", found.unreadable),
    )
    for label, names in named:
        for name in names:
            _say(f"{label}  {name}")
    counts = "，".join(f"{label} {len(names)} 个" for label, names in named if names)
    _say(f"与清单不符：{counts}。" if counts else f"完整：{total} 个文件与清单逐字节相符。")
    return INTACT if found.intact else ALTERED


def _tell_signature(path: Path, manifest: bytes, key: str | None) -> int:
    if not os.path.lexists(path):
        _say("签名：没有。清单是否出自发布者，请与发布者公布的清单 SHA-256 比对。")
        return INTACT if key is None else ALTERED
    if key is None:
        _say("签名：有，没有核对（用 --key 写明发布者的公钥）。")
        return INTACT
    try:
        public = text_of(content_of(Path(key), "公钥"), "公钥") if os.path.isfile(key) else key
        signature = text_of(content_of(path, "签名", links=False), "签名")
        comment = check_signature(manifest, signature, public)
    except SignatureUnchecked as error:
        _say(f"签名：没有核对。{error}。")
        return UNCHECKED
    except SignatureWrong as error:
        _say(f"签名：无效。{error}。")
        return ALTERED
    _say(f"签名：有效（{comment}）。")
    return INTACT


def main() -> int:
    """The check as a program of its own."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            "完整".encode(stream.encoding)
            stream.reconfigure(errors="replace")
        except UnicodeEncodeError:  # It would say nothing but ???.
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = Arguments(description="核验网站副本是否与发布的完全相同")
    add_arguments(parser, Path(__file__).resolve().parent)
    try:
        return run(parser.parse_args())
    except KeyboardInterrupt:
        print("已中断；没有核验完。", file=sys.stderr)
        return UNCHECKED


if __name__ == "__main__":
    sys.exit(main())

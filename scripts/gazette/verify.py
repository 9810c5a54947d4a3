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
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "data/manifest.sha256"
SIGNATURE = MANIFEST + ".minisig"

INTACT, ALTERED, UNCHECKED = 0, 1, 2
"""Exit codes. `UNCHECKED`: no manifest, or a signature that was to be checked and could not be."""

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


def digests(folder: Path) -> dict[str, str | None]:
    """The SHA-256 of every file in the folder by name, in order, less the manifest and its signature.

    None for what cannot be read or is no plain file: a link could lead anywhere, a pipe would never end. A folder
    that cannot be read stands there itself.
    """
    found: dict[str, str | None] = {}

    def closed(error: OSError) -> None:
        found[Path(error.filename).relative_to(folder).as_posix()] = None

    for parent, folders, files in os.walk(folder, onerror=closed):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        for name in files + links:
            path = Path(parent, name)
            found[path.relative_to(folder).as_posix()] = _digest(path)
    return {name: found[name] for name in sorted(found) if name not in (MANIFEST, SIGNATURE)}


def _digest(path: Path) -> str | None:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        running = hashlib.sha256()
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                running.update(block)
        return running.hexdigest()
    except OSError:
        return None


def manifest_text(listed: dict[str, str]) -> str:
    """The manifest as `sha256sum -c` reads it from the site's root."""
    return "".join(f"{digest}  {name}\n" for name, digest in listed.items())


def read_manifest(path: Path) -> dict[str, str]:
    """Digests by name. Raises :class:`Unreadable`.

    manifest = line*
    line     = 64 lower-case hexadecimal digits, two spaces, name, LF
    name     = relative path with /, that stays inside the folder; each name once
    """
    text = text_of(path, "清单")
    listed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or {"", ".", ".."} & set(match["name"].split("/")) or match["name"] in listed:
            raise Unreadable(f"清单 {path} 第 {number} 行写法有误")
        listed[match["name"]] = match["digest"]
    if not listed:
        raise Unreadable(f"清单 {path} 是空的")
    return listed


def text_of(path: Path, what: str) -> str:
    """The text of a small file. Raises :class:`Unreadable`."""
    try:
        if path.exists() and not path.is_file():
            # A pipe would be waited on for ever.
            raise Unreadable(f"{what} {path} 不是普通文件")
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unreadable(f"读不到{what} {path}，或它不是 UTF-8 文本") from None


def compare(folder: Path) -> Findings:
    """The folder against its own manifest. Raises :class:`Unreadable`."""
    listed, found = read_manifest(folder / MANIFEST), digests(folder)
    closed = {name for name, digest in found.items() if digest is None}
    within = {name for name in listed if closed.intersection(_folders_above(name))}
    reached = {above for name in within for above in _folders_above(name)}
    return Findings(
        changed=[name for name in listed if found.get(name) and found[name] != listed[name]],
        missing=[name for name in listed if name not in found and name not in within],
        extra=[name for name in found if name not in listed and name not in reached & closed],
        unreadable=[name for name in listed if name in closed or name in within],
    )


def _folders_above(name: str) -> Iterator[str]:
    """a/b/c.html -> a, a/b"""
    parts = name.split("/")
    for count in range(1, len(parts)):
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
        from cryptography.exceptions import InvalidSignature
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


def add_arguments(parser: argparse.ArgumentParser, folder: Path) -> None:
    """The arguments of the check; `folder` is the copy that is meant where none is named."""
    parser.add_argument(
        "folder", nargs="?", default=str(folder), help=f"副本的文件夹；不写就是 {folder.name}"
    )
    parser.add_argument("--key", help="发布者的公钥（以 RW 开头的一行），或存有公钥的文件")
    parser.add_argument("--since", help="旧副本的清单：只列出要更新的文件，不核验")


def run(given: argparse.Namespace) -> int:
    """Check a copy and say what was found. Returns one of the exit codes."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows ? for a character it lacks, instead of stopping the check.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        found = _run(given)
        sys.stdout.flush()
        return found
    except BrokenPipeError:
        # Whoever reads has gone (| head -1). What Python still holds goes nowhere, and nothing was confirmed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNCHECKED


def _run(given: argparse.Namespace) -> int:
    folder = Path(given.folder)
    try:
        for name, value in (("副本的文件夹", given.folder), ("公钥", given.key), ("旧清单", given.since)):
            # An empty variable of a script must not pass for a check that was not asked for.
            if value is not None and not value.strip():
                raise Unreadable(f"没有写明{name}，给的是空的；写上，或整个不写")
        if given.since is not None:
            return _tell_difference(Path(given.since), folder / MANIFEST)
        whole = _tell_findings(folder)
        signed = _tell_signature(folder, given.key)
        return max(whole, signed, key=(INTACT, UNCHECKED, ALTERED).index)
    except Unreadable as error:
        _say(f"不能核验：{error}。")
        return UNCHECKED


def _say(line: str) -> None:
    """One line, whatever a file's name holds: line breaks and control characters are shown as \\n, \\x1b, \\u202e."""
    print("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line))


def _tell_difference(old: Path, new: Path) -> int:
    found = difference(read_manifest(old), read_manifest(new))
    for label, names in (("新增", found.added), ("更换", found.changed), ("删去", found.removed)):
        for name in names:
            _say(f"{label}  {name}")
    _say(
        f"新增 {len(found.added)} 个，更换 {len(found.changed)} 个，删去 {len(found.removed)} 个；清单本身也要更换。"
    )
    return INTACT


def _tell_findings(folder: Path) -> int:
    found = compare(folder)
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
    manifest = folder / MANIFEST
    total = len(read_manifest(manifest))
    _say(f"与清单不符：{counts}。" if counts else f"完整：{total} 个文件与清单逐字节相符。")
    _say(f"清单的 SHA-256：{hashlib.sha256(manifest.read_bytes()).hexdigest()}")
    return INTACT if found.intact else ALTERED


def _tell_signature(folder: Path, key: str | None) -> int:
    path = folder / SIGNATURE
    if not os.path.lexists(path):
        _say("签名：没有。清单是否出自发布者，请与发布者公布的清单 SHA-256 比对。")
        return INTACT if key is None else ALTERED
    if key is None:
        _say("签名：有，没有核对（用 --key 写明发布者的公钥）。")
        return INTACT
    try:
        public = text_of(Path(key), "公钥") if os.path.isfile(key) else key
        comment = check_signature((folder / MANIFEST).read_bytes(), text_of(path, "签名"), public)
    except SignatureUnchecked as error:
        _say(f"签名：没有核对。{error}。")
        return UNCHECKED
    except SignatureWrong as error:
        _say(f"签名：无效。{error}。")
        return ALTERED
    _say(f"签名：有效（{comment}）。")
    return INTACT


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="核验网站副本是否与发布的完全相同")
    add_arguments(arguments, Path(__file__).resolve().parent)
    sys.exit(run(arguments.parse_args()))

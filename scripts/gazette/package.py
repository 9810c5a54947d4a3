"""离线副本: the published site as one ZIP, the same bytes for the same site, and what an older copy lacks of it."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazette import times, verify
from gazette.publish import PublishFailed, exclusive

README = "readme.txt"
"""使用说明; stands first in the ZIP."""


@dataclass(frozen=True)
class Package:
    """A written ZIP with its SHA-256, which also stands beside it in `<name>.zip.sha256`."""

    path: Path
    digest: str


def pack(root: Path, since: dict[str, str] | None = None) -> list[Package]:
    """Pack root/site into root/dist: everything, and with the manifest `since` of an older copy also the update.

    The update holds the files that are new or changed, and the manifest. Raises :class:`PublishFailed` when the site is
    not as it was sealed, :class:`gazette.verify.Unreadable` when there is no site, :class:`gazette.times.TimeUnusable`;
    `dist/` is then as it was.
    """
    site, dist = root / "site", root / "dist"
    commit = times.given()
    with exclusive(root):
        if not verify.compare(site).intact:
            raise PublishFailed(f"{site} 与清单不符，不能打包；重新生成（make site）")
        listed = verify.read_manifest(site / verify.MANIFEST)
        seals = [name for name in (verify.MANIFEST, verify.SIGNATURE) if (site / name).is_file()]
        if not dist.is_dir():
            dist.mkdir()
            dist.chmod(0o755)
        name = f"gazette-{_newest_issue(site)}"
        wanted = {dist / f"{name}.zip": [*listed, *seals]}
        if since is not None:
            found = verify.difference(since, listed)
            wanted[dist / f"{name}-update.zip"] = [*found.added, *found.changed, *seals]
        targets = [path for target in wanted for path in (target, _sum_of(target))]
        for target in targets:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        try:
            for target in targets:
                _part(target).unlink(missing_ok=True)  # it may be a link, and is not written through
            packages = []
            for target, names in wanted.items():
                packed = Package(target, _write(site, names, _part(target), commit))
                _put(_part(_sum_of(target)), f"{packed.digest}  {target.name}\n")
                packages.append(packed)
            for target in targets:
                os.replace(_part(target), target)
        finally:
            for target in targets:
                _part(target).unlink(missing_ok=True)
    return packages


def _sum_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.sha256")


def _part(target: Path) -> Path:
    """What is not finished yet."""
    return target.with_name(f"{target.name}.part")


def _newest_issue(site: Path) -> str:
    """The last, for `issues.json` has them in their order: 2024-10 behind 2024-9."""
    issues = json.loads((site / "data" / "issues.json").read_text("utf-8"))
    return str(issues[-1]["id"])


def _write(site: Path, names: Iterable[str], target: Path, commit: int) -> str:
    """Write a ZIP, which a web server can read whatever the umask. Returns its SHA-256."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(names, key=lambda name: (name != README, name)):
            content = (site / name).read_bytes()
            moment = times.in_package(hashlib.sha256(content).hexdigest(), commit)
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    target.chmod(0o644)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)

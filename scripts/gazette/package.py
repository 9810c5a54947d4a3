"""离线副本: the published site as one ZIP, the same bytes for the same site, and what an older copy lacks of it."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazette import verify
from gazette.publish import PublishFailed, exclusive

README = "readme.txt"
"""使用说明; stands first in the ZIP."""

_EARLIEST = 315532800
"""1980-01-01, before which a ZIP knows no time."""


@dataclass(frozen=True)
class Package:
    """A written ZIP with its SHA-256, which also stands beside it in `<name>.zip.sha256`."""

    path: Path
    digest: str


def pack(root: Path, since: Path | None = None) -> list[Package]:
    """Pack root/site into root/dist: everything, and with the manifest `since` of an older copy also the update.

    The update holds the files that are new or changed, and the manifest. Times in the ZIP are those of
    SOURCE_DATE_EPOCH. Raises :class:`PublishFailed` when the site is not as it was sealed,
    :class:`gazette.verify.Unreadable` when there is no site or `since` is no manifest.
    """
    site, dist = root / "site", root / "dist"
    with exclusive(root):
        if not verify.compare(site).intact:
            raise PublishFailed(f"{site} 与清单不符，不能打包；重新生成（make site）")
        listed = verify.read_manifest(site / verify.MANIFEST)
        seals = [name for name in (verify.MANIFEST, verify.SIGNATURE) if (site / name).is_file()]
        dist.mkdir(exist_ok=True)
        name = f"gazette-{_newest_issue(site)}"
        packages = [_write(site, [*listed, *seals], dist / f"{name}.zip")]
        if since:
            found = verify.difference(verify.read_manifest(since), listed)
            packages.append(_write(site, [*found.added, *found.changed, *seals], dist / f"{name}-update.zip"))
    return packages


def _newest_issue(site: Path) -> str:
    issues = json.loads((site / "data" / "issues.json").read_text("utf-8"))
    return str(max(issue["id"] for issue in issues))


def _write(site: Path, names: Iterable[str], target: Path) -> Package:
    unfinished = target.with_suffix(".part")
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", _EARLIEST)), _EARLIEST))[:6]
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(names, key=lambda name: (name != README, name)):
                entry = zipfile.ZipInfo(name, moment)
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, (site / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)
        digest = hashlib.sha256(unfinished.read_bytes()).hexdigest()
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    target.with_name(f"{target.name}.sha256").write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    return Package(target, digest)

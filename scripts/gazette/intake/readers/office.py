"""旧式文字处理文件 (.doc, .wps, .rtf): LibreOffice makes a Word file of it, which is then read as one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from gazette.intake.readers.reader import Reader
from gazette.intake.readers.word import read_word
from gazette.intake.readers.word_package import CONTAINER, refuse_locked
from gazette.intake.received import Received, Unreadable

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120
_MOST = 256 << 20
"""bytes of what comes out of the conversion"""
_RTF = b"{\\rtf"
_HEAD = 4096
_WEB = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta)|mime-version:",
    re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml")
_REMEDY = "用 Word 或 WPS 打开，另存为 .docx"


_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Inet/Settings", "ooInetProxyType", "2"),  # what follows
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""What a received file may not have LibreOffice do: run macros, bring its links up to date, fetch what it names elsewhere. The
first setting holds for some formats only; so all requests go to a proxy at a port where nothing answers."""


def read_office(raw: bytes) -> Received:
    """A file of an older form; what is in truth a .docx is read as one."""
    if raw.startswith(b"PK"):
        return read_word(raw)
    refuse_locked(raw)
    # In UTF-16 every other byte of a tag is zero.
    head = raw[:_HEAD].replace(b"\0", b"").lower()
    if _WEB.match(head):
        raise Unreadable("这其实是网页（HTML），只是扩展名写作 .doc", "把扩展名改为 .html 再收")
    if not (raw.startswith((CONTAINER, _RTF)) or _XML.match(head)):
        raise Unreadable("不是 Word、WPS 或 RTF 文件", _REMEDY)
    return read_word(_converted(raw))


def _converted(raw: bytes) -> bytes:
    """The file as .docx. All that the program writes, its own settings too, goes with the folder."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable("读这种旧式文件要用 LibreOffice，这台机器上没有", f"装上 LibreOffice，或{_REMEDY}")
    with tempfile.TemporaryDirectory(prefix="gazette-intake-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        received = folder / "received.doc"
        received.write_bytes(raw)
        _run(program, folder, received)
        made = folder / "out" / "received.docx"
        if not made.is_file():
            raise Unreadable("LibreOffice 打不开这个文件", _REMEDY)
        if made.stat().st_size > _MOST:
            raise Unreadable("文件转换后大得不合情理", "太大的分成几份")
        return made.read_bytes()


def _run(program: str, folder: Path, received: Path) -> None:
    """One conversion, with a profile of its own; whatever it started ends with it."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    registry = "http://openoffice.org/2001/registry"
    settings.write_text(f'<oor:items xmlns:oor="{registry}">{"".join(items)}</oor:items>', "utf-8")
    command = [
        *(program, "--headless", "--norestore", "--nologo", "--nolockcheck"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", "docx", "--outdir", str(folder / "out"), str(received)),
    ]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise Unreadable("LibreOffice 运行不了", f"检查 LibreOffice 是否装好，或{_REMEDY}") from None
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"LibreOffice 用了 {_SECONDS} 秒还没有转换完", _REMEDY) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


OFFICE = Reader("旧式 Word、WPS、RTF", ("doc", "dot", "wps", "wpt", "rtf"), read_office)

"""边改边看: what `make serve` says, in Chinese: where to look, what was brought up to date, every warning and every fault."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException

from gazette import disk
from gazette.faults import ProgramFault
from gazette.model import on_one_line
from gazette.search import SearchError

STUCK = "网页没有更新，打不开；照上面说的改正并保存，就会重新生成。"

_SAID = {
    "Serving on ": "在浏览器里打开 {rest}　改了文件，网页几秒后更新；看完按 Ctrl+C。",
    "Detected file changes": "{time}文件改了，重新生成……",
    "Reloading browsers": "{time}已更新。",
    "Shutting down...": "已停。",
    "An error happened during the rebuild.": "",  # STUCK says it
}
"""How MkDocs' own lines begin, and what is said instead. What else it says below a warning is for who works on MkDocs."""

_LINE = re.compile(r"(?P<time>\[[0-9:]{8}\] )?(?P<text>.*)", re.DOTALL)
_REQUEST = re.compile(r'"(?P<asked>.*)" code (?P<code>[0-9]+)', re.DOTALL)


def in_chinese(record: logging.LogRecord) -> bool:
    """A filter for what is logged: puts what is said in the place of what MkDocs says, and tells whether anything is."""
    line = _LINE.fullmatch(record.getMessage())
    assert line
    time, text = line["time"] or "", line["text"]
    said = text if record.levelno >= logging.WARNING else ""
    for opening, instead in _SAID.items():
        if text.startswith(opening):
            said = instead.format(time=time, rest=text.removeprefix(opening))
    if request := _REQUEST.fullmatch(text):
        led_on = request["code"].startswith("3")
        said = "" if led_on else f"没有答复“{on_one_line(request['asked'])}”（{request['code']}）。"
    record.msg, record.args = said, ()
    return bool(said)


def until_mended(build: Callable[[], None], root: Path) -> Callable[[], None]:
    """A build that ends in `Abort` whatever fails, which says that nothing is shown until that is mended."""

    def again() -> None:
        try:
            build()
        except Abort:  # what is wrong was logged
            raise Abort(STUCK) from None
        except OSError as error:
            raise Abort(f"{disk.told(error, root)}\n{STUCK}") from None
        except (MkDocsException, ProgramFault, SearchError) as error:
            raise Abort(f"{error}\n{STUCK}") from None
        except Exception:
            # Of the program itself, or of a template that is being written: for who is writing it.
            traceback.print_exc()
            raise Abort(STUCK) from None

    return again

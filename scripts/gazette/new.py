"""A new gazette (新的刊物): a whole project for another publisher, with an invented issue (样张) to be replaced.

It stands complete in a folder beside its place before it is put there, so that a failure leaves nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from gazette import model
from gazette.checks import check
from gazette.formats.markdown import escape
from gazette.project import OF_THIS_GAZETTE, PUBLISHING, Unusable, copy_files, refuse_unusable
from gazette.store import dump, load, load_synonyms, render

_BEGINNING = Path(__file__).parent / "beginning"
"""What a new project begins with: its README and data/, the invented issue among them."""
_FILLED = ("README.md", "data/gazette.yml")
"""The files that name the publication."""
_SYNONYMS = """\
## 日常说法：人们检索时输入的词，和公文里的词。可以增删，改了以后重新生成网站就生效；全部不要的，删去这个文件。
## say 人们输入的词；written 公文中的词，最好的在前；why 理由。每个词至少两个字。
## 公文的词也要找得到口语的，加 both: true。以“##”开头的行是说明，不起作用。
"""
"""What stands above the everyday words of a new project."""
_LONGEST = 50
_GAZETTE = "公报"
_PLACE = re.compile(r"(?P<full>(?P<short>.+?)[省市县区州盟旗]?)(?:人民)?政府")
"""甲乙市人民政府公报 is of 甲乙市, which is also 甲乙"""


@dataclass(frozen=True)
class Wanted:
    """What is known of the new publication, and where its project is to stand."""

    folder: Path
    name: str
    publisher: str
    inferred: bool
    """推定: the publisher was worked out from the name, for an editor to check"""


def wanted(root: Path, folder: str, name: str, publisher: str) -> Wanted:
    """甲市人民政府公报 -> 甲市人民政府, where no publisher is given; the folder is new or empty, and not in `root`.

    Raises :class:`Unusable`.
    """
    if not folder:
        raise Unusable("FOLDER：没有写；写明新的文件夹，如 FOLDER=/srv/甲市公报")
    given = _checked("PUBLISHER", publisher, "甲市人民政府办公室")
    named = _checked("NAME", name, "甲市人民政府公报")
    if not named:
        raise Unusable("NAME：没有写；写明刊名，如 NAME=甲市人民政府公报")
    inferred = named.removesuffix(_GAZETTE) if named.endswith(_GAZETTE) else ""
    if not (given or inferred):
        raise Unusable(
            f"PUBLISHER：没有写，从刊名“{named}”也看不出主办单位；写明，如 PUBLISHER=甲市人民政府办公室"
        )
    place = Path(folder).resolve()
    refuse_unusable(place, [root.resolve()])
    return Wanted(place, named, given or inferred, not given)


def _checked(key: str, text: str, example: str) -> str:
    line = text.strip(" ")
    if not line.isprintable():
        raise Unusable(f"{key}：含有换行、控制字符等看不见的字符；只写文字，如 {key}={example}")
    if len(line) > _LONGEST:
        raise Unusable(f"{key}：有 {len(line)} 个字，最多 {_LONGEST} 个；改短，如 {key}={example}")
    return line


def make(root: Path, new: Wanted) -> None:
    """Write the project, with the program of the project at `root`.

    Raises :class:`Unusable`, or OSError; its folder is then as it was.
    """
    general = _general_synonyms(root)
    beside = Path(tempfile.mkdtemp(prefix=".gazette-new-", dir=_nearest(new.folder.parent)))
    try:
        copy_files(root, beside, PUBLISHING, OF_THIS_GAZETTE)
        _begin(beside, new)
        synonyms = _SYNONYMS + dump(tuple(general))
        (beside / "data" / "synonyms.yml").write_text(synonyms, encoding="utf-8", newline="\n")
        if faults := [problem for problem in check(*load(beside)) if not problem.hint]:
            raise Unusable(str(faults[0]))
        beside.chmod(root.stat().st_mode)
        new.folder.parent.mkdir(parents=True, exist_ok=True)
        os.replace(beside, new.folder)
    except BaseException:
        shutil.rmtree(beside)
        raise


def _begin(folder: Path, new: Wanted) -> None:
    """README and data/ of the new project."""
    copy_files(_BEGINNING, folder, ("README.md", "data"))
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    environment.filters |= {"markdown": escape}
    environment.globals |= {"yaml": render}
    for name in _FILLED:
        template = environment.from_string((_BEGINNING / name).read_text(encoding="utf-8"))
        (folder / name).write_text(template.render(asdict(new)), encoding="utf-8", newline="\n")


def _general_synonyms(root: Path) -> list[model.Synonym]:
    """日常说法 of the project at `root`, without those that name its place; 路县 is not 路, which is in 路灯."""
    publication, synonyms, problems = load_synonyms(root)
    if problems:
        raise Unusable(f"{problems[0].mark}：有错，不能借用其中的日常说法；先运行 make check 并改正")
    place = _PLACE.match(publication.name)
    names = {name for name in place.groups() if len(name) > 1} if place else set()
    return [
        synonym
        for synonym in synonyms
        if not any(name in word for name in names for word in (*synonym.say, *synonym.written, synonym.why))
    ]


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.exists())

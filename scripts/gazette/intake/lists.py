"""名单、要素行、图、注、附件说明: groups of lines in a text that are no paragraphs. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gazette import model
from gazette.characters import squeeze
from gazette.intake.enclosure_lists import enclosure_items
from gazette.intake.passages import Passage, joined
from gazette.intake.received import Style
from gazette.model import Block, Mark
from gazette.numbering import marker_of
from gazette.numerals import half_width
from gazette.store.layout import ATTACHED
from gazette.store.pictures import PICTURES

_ROLE = re.compile(
    r"(?:总指挥长?|副总指挥长?|指\s*挥\s*长|副\s*指\s*挥\s*长|组\s*长|第一组长|常务副组长|副\s*组\s*长|主\s*任|常务副主任|副\s*主\s*任|成\s*员|委\s*员|秘\s*书\s*长"
    r"|副\s*秘\s*书\s*长|顾\s*问|召\s*集\s*人|总召集人|副召集人|联络员|会\s*长|副\s*会\s*长|主\s*席|副\s*主\s*席|队\s*长|名誉主任)\s*[：:]"
)
_PERSON = re.compile(r"[一-龥·](?:[　 ]{1,2}[一-龥])?[一-龥·]{0,4}(?:（[^（）]{1,6}）)?(?:　+|\s{2,}| )\S.*")
_LABELLED = re.compile(
    r"(?:会议)?(?:时\s*间|地\s*点|主\s*持(?:\s*人)?|出\s*席(?:人员)?|列\s*席(?:人员)?|参\s*加(?:人员)?|请\s*假|缺\s*席|记\s*录(?:人)?|日\s*期|议\s*题)\s*[：:]"
)
_FIGURE = re.compile(r"(?:附?图\s*[0-9一二三四五六七八九十]{1,3}(?:[-－][0-9]{1,2})?)[　\s：:.、]")
_FILE = re.compile(rf"[^，。；]{{1,80}}\.(?P<ending>{'|'.join(ATTACHED)})", re.IGNORECASE)
_NOTES = re.compile(r"注\s*释?\s*[：:]?")
_NOTE = re.compile(r"[\[〔［][0-9]{1,3}[\]〕］]|[①-⑳]|\*{1,3}|注[0-9]{1,3}[：:.、\s]")


@dataclass(frozen=True)
class Special:
    """What begins at a passage, how many of them it takes, and what is doubted (saw, chose, other)."""

    block: Block
    count: int
    doubt: tuple[str, str, str] | None = None


def special_at(passages: Sequence[Passage | None], at: int) -> Special | None:
    """A group of lines that begins here; None where a paragraph does."""
    for read in (_picture, _labelled, _roster, _footnotes, _enclosure_list):
        if found := read(passages, at):
            return found
    return None


def _at(passages: Sequence[Passage | None], at: int) -> Passage | None:
    """The passage at a place; None at a table, and behind the last."""
    return passages[at] if at < len(passages) else None


def _while(passages: Sequence[Passage | None], at: int, belongs: Callable[[str], object]) -> list[Passage]:
    """The passages from here on that belong together."""
    found: list[Passage] = []
    while (passage := _at(passages, at + len(found))) and belongs(passage.text):
        found.append(passage)
    return found


def _mark(passage: Passage) -> Mark:
    return Mark("", passage.line)


def _picture(passages: Sequence[Passage | None], at: int) -> Special | None:
    first = passages[at]
    assert first is not None
    behind = passages[at + 1] if at + 1 < len(passages) else None
    if first.picture:
        caption = behind if behind and not behind.picture and _FIGURE.match(behind.text) else None
        picture = model.Picture(first.picture, caption.text if caption else None)
        return Special(model.Pictures((picture,), _mark(first)), 2 if caption else 1)
    text = first.text
    if _FIGURE.match(text) and len(text) < 80 and not re.search("[。；]", text):
        captions = re.split(r"(?<=\S)(?:　+|\s{3,})(?=附?图\s*[0-9一二三四五六七八九十])", text)
        pictures = tuple(model.Picture(caption=caption.strip()) for caption in captions)
        return Special(
            model.Pictures(pictures, _mark(first)), 1,
            (f"“{text[:20]}”是图题，没有收到图", "写成没有文件的图", "把图存为 fig-1.png 等，在 file 写明"),
        )  # fmt: skip
    match = _FILE.fullmatch(text)
    if match and match["ending"].lower() in PICTURES:
        picture = model.Picture(caption=text)
        return Special(
            model.Pictures((picture,), _mark(first)), 1,
            (f"“{text[:20]}”是一幅图，没有收到", "写成没有文件的图", "把图放进文件夹，在 file 写明"),
        )  # fmt: skip
    return None


def is_file_name(text: str) -> bool:
    """Whether a line is the name of a file that was not received: 管理细则.pdf."""
    match = _FILE.fullmatch(text.strip())
    return match is not None and match["ending"].lower() not in PICTURES


def _labelled(passages: Sequence[Passage | None], at: int) -> Special | None:
    lines = _while(passages, at, _LABELLED.match)
    if len(lines) < 2:
        return None
    return Special(model.Labelled(tuple(line.text for line in lines), _mark(lines[0])), len(lines))


def _roster(passages: Sequence[Passage | None], at: int) -> Special | None:
    first, second = _at(passages, at), _at(passages, at + 1)
    if first is None or not (
        _ROLE.match(first.text) or (_is_person(first.text) and second and _is_person(second.text))
    ):
        return None
    lines: list[Passage] = []
    while passage := _at(passages, at + len(lines)):
        text, below = passage.text, _at(passages, at + len(lines) + 1)
        group = bool(lines) and len(text) < 40 and not re.search("[，。；：:]", text)
        goes_on = below is not None and bool(_is_person(below.text) or _ROLE.match(below.text))
        if not (_ROLE.match(text) or _is_person(text) or (group and goes_on)):
            break
        lines.append(passage)
    people = sum(1 for line in lines if _is_person(line.text) or re.search(r"[：:]\s*\S", line.text))
    if people < 2:
        return None
    return Special(model.Roster(tuple(line.text for line in lines), _mark(lines[0])), len(lines))


def _is_person(text: str) -> bool:
    return (
        bool(_PERSON.fullmatch(text))
        and len(text) < 60
        and not re.search("[。；：:]", text)
        and not marker_of(text)
    )


def _footnotes(passages: Sequence[Passage | None], at: int) -> Special | None:
    first = _at(passages, at)
    assert first is not None
    headed = bool(_NOTES.fullmatch(first.text))
    # Notes without a heading begin with the first mark, or are known as notes by the file.
    if not headed and first.style is not Style.NOTE and not re.match(r"[\[〔［]1[\]〕］]", first.text):
        return None
    lines = [first] if headed or first.style is Style.NOTE else []
    while (passage := _at(passages, at + len(lines))) and (
        _NOTE.match(half_width(passage.text)) or passage.style is Style.NOTE
    ):
        lines.append(passage)
    if len(lines) < 1 + headed:
        return None
    return Special(model.Footnotes(tuple(line.text for line in lines), _mark(lines[0])), len(lines))


def _enclosure_list(passages: Sequence[Passage | None], at: int) -> Special | None:
    items = enclosure_items(passages, at)
    if not items:
        return None
    lines = tuple(joined([line.text for line in item]) for item in items)
    return Special(model.EnclosureList(lines, _mark(items[0][0])), sum(map(len, items)))


def own_contents(passages: Sequence[Passage | None]) -> frozenset[int]:
    """The lines of the contents that a long rule has of its own: 目　录, then what stands as headings once more below."""
    texts = ["" if passage is None else squeeze(passage.text) for passage in passages]
    begin = next((at for at, text in enumerate(texts) if text == "目录"), None)
    if begin is None:
        return frozenset()
    last = {text: at for at, text in enumerate(texts)}
    end = begin + 1
    while end < len(texts) and texts[end] and last[texts[end]] > end:
        end += 1
    return frozenset(range(begin, end))

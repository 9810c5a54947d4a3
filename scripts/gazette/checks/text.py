"""Rules on the text of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.characters import refused
from gazette.checks.records import Held, folders, headed, records, texts
from gazette.checks.rule import rule
from gazette.model import Mark, Problem
from gazette.outline import blocks, interpretation_units, notice_units
from gazette.units import Unit


@rule(whole=True)
def tables_are_referred_to_once(archive: Archive) -> Iterator[Problem]:
    """每张附表在公文或解读中恰有一处“table: …”，所指的附表须存在。"""
    for _, folder in folders(archive):
        texts = [notice_units(folder.notice)]
        if folder.interpretation:
            texts.append(interpretation_units(folder.interpretation))
        units = [unit for text in texts for unit in text]
        references = [unit.block for unit in units if isinstance(unit.block, model.TableReference)]
        counts = Counter(reference.name for reference in references)
        held = {table.name for table in folder.tables}
        for reference in references:
            if reference.name and reference.name not in held:
                yield Problem(
                    reference.mark, f"没有附表文件 {reference.name}.yml", "改正名称，或补上这个文件"
                )
            elif counts[reference.name] > 1:
                yield Problem(
                    reference.mark, f"附表 {reference.name} 排了 {counts[reference.name]} 次", "只留一处"
                )
        for table in folder.tables:
            if table.name not in counts and all(any(unit.text for unit in text) for text in texts):
                remedy = f"在 notice.yml 或 interpretation.yml 中写“- table: {table.name}”"
                yield Problem(table.mark, "没有排入这张附表", remedy)


@rule(whole=True)
def bodies_are_not_empty(archive: Archive) -> Iterator[Problem]:
    """公文、解读、附件和每个标题、条、项之下都须有文字。"""
    remedy = "补上正文"
    for held in headed(archive):
        if not held.writing.body and not held.writing.enclosures:
            name = "解读" if isinstance(held.record, model.Interpretation) else "公文"
            yield Problem(held.mark, f"{'附件' if held.part else name}没有正文", remedy)
        for block in blocks(held.writing.body):
            if isinstance(block, model.Heading | model.Article | model.Item) and not block.body:
                name = block.text if isinstance(block, model.Heading) else block.marker
                yield Problem(block.mark, f"“{name}”之下没有文字", remedy)


@rule()
def departments_open_titles(archive: Archive) -> Iterator[Problem]:
    """解读的标题以解读单位开头。"""
    for _, folder in folders(archive):
        explained = folder.interpretation
        if (
            explained
            and explained.department
            and explained.title
            and not explained.title.startswith(explained.department)
        ):
            fault = f"标题“{explained.title}”不以解读单位“{explained.department}”开头"
            yield Problem(explained.mark, fault, "照标题改正 department")


@rule()
def characters_are_visible(archive: Archive) -> Iterator[Problem]:
    """文字中只有看得见的字符和通常的空格，也不得用 \\u 一类的写法带入别的。"""
    yield from _refused(archive.gazette.issues)


@rule(across=True)
def characters_of_registers_are_visible(archive: Archive) -> Iterator[Problem]:
    """gazette.yml、organizations.yml、instruments.yml 中也是这样，也没有换行。"""
    gazette = archive.gazette
    for register in (gazette.publication, gazette.organizations, gazette.instruments):
        yield from _refused(register)
        yield from _broken(register)


def _refused(record: object) -> Iterator[Problem]:
    for text, mark in texts(record, Mark("data/gazette.yml", 1)):
        for _, fault, remedy in refused(text):
            yield Problem(mark, fault, remedy)


@rule()
def paragraphs_do_not_break(archive: Archive) -> Iterator[Problem]:
    """一段文字里没有换行：网页把它显示为空格，文本却另起一段。"""
    for issue in archive.gazette.issues:
        yield from _broken((issue.matter, issue.contents))
    for held in records(archive):
        yield from _broken(held.record)


def _broken(record: object) -> Iterator[Problem]:
    for text, mark in texts(record, Mark("data/gazette.yml", 1)):
        if "\n" in text:
            before = text.lstrip().split("\n")[0][-10:]
            yield Problem(mark, f"“{before}”后面换了行", "一段写成一行，不用 |；是几段的，写成列表的几项")


@rule()
def text_is_without_markup(archive: Archive) -> Iterator[Problem]:
    """收到的文字中的排版标记不得留在正文里。"""
    for held in records(archive):
        for unit in _marked(held):
            yield Problem(unit.mark, f"“{unit.text[:20]}”中留有排版标记", "删去标记，只留文字")


def _marked(held: Held) -> Iterator[Unit]:
    tags = [tag.text for tag in held.issue.markup if tag.text]
    for unit in held.units:
        if any(tag in unit.text for tag in tags):
            yield unit

"""The reader of Word files: what is written in one comes out as its lines, and nothing of it in silence."""

from __future__ import annotations

from docx_writer import Docx, paragraph

from gazette.intake.readers.word import read_word


def lines(*blocks: str, **parts: object) -> list[str]:
    return [line.text for line in read_word(Docx(blocks, **parts).bytes()).lines]  # type: ignore[arg-type]


def test_a_paragraph_is_a_line() -> None:
    assert lines(paragraph("某市人民政府"), paragraph(), paragraph("各县区", "人民政府：")) == [
        "某市人民政府",
        "",
        "各县区人民政府：",
    ]

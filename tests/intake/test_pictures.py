"""Pictures that Word and web pages hold come beside the YAML, and are shown with their captions."""

from __future__ import annotations

import base64
from pathlib import Path

import docx_writer as word
import pytest
from intake_project import faults, issue_of, project, taken
from pictures import picture

from gazette import model

LINES = ("某市人民政府关于标志牌的通知", "某府发〔2023〕1号", "各区人民政府：", "式样如下：")
END = ("图1　标志牌外形", "某市人民政府", "2023年1月2日")


def as_word() -> bytes:
    drawn = word.paragraph(word.picture("rId-图"))
    blocks = [*map(word.paragraph, LINES), drawn, *map(word.paragraph, END)]
    return word.packed(word.Docx(blocks, media={"rId-图": ("a.png", picture(".png"))}).parts())


def as_page() -> bytes:
    held = base64.b64encode(picture(".png")).decode()
    drawn = f'<p><img src="data:image/png;base64,{held}"></p>'
    body = "".join(f"<p>　　{line}</p>" for line in LINES) + drawn + "".join(f"<p>{line}</p>" for line in END)
    return f'<meta charset="utf-8"><div class="article">{body}</div>'.encode()


@pytest.mark.parametrize(("name", "made"), [("通知.docx", as_word()), ("通知.html", as_page())])
def test_a_picture(name: str, made: bytes, tmp_path: Path) -> None:
    given = tmp_path / name
    given.write_bytes(made)
    root = project(tmp_path / "公报")
    taken(root, given)
    assert faults(root) == []
    (folder,) = issue_of(root).folders
    shown = model.Pictures((model.Picture("picture-1.png", "图1　标志牌外形"),))
    assert folder.notice.body == (model.Paragraph("式样如下："), shown)
    assert [file.name for file in folder.files] == ["picture-1.png"]
    assert (root / "data/2023/04" / folder.name / "picture-1.png").read_bytes() == picture(".png")

"""Pages by hand take from data/ what is of one gazette alone."""

from __future__ import annotations

import dataclasses

import fabricated_gazette
import pytest
from jinja2 import TemplateError

from gazette.model import FrontLine, FrontRole
from gazette.pages.by_hand import Facts, facts_of, fill, fill_plain
from gazette.site import Site

INVENTED = Facts("某市*公报", None, "某府办发", 2024, 7, "MSCR-2024-01003", "某市人民政府办公室", ())


def test_the_examples_are_the_latest_documents() -> None:
    assert facts_of(Site(fabricated_gazette.gazette())) == Facts(
        "某市人民政府公报",
        "◇ 本刊刊登的文件与正式文件具有同等效力 ◇",
        "某府发",
        2024,
        3,
        "MSCR-2024-00001",
        "某市人民政府办公室",
        (("电话", "0000000"),),
    )


@pytest.mark.parametrize(
    ("printed", "contacts"),
    [
        (("电 话：0000-1234567", "邮 箱：a@b.example"), (("电话", "0000-1234567"), ("邮箱", "a@b.example"))),
        (("编辑部电话：0000-1234567　　定价：5.00元",), (("编辑部电话", "0000-1234567"),)),
        (("地址：某路1号", "承印：某印刷厂", "电话：0000-7654321"), (("地址", "某路1号"),)),
        (("印刷厂电话：0000-7654321", "电话："), ()),
        ((), ()),
    ],
)
def test_whom_to_tell_is_taken_from_the_latest_issue(
    printed: tuple[str, ...], contacts: tuple[tuple[str, str], ...]
) -> None:
    """Not the printing house's, and nothing that is not printed."""
    gazette = fabricated_gazette.gazette()
    front = tuple(FrontLine(FrontRole.IMPRINT, text) for text in printed)
    issue = dataclasses.replace(gazette.issues[-1], front=front)
    assert facts_of(Site(dataclasses.replace(gazette, issues=(issue,)))).contacts == contacts


def test_a_gazette_without_documents_has_invented_examples() -> None:
    empty = dataclasses.replace(fabricated_gazette.gazette(), issues=())
    assert facts_of(Site(empty)) == dataclasses.replace(INVENTED, name="某市人民政府公报")


@pytest.mark.parametrize(
    ("page", "markdown", "plain"),
    [
        ("《{{ name }}》是什么", "《某市\\*公报》是什么", "《某市*公报》是什么"),
        ("## 效力 {#force}\n", "## 效力 {#force}\n", "## 效力 {#force}\n"),
        ("[格式](a.json){: download }", "[格式](a.json){: download }", "[格式](a.json){: download }"),
        (
            "`{{ series }}[{{ year }}]{{ serial }}号` `{{ registration }}`",
            "`某府办发[2024]7号` `MSCR-2024-01003`",
            "`某府办发[2024]7号` `MSCR-2024-01003`",
        ),
        ("{% if statement %}\n> {{ statement }}\n{% endif %}\n本站", "本站", "本站"),
    ],
)
def test_what_they_name_is_put_in(page: str, markdown: str, plain: str) -> None:
    assert (fill(page, INVENTED), fill_plain(page, INVENTED)) == (markdown, plain)


@pytest.mark.parametrize("page", ["{{ nmae }}", "{{ name", "{% if name %}"])
def test_what_is_not_known_is_refused(page: str) -> None:
    with pytest.raises(TemplateError):
        fill(page, INVENTED)

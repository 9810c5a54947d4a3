"""草案: whether a text that names a document speaks of a draft of it."""

from __future__ import annotations

import pytest

from gazette.citations import find_citations
from gazette.drafts import drafts

_OF_ITS_OWN = [
    # what is worked on is a draft
    ("为确保《办法》起草的科学性,形成现在的印发稿。", "草"),
    ("《办法》起草背景", "草"),
    ("市某局起草了《办法》(以下简称《要点》)。", "草"),
    ("市某局拟定了该《通知》，征求了意见，对该《通知》进行了修改完善，呈送请求印发。", "草草"),
    ("副市长专题研究该《通知》。", "草"),
    ("副市长专题研究审议《办法》。", "草"),
    ("就《办法》组织专家、律师召开论证会，", "草"),
    ("委托第三方机构对《办法》进行了评估。", "草"),
    ("将《办法》在网站公布征求意见。", "草"),
    ("将《办法》提交市政府常务会议。", "草"),
    ("《办法》从以下几个方面进行修改、完善。", "草"),
    ("《办法》多次经过讨论修改。", "草"),
    ("起草了《甲办法》《乙办法》和《丙办法》。", "草草草"),
    # … and stays one until it is passed or quoted
    ("4月审议《办法》。对《办法》的条文进一步打磨，确保《办法》发挥作用。", "草草草"),
    ("起草了《办法》。《办法》共六章，分为总则等。", "草印"),
    ("起草了《办法》。《办法》第五条规定", "草印"),
    ("起草了《办法》。5月1日，市政府常务会议审议通过，《办法》为管理提供依据。", "草印"),
    # what is passed, printed or carried out is not
    ("《办法》已经市人民政府常务会议审议通过，现印发给你们。", "印"),
    ("《办法》经专家论证、常务会议审议通过后印发。", "印"),
    ("《办法》经多次讨论修改，并经常务会议审议通过，现予公布。", "印"),
    ("市某局起草了《办法》，经常务会议审议通过，现印发给你们。", "印"),
    ("会议审议通过了《办法》。", "印"),
    ("将《办法》提交常务会议审议通过。", "印"),
    ("亟需制定出台《办法》，对供水加强管理。", "印"),
    ("制定了《办法》。", "印"),
    ("下一步，将对《通知》进行宣贯，不断完善工作机制。", "印"),
    ("对《办法》实施情况进行评估。", "印"),
    # what it says of such things is its own text
    ("《办法》明确，重大项目应当论证、征求意见。", "印"),
    ("《办法》对征求意见的程序作了规定。", "印"),
    ("《办法》完善了收费机制。", "印"),
    ("《办法》对收费标准进行了完善。", "印"),
    ("《办法》第五条对公开征求意见作出规定。", "印"),
    ("新修订的《办法》明确", "印"),
]


@pytest.mark.parametrize(("text", "expected"), _OF_ITS_OWN)
def test_what_a_text_says_of_the_document_it_explains(text: str, expected: str) -> None:
    cited = find_citations(text)
    told = "".join("草" if draft else "印" for draft in drafts(text, cited, [True] * len(cited)))
    assert told == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制定了《占位办法(草案)》。", "草"),
        ("起草了《占位办法》（征求意见稿）。", "草"),
        ("起草《占位办法》。", "草"),
        ("会议审议《占位办法》。", "草"),
        ("就《占位办法》公开征求意见。", "草"),
        ("《占位办法》公开征求意见。", "草"),
        ("根据《占位条例》起草了《占位办法》。", "印草"),
        ("依据《甲条例》《乙条例》起草《占位办法》。", "印印草"),
        ("依据《甲条例》起草本办法。", "印"),
        # what bears a number was issued
        ("审议《占位办法》（某府发〔2024〕3号）。", "印"),
        # what is deliberated as it stands
        ("会议听取和审议了《关于占位的报告》。", "印"),
        # only of its own document does a text tell the making at length
        ("认真研究《占位办法》。", "印"),
        ("决定修改《占位条例》。", "印"),
        ("对《占位办法》进行了评估。", "印"),
    ],
)
def test_what_a_text_says_of_other_documents(text: str, expected: str) -> None:
    told = "".join("草" if draft else "印" for draft in drafts(text, find_citations(text)))
    assert told == expected

"""草案: whether a text that names a document speaks of a draft of it, and not of what was issued under the name.

起草了《办法》, 就《办法》征求意见 and 《办法》（送审稿） are of another text than the one that was printed; 《办法》经审议通过，
现印发 and 《办法》第五条规定 are of that one. Text in, verdicts out; nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.citations import Citation, without_titles
from gazette.instruments import title_key
from gazette.numerals import half_width

_MARKS = ("(草案)", "(征求意见稿)", "(送审稿)", "(代拟稿)")
"""《办法(草案)》, 《方案》（征求意见稿）"""
_NEAR = 40
"""How many characters after a title the bracket that calls it a draft may end, white space counted."""

_BEFORE, _CLAUSE, _SENTENCE = 24, 80, 200
"""How many characters are looked at: before a title, and after it of its clause and of its sentence."""

_BRACKET = re.compile(r"\s*\([^()]{0,60}\)")
_CLAUSE_END, _SENTENCE_END = re.compile(r"[,。;!?\n]"), re.compile(r"[。;!?\n]")

_DRAFTED = re.compile(
    r"(?: 起草 | 草拟 | 代拟 | 拟定 | 拟订 | 拟制 | 征求 (?: 对 | 关于 )? ) [了出并该本此的\s]{0,4} $",
    re.VERBOSE,
)
"""起草了《办法》, 拟定了该《通知》, 征求对《办法》"""
_PUT_FORWARD = re.compile(r"(?: 审议 | 初审 | 送审 ) [了并该本此\s]{0,4} $", re.VERBOSE)
"""研究审议《办法》; not 审议通过了《办法》, nor of what is deliberated as it stands: 审议《…的报告》"""
_STANDS = re.compile(
    r"(?: 报告 | 议案 | 提案 | 说明 | 建议 | 请示 | 决算 ) (?: \( [^()]{0,20} \) )? $", re.VERBOSE
)
_WORKED_ON = re.compile(
    r"(?: 研究 | 讨论 | 论证 | 评估 | 审查 | 审核 | 修改 | 完善 | 打磨 | 听取 ) [了该本此\s]{0,4} $",
    re.VERBOSE,
)
"""专题研究该《通知》"""
_OBJECT = re.compile(r"(?: [对就将把] | 围绕 ) [该本此\s]{0,2} $", re.VERBOSE)
"""对该《通知》进行了修改, 就《办法》召开论证会, 将《办法》提交审议"""
_RESTS_ON = re.compile(
    r"(?: 根据 | 依据 | 依照 | 按照 | 参照 | 对照 | 遵照 | 参考 | 借鉴 | 贯彻 | 落实 ) [^,。;!?\n]{0,20} $",
    re.VERBOSE,
)
"""根据《条例》起草了《办法》: the ordinance is no draft."""

_OF_A_DRAFT = re.compile(
    r"""
    \s* 的?
    (?: 草案 | 初稿 | 草稿 | 讨论稿 | 送审 | 代拟稿 | 起草 (?! [了出并本该此□《] ) | 论证会
      | (?: 公开 | 广泛 | 书面 | 再次 )? 征求 )
    """,
    re.VERBOSE,
)
"""《办法》起草的科学性, 《办法》的送审稿, 《通知》征求意见情况"""
_UNDER_WORK = re.compile(
    r"""
    \s* (?: [^,对将就]{0,20} 进行了? [^,]{0,16} (?: 修改 | 完善 | 论证 | 评估 | 审查 | 审核 | 讨论 | 研究 | 打磨 | 听证 )
      | (?: 先后 | 几 | 多次 | 已 )? 经过? [^,]{0,30} (?: 讨论 | 修改 | 论证 | 审议 | 征求 ) )
    """,
    re.VERBOSE,
)
"""《办法》从以下几个方面进行修改, 《办法》经专家论证; not 《办法》对收费进行了完善"""
_WORK = re.compile(
    "起草|论证|评估|审查|审核|修改|完善|打磨|讨论|研究|审议|提交|报送|提请|报请|呈送|公示|听证|听取"
)
_ASKED = re.compile("征求")
_IN_FORCE = re.compile(
    "实施|施行|执行|落实|贯彻|宣传|宣贯|解读|培训|学习|印发|公布|发布|颁布|出台|通过$|规定|明确"
)
"""对《办法》实施情况进行评估: what is carried out is no draft."""
_SAYS = re.compile(
    r"""
    \s* [中还也则共主要重点首次进一步专门均又\s]{0,6}
    (?: 明确 | 规定 | 提出 | 要求 | 指出 | 强调 | 包括 | 包含 | 分为 | 突出 | 作为 | 适用 | 第 | 共
      | 由 [^,]{0,12} (?: 组成 | 构成 )
      | [对从] [^,]{0,40} (?: 明确 | 规定 | 要求 ) )
    """,
    re.VERBOSE,
)
"""《办法》明确, 《办法》第五条: words that are quoted are printed ones."""
_DONE = re.compile(
    r"""
      (?: 审议 | 讨论 | 表决 | 会议 | 审查 | 审定 | 研究 ) [并后]? (?: 原则 | 一致 | 正式 )? (?: 通过 | 同意 | 批准 )
    | (?: 现 | 已 | 正式 | 予以 | 联合 | [后并,] ) (?: 予以 | 正式 )? (?: 印发 | 公布 | 发布 | 颁布 | 出台 | 施行 | 实施 )
      (?! [^,。]{0,10} 征求 )
    | (?: 印发 | 公布 | 发布 | 颁布 | 出台 ) (?: 了 | 施行 | 实施 | 执行 )
    """,
    re.VERBOSE,
)
"""审议通过, 现印发, 正式公布: from here on it is no draft. Not 请求印发, 公布征求意见."""
_JOINED = re.compile(r"[、,和及与以\s]{0,4}")


def is_marked(text: str, title: str | None, end: int) -> bool:
    """Whether the title, or the bracket after its `end` in the text, says that this is a draft."""
    return title_key(title or "").endswith(_MARKS) or title_key(text[end : end + _NEAR]).startswith(_MARKS)


def drafts(text: str, cited: Sequence[Citation], own: Sequence[bool] | None = None) -> list[bool]:
    """For each citation of a text, in order, whether what it names is a draft.

    `own`: those that may name what the text is about, as an interpretation is about its notice. What is said of its
    making is told at length, so more words count, and until it is passed it stays a draft. What bears a number was issued.
    """
    if not cited:
        return []
    reader = _Reader(without_titles(text))
    return [
        is_marked(text, citation.title, citation.end) or told
        for citation, told in zip(cited, reader.read(text, cited, own or [False] * len(cited)), strict=True)
    ]


@dataclass
class _Reader:
    plain: str

    def read(self, text: str, cited: Sequence[Citation], own: Sequence[bool]) -> list[bool]:
        told: list[bool] = []
        since: int | None = None  # where the text last spoke of its own document as a draft
        governed = rests = False
        end = -1
        for citation, is_own in zip(cited, own, strict=True):
            joined = 0 <= citation.start - end <= 4 and _JOINED.fullmatch(self.plain, end, citation.start)
            before = self.plain[max(0, citation.start - _BEFORE) : citation.start]
            verb = self._governed(before, citation, is_own)
            rests = not verb and (bool(_RESTS_ON.search(before)) or (rests and bool(joined)))
            governed = verb or (governed and bool(joined))
            marked = is_marked(text, citation.title, citation.end)
            draft = not citation.number and bool(citation.title) and not rests
            if draft and not marked:
                stays = is_own and since is not None and not _DONE.search(self.plain, since, citation.start)
                draft = self._is_draft(before, citation.end, governed, stays, is_own)
            if is_own:
                since = citation.end if draft or marked else None
            told.append(draft)
            end = citation.end
        return told

    @staticmethod
    def _governed(before: str, citation: Citation, is_own: bool) -> bool:
        """起草了《办法》: by the verb directly before it."""
        stands = _STANDS.search(half_width(citation.title or ""))
        return bool(
            _DRAFTED.search(before)
            or (not stands and _PUT_FORWARD.search(before))
            or (is_own and _WORKED_ON.search(before))
        )

    def _is_draft(self, before: str, end: int, governed: bool, stays: bool, is_own: bool) -> bool:
        bracket = _BRACKET.match(self.plain, end)
        start = bracket.end() if bracket else end
        clause = self._until(_CLAUSE_END, start, _CLAUSE)
        sentence = self._until(_SENTENCE_END, start, _SENTENCE)
        if _DONE.search(sentence.partition("《")[0]):
            return False
        if governed or _OF_A_DRAFT.match(clause):
            return True
        if not is_own or _SAYS.match(clause):
            return False
        if _OBJECT.search(before) and (_ASKED.search(clause) or _WORK.search(clause)):
            return bool(_ASKED.search(clause)) or not _IN_FORCE.search(clause)
        return bool(_UNDER_WORK.match(clause)) or (stays and not _IN_FORCE.search(clause))

    def _until(self, stop: re.Pattern[str], start: int, most: int) -> str:
        found = stop.search(self.plain, start, start + most)
        return self.plain[start : found.start() if found else start + most]

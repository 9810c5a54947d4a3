"""Words of invented documents: clauses of a real issue shuffled anew, names of people, places and documents."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from archive_generator.vocabulary import BUREAUS, COUNTIES, GIVEN, SCOPES, SURNAMES, TOPICS
from gazette import model
from gazette.numbers import find
from gazette.slugs import series_slug

_UNFIT = re.compile(
    r"[《》〈〉〔〕\[\]［］【】<>#:：()（）“”]|[一二三四五六七八九十]是|第[一二三四五六七八九十百零0-9]+[条章款项]"
    r"|废止|失效|修改|修订|制定本|施行|号|附件|[如以]下|下列|上述"
)
"""What would cite, change or announce something in whatever document it came to stand."""
_MARKER = re.compile(r"^[一二三四五六七八九十0-9]+[、.．]")


class Words:
    """All that is drawn by chance is drawn from `random`, in one order."""

    def __init__(self, seed: int, source: str, taken: Sequence[str] = ()) -> None:
        """`source` is the text whose clauses are used; `taken` are titles that no document may have."""
        self.random = random.Random(seed)
        self._sentences = list(_sentences_of(source))
        self._short = [clause for clauses in self._sentences for clause in clauses if 4 <= len(clause) <= 16]
        self._titles = set(taken)

    def chance(self, share: float) -> bool:
        """True so often: 0.25 is once in four."""
        return self.random.random() < share

    def sentence(self, end: str = "。") -> str:
        """Some clauses, here and there one with numbers of its own."""
        clauses: list[str] = []
        wanted = self.random.choice((2, 3, 3, 4, 4, 5))
        while len(clauses) < wanted:
            drawn = self.random.choice(self._sentences)
            start = self.random.randrange(len(drawn))
            clauses += drawn[start : start + self.random.choice((1, 1, 2))]
        if self.chance(0.12):
            clauses.insert(1, f"{self.place()}等{self.random.randint(2, 90)}处")
        elif self.chance(0.08):
            month, cost = self.random.randint(2, 12), self.random.randint(3, 900)
            clauses.insert(1, f"{month}月底前完成{cost}万元投资")
        return "，".join(clauses) + end

    def paragraph(self, fewest: int = 2, most: int = 6) -> str:
        """So many sentences."""
        return "".join(self.sentence() for _ in range(self.random.randint(fewest, most)))

    def heading(self, longest: int = 16) -> str:
        """A short clause."""
        while True:
            clause = self.random.choice(self._short)
            if len(clause) <= longest:
                return clause

    def person(self) -> str:
        """张伟, 王志远"""
        given = self.random.choices(GIVEN, k=1 if self.chance(0.25) else 2)
        return self.random.choice(SURNAMES) + "".join(given)

    def place(self) -> str:
        """祁阳市清泉水库"""
        kind = self.random.choice(("镇", "乡", "街道", "村", "社区", "水库", "大桥", "路", "小区"))
        return self.random.choice(COUNTIES) + "".join(self.random.choices(GIVEN, k=2)) + kind

    def subject(self) -> str:
        """农村饮水安全, 中心城区停车场"""
        return self.random.choice(SCOPES) + self.random.choice(TOPICS)

    def title(self, form: str, year: int) -> str:
        """A title that nothing has had, of a form such as 永州市{}管理办法."""
        while True:
            subject, county = self.subject(), self.random.choice(COUNTIES)
            dated = self.chance(0.35)
            plain = f"{subject}{year}年" if dated else subject
            for words in (plain, f"{county}{subject}{year}年"):
                title = form.format(words)
                if title not in self._titles:
                    self._titles.add(title)
                    return title


def _sentences_of(source: str) -> Iterator[list[str]]:
    """The sentences of a text as their clauses, without those that say something of a document."""
    for sentence in re.split(r"[。；\t\n]|</?p>", source):
        text = _MARKER.sub("", re.sub(r"\s+", "", sentence))
        if 8 <= len(text) <= 160 and not _UNFIT.search(text) and not any(find(text)):
            clauses = [clause for clause in re.split("[，,]", text) if 3 <= len(clause) <= 60]
            if clauses:
                yield clauses


def bodies(real: Sequence[model.Organization], count: int) -> list[model.Organization]:
    """The real bodies, and as many bureaus of counties as there are and `count` allows."""
    known = {name for body in real for name in (body.name, *body.aliases)}
    names = [county + bureau for bureau in BUREAUS for county in COUNTIES]
    added = [name for name in names if name not in known][:count]
    return [*real, *(model.Organization(name, series_slug(name)) for name in added)]

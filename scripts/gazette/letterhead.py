"""版头、落款、版记: the lines of a writing that stand beside its text, in the order of print, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette import model
from gazette.lines import bodies_of, role_of
from gazette.model import LineRole, Mark
from gazette.numerals import spell_date
from gazette.units import Unit, UnitKind

_KINDS: dict[LineRole, UnitKind] = {
    LineRole.NUMBER: "number",
    LineRole.REGISTRATION: "registration",
    LineRole.SUBTITLE: "subtitle",
    LineRole.ISSUER: "issuer",
    LineRole.SPEAKER: "speaker",
    LineRole.SIGNATORY: "signatory",
    LineRole.SIGNED: "signed",
    LineRole.BYLINE: "byline",
    LineRole.HISTORY: "history",
    LineRole.ENCLOSURES: "enclosure-list",
}
"""要素行 by what they say; all else, which stands behind the date, is closing matter (附注 抄送 印发 主题词)."""


class Letterhead:
    """The lines of one writing that stand beside its text, each with its anchor."""

    def __init__(self, writing: model.Writing, mark: Mark, part: str) -> None:
        self.writing = writing
        self.mark = mark
        self.part = part
        self.used: dict[str, int] = {}
        self.said = {role_of(line) for line in writing.lines}

    def before(self) -> Iterator[Unit]:
        """附件标识, and the lines above the title."""
        if isinstance(self.writing, model.Enclosure) and self.writing.label:
            yield self._unit("label", "label", self.writing.label, "label")
        yield from self._lines(self.writing.above)

    def beside(self) -> Iterator[Unit]:
        """Title, numbers and registration; those that print has elsewhere are lines."""
        writing = self.writing
        if writing.title or not self.part:
            yield self._unit(
                "enclosure-title" if self.part else "title", "title", writing.title or "", "title"
            )
        if LineRole.NUMBER not in self.said:
            for number in writing.numbers:
                key = "number" if "number" in self.mark.keys else "numbers"
                yield self._unit("number", "number", number, key)
        if writing.registration:
            yield self._unit("registration", "registration", writing.registration, "registration")

    def under(self) -> Iterator[Unit]:
        """The lines under it, addressees, salutation."""
        yield from self._lines(self.writing.under)
        if self.writing.addressees:
            yield self._unit("addressees", "addressees", self.writing.addressees, "addressees")
        if self.writing.salutation:
            yield self._unit("salutation", "salutation", self.writing.salutation, "salutation")

    def after(self) -> Iterator[Unit]:
        """落款: signatures, signatories, date."""
        writing = self.writing
        for line in self._signature():
            unit = self._unit("signature", "signature", line, "signature" if writing.signature else "issuer")
            # Only a line that is written as print has it may name several bodies.
            yield replace(unit, abreast=len(bodies_of(line)) if writing.signature else 1)
        for line in writing.signatories:
            yield self._unit("signatory", "signatory", line, "signatory")
        if self.said & {LineRole.SIGNED, LineRole.BYLINE}:
            return
        if writing.signed_as:
            yield self._unit("signed", "signed", writing.signed_as, "signed_as")
        elif writing.signed:
            yield self._unit("signed", "signed", spell_date(writing.signed), "signed")

    def _signature(self) -> tuple[str, ...]:
        """Who signs by name of the post, or is named in a line under the title, does not sign once more."""
        if self.writing.signature is not None:
            return self.writing.signature
        elsewhere = self.writing.signatories or self.said & {LineRole.ISSUER, LineRole.BYLINE}
        return () if elsewhere else self.writing.issuers

    def closing(self) -> Iterator[Unit]:
        """版记."""
        yield from self._lines(self.writing.closing)

    def _lines(self, lines: Sequence[model.PrintedLine]) -> Iterator[Unit]:
        for line in lines:
            role = role_of(line)
            kind = _KINDS.get(role, "closing") if role else "closing"
            yield replace(self._unit(kind, role.value if role else "closing", line.text), mark=line.mark)

    def _unit(self, kind: UnitKind, name: str, text: str, key: str = "") -> Unit:
        count = self.used[name] = self.used.get(name, 0) + 1
        own = name if count == 1 else f"{name}-{count}"
        if self.part:
            own = self.part if name == "title" else f"{self.part}-{own}"
        return Unit(own, kind, text, self.mark.of(key), part=self.part)

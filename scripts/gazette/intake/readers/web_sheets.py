"""What is declared for each element of a web page (样式): by its `<style>` sheets, its attributes, its own `style`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborNode

from gazette.intake.readers.web_css import Compound, Declared, Rule, added, declarations, rules
from gazette.intake.readers.web_sight import SEEN, is_gone, sight_of
from gazette.intake.received import Unreadable

_STEPS = 3_000_000
"""So many elements are held against selectors; a real page stays below a tenth of it."""
_MEANT_BY_ATTRIBUTES = {"color": "color", "bgcolor": "background-color", "text": "color"}


class Sheets:
    """The sheets of a page, as far as they may hide anything: the properties that some rule hides text with."""

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        sheets = tuple(sheets)
        self.added = tuple(dict.fromkeys(words for sheet in sheets for words in added(sheet)))
        """words that they put before or behind elements"""
        found = [rule for sheet in sheets for rule in rules(sheet)]
        hiding = [rule for rule in found if _hides(rule)]
        self.unknown = tuple(dict.fromkeys(rule.written for rule in hiding if rule.selector is None))
        """selectors that are not understood, whose rules hide something"""
        wanted = {name for rule in hiding for name in (*rule.normal, *rule.important)}
        self._by_last: dict[str, list[tuple[tuple[int, int, int], int, Rule]]] = {}
        self._steps = 0
        for at, rule in enumerate(found):
            if rule.selector and (wanted.intersection(rule.normal) or wanted.intersection(rule.important)):
                self._by_last.setdefault(_key(rule.selector[-1]), []).append((rule.rank, at, rule))

    def declared(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> Declared:
        """What holds of an element itself. Raises `Unreadable` where the sheets would cost too much."""
        said: dict[str, str] = {}
        if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
            said["display"] = "none"
        for name, meant in _MEANT_BY_ATTRIBUTES.items():
            if value := attributes.get(name):
                said[meant] = value.lower()
        own, own_important = (
            declarations(attributes.get("style") or "") if "style" in attributes else ({}, {})
        )
        if not self._by_last:
            return {**said, **own, **own_important} if said or own_important else own
        matched = sorted(self._matching(node, tag, attributes), key=lambda each: each[:2])
        for _, _, rule in matched:
            said |= rule.normal
        said |= own
        for _, _, rule in matched:
            said |= rule.important
        return said | dict(own_important)

    def _matching(
        self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]
    ) -> Iterable[tuple[tuple[int, int, int], int, Rule]]:
        keys = [tag, "*", *(f".{each}" for each in dict.fromkeys((attributes.get("class") or "").split()))]
        for key in [*keys, f"#{attributes.get('id') or ''}"]:
            for ranked in self._by_last.get(key, ()):
                if self._matches(node, ranked[2].selector or ()):
                    yield ranked

    def _matches(self, node: LexborNode, selector: tuple[Compound, ...]) -> bool:
        """Whether an element is meant by a selector. As the nearest fit is taken for each element around it, “a b > c” may
        be missed where a lies deeper than another; so what hides is looked for as far as is simple."""
        here: LexborNode | None = node
        child = True
        for compound in reversed(selector):
            while here is not None and not self._is(here, compound):
                here = None if child else here.parent
            if here is None:
                return False
            child, here = compound.child, here.parent
        return True

    def _is(self, node: LexborNode, compound: Compound) -> bool:
        self._steps += 1
        if self._steps > _STEPS:
            raise Unreadable(
                "网页的样式表太长，看不出哪些文字藏着", "在浏览器里选中正文，复制到文本文件（.txt）再收"
            )
        if compound.tag and node.tag != compound.tag:
            return False
        attributes = node.attributes
        return (not compound.name or attributes.get("id") == compound.name) and (
            not compound.classes or compound.classes.issubset((attributes.get("class") or "").split())
        )


def _hides(rule: Rule) -> bool:
    declared = {**rule.normal, **rule.important}
    sight = sight_of(declared, SEEN)
    return is_gone(declared) or sight.is_unseen or sight.is_faint


def _key(compound: Compound) -> str:
    if compound.name:
        return f"#{compound.name}"
    return f".{min(compound.classes)}" if compound.classes else compound.tag or "*"

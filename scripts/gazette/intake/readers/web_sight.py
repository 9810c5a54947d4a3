"""Whether a browser shows the text of an element (看得见), by what is declared for it. Pure.

What is surely not seen is `gone`, with all that stands within, or `unseen`, unless an element within says otherwise; what
somebody may not see, as it is in the colour of its ground, is `faint`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette.intake.readers.web_css import Declared
from gazette.intake.readers.web_values import Colour, colour, is_clear, numbers, pixels

_FAR = -900.0
"""px: beyond the left or upper side, to where no page can be moved"""
_TINY = 4.0
"""px: nobody reads smaller text"""
_ALIKE = 12
"""of 255: colours that differ by no more in red, green and blue are one to the eye"""
_PAPER = (255, 255, 255)
_KEPT = ("", "inherit", "currentcolor", "unset")


@dataclass(frozen=True)
class Sight:
    """What holds for the text in an element; a colour is None where it is not known."""

    unseen: bool = False
    moved: bool = False
    size: float = 16.0
    """in px"""
    ink: Colour | None = (0, 0, 0)
    ground: Colour | None = _PAPER

    @property
    def is_unseen(self) -> bool:
        """Whether nobody sees it."""
        return self.unseen or self.moved or self.size == 0

    @property
    def is_faint(self) -> bool:
        """Whether it is in the colour of its ground, which is taken for paper where it is not known; or tiny."""
        ground = self.ground or _PAPER
        alike = self.ink is not None and all(
            abs(one - other) <= _ALIKE for one, other in zip(self.ink, ground, strict=True)
        )
        return alike or self.size < _TINY


SEEN = Sight()


def is_gone(declared: Declared) -> bool:
    """Whether an element is not shown, whatever is declared for what stands within."""
    return bool(declared) and (
        declared.get("display") == "none"
        or declared.get("content-visibility") == "hidden"
        or declared.get("mso-hide") == "all"
        or pixels(declared.get("opacity", ""), 0) == 0
        or [0.0] in numbers("opacity", declared.get("filter", ""))
        or any(0 in given for given in numbers("scale[xy3d]{0,2}", declared.get("transform", "")))
        or _is_far(declared)
        or _is_shut(declared)
        or _is_clipped(declared)
    )


def _is_far(declared: Declared) -> bool:
    """移到页外: to the left of the page, or above it."""
    margins = declared.get("margin", "").split()[:4]
    lengths = [declared.get("margin-left", ""), declared.get("margin-top", ""), *margins[:1], *margins[3:]]
    if declared.get("position", "static") != "static":
        lengths += [declared.get("left", ""), declared.get("top", "")]
    moved = numbers("translate[xy3d]{0,2}", declared.get("transform", ""))
    return any((far := pixels(each, 16.0)) is not None and far <= _FAR for each in lengths) or any(
        far <= _FAR for given in moved for far in given
    )


def _is_shut(declared: Declared) -> bool:
    """A box without room for its text. One that is padded has some."""
    cut = f"{declared.get('overflow', '')} {declared.get('overflow-x', '')} {declared.get('overflow-y', '')}"
    sides = (declared.get(side, "") for side in ("width", "height", "max-width", "max-height"))
    return (
        ("hidden" in cut or "clip" in cut)
        and not any(name.startswith(("padding", "min-")) for name in declared)
        and any((room := pixels(side, 16.0)) is not None and room <= 1 for side in sides)
    )


def _is_clipped(declared: Declared) -> bool:
    floats = declared.get("position") in ("absolute", "fixed")
    shown = numbers("rect", declared.get("clip", "")) if floats else []
    if any(len(given) == 4 and (given[1] - given[3] <= 1 or given[2] - given[0] <= 1) for given in shown):
        return True
    path = declared.get("clip-path", "")
    half = 50 * 13.66
    return any(given[:1] and given[0] >= half for given in numbers("inset", path)) or any(
        given[:1] == [0.0] for given in numbers("circle|ellipse", path)
    )


def sight_of(declared: Declared, above: Sight) -> Sight:
    """What holds in an element, after what holds around it."""
    if not declared:
        return above
    visibility = declared.get("visibility", "inherit")
    indent = pixels(declared.get("text-indent", ""), 16.0)
    ground = declared.get("background-color") or declared.get("background", "")
    painted = (
        above.ground if ground in (*_KEPT, "none", "initial", "0") or is_clear(ground) else colour(ground)
    )
    ink = declared.get("-webkit-text-fill-color") or declared.get("color", "")
    return replace(
        above,
        unseen=above.unseen if visibility in _KEPT else visibility in ("hidden", "collapse"),
        moved=above.moved if indent is None else indent <= _FAR,
        size=_size(declared, above.size),
        ink=painted or _PAPER if is_clear(ink) else above.ink if ink in _KEPT else colour(ink),
        ground=painted,
    )


def _size(declared: Declared, above: float) -> float:
    written = declared.get("font-size") or declared.get("font", "").partition("/")[0].rpartition(" ")[2]
    if written[:1].isalpha():
        return above if written in _KEPT else 16.0
    said = pixels(written.removesuffix("%"), 1.0) if written.endswith("%") else pixels(written, above)
    if said is None:
        return above
    return max(said * above / 100 if written.endswith("%") else said, 0.0)

"""图 in a Word file: as large as it is printed at 96 dots an inch, within the text block."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import PIL.Image

from gazette.formats.word_xml import SPACES, node

_PIXEL = 9525
_WIDTH, _HEIGHT = 156 * 36000, 190 * 36000
"""At most so wide and high, in 1/36000 mm: a caption is to stand below."""
_SHOWN = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}
"""What every Word shows; any other form is made PNG."""


@dataclass(frozen=True)
class Picture:
    """A picture as its part of the file."""

    content: bytes
    ending: str
    width: int
    height: int

    def drawing(self, relation: str, number: int, alt: str) -> Element:
        """The picture within a run, with its words for those who can't see it."""
        name = f"图 {number}"
        box = {"cx": self.width, "cy": self.height}
        shape = node(
            "pic:pic",
            node("pic:nvPicPr", node("pic:cNvPr", id=number, name=name, descr=alt), node("pic:cNvPicPr")),
            node("pic:blipFill", node("a:blip", r_embed=relation), node("a:stretch", node("a:fillRect"))),
            node(
                "pic:spPr",
                node("a:xfrm", node("a:off", x=0, y=0), node("a:ext", **box)),
                node("a:prstGeom", node("a:avLst"), prst="rect"),
            ),
        )
        return node(
            "w:drawing",
            node(
                "wp:inline",
                node("wp:extent", **box),
                node("wp:docPr", id=number, name=name, descr=alt),
                node("a:graphic", node("a:graphicData", shape, uri=SPACES["pic"])),
                distT=0,
                distB=0,
                distL=0,
                distR=0,
            ),
        )


def picture(content: bytes) -> Picture:
    """A picture from a file's content. Raises OSError where it is none."""
    with PIL.Image.open(io.BytesIO(content)) as image:
        wide, high = image.size[0] * _PIXEL, image.size[1] * _PIXEL
        ending = _SHOWN.get(image.format or "")
        if ending is None:
            remade = io.BytesIO()
            image.save(remade, "PNG")
            content, ending = remade.getvalue(), "png"
    scale = min(1.0, _WIDTH / wide, _HEIGHT / high)
    return Picture(content, ending, int(wide * scale), int(high * scale))

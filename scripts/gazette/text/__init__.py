"""One text that every output is written from: made once from the model and the links of a document."""

from gazette.text.blocks import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    GridCell,
    GridRow,
    HeaderCell,
    Image,
    Line,
    NoteMark,
    Plain,
    Run,
    Style,
    Text,
    cut,
    flat,
    spoken,
    words,
)
from gazette.text.compose import compose
from gazette.text.texts import Texts

__all__ = [
    "Block",
    "Cited",
    "CorrectionMark",
    "EditorNote",
    "Grid",
    "GridCell",
    "GridRow",
    "HeaderCell",
    "Image",
    "Line",
    "NoteMark",
    "Plain",
    "Run",
    "Style",
    "Text",
    "Texts",
    "compose",
    "cut",
    "flat",
    "spoken",
    "words",
]

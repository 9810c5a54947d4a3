"""JSON Schemas (数据格式) of the open data, one beside each file. docs/data.md explains the same keys in Chinese."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_DATE_OR_NULL = {"type": ["string", "null"], "format": "date"}
_INTEGER_OR_NULL = {"type": ["integer", "null"]}


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _schema(title: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body}


_CITATION = {
    "number": _TEXT_OR_NULL,
    "title": _TEXT_OR_NULL,
    "article": _INTEGER_OR_NULL,
    "id": _TEXT_OR_NULL,
    "url": _TEXT_OR_NULL,
    "anchor": _TEXT,
    "text": _TEXT,
}

_DOCUMENT = _object(
    id=_TEXT,
    kind={"enum": ["notice", "interpretation", "table"]},
    title=_TEXT,
    number=_TEXT_OR_NULL,
    registration=_TEXT_OR_NULL,
    issuer=_TEXT_OR_NULL,
    signed=_DATE_OR_NULL,
    issue=_TEXT,
    page=_INTEGER_OR_NULL,
    url=_TEXT,
    interprets=_TEXT_OR_NULL,
    interpretation=_TEXT_OR_NULL,
    tables=_list(_TEXT),
    cites=_list(_object(**_CITATION)),
    cited_by=_list(_object(**{key: value for key, value in _CITATION.items() if key != "article"})),
    repeals=_list(_object(**_CITATION, evidence=_TEXT)),
    relations=_list(
        _object(
            kind={"enum": ["repeals", "implements", "based_on", "effective_with"]},
            **_CITATION,
            evidence=_TEXT,
        )
    ),
    effective={
        "anyOf": [
            {"type": "null"},
            _list(
                _object(
                    basis={"enum": ["date", "publication", "with"]},
                    date=_DATE_OR_NULL,
                    **{"with": _TEXT_OR_NULL},
                    with_url=_TEXT_OR_NULL,
                    text=_TEXT,
                    anchor=_TEXT,
                )
            ),
        ]
    },
    notes=_list(_object(at=_TEXT, text=_TEXT)),
    corrections=_list(_object(at=_TEXT, to=_TEXT_OR_NULL, received=_TEXT, repaired=_TEXT, reason=_TEXT)),
)

_CELL = {"type": ["string", "number", "null"]}

SCHEMAS: dict[str, dict[str, Any]] = {
    "documents": _schema("公文、解读、附表", _list(_DOCUMENT)),
    "numbers": _schema(
        "文号",
        _list(
            _object(
                number=_TEXT,
                kind={"enum": ["document", "order", "standard", "registration", None]},
                issued_by_id=_TEXT_OR_NULL,
                cited_by=_list(_TEXT),
                url=_TEXT,
            )
        ),
    ),
    "appointments": _schema(
        "人事任免",
        _list(
            _object(
                notice=_TEXT,
                person=_TEXT,
                act={"enum": ["appoint", "remove", "confirm"]},
                concurrent={"type": "boolean"},
                post=_TEXT,
                organization=_TEXT_OR_NULL,
                note=_TEXT_OR_NULL,
            )
        ),
    ),
    "issues": _schema(
        "各期公报",
        _list(
            _object(
                id=_TEXT,
                name=_TEXT,
                label=_TEXT,
                serial=_TEXT,
                year={"type": "integer"},
                url=_TEXT,
                contents=_list(
                    _object(
                        section=_TEXT,
                        title=_TEXT,
                        number=_TEXT,
                        registration=_TEXT_OR_NULL,
                        page={"type": "integer"},
                        id=_TEXT,
                    )
                ),
            )
        ),
    ),
    "tables/table": _schema(
        "附表",
        _object(
            id=_TEXT,
            title=_TEXT,
            document=_TEXT,
            columns=_list(
                _object(
                    label=_TEXT, type={"enum": ["text", "integer", "decimal", "month", "years", "bodies"]}
                )
            ),
            rows=_list(_list(_CELL)),
            totals=_list(_list(_CELL)),
        ),
    ),
}
"""By path under site/data/ without `.schema.json`."""

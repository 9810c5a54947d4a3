"""Open data (开放数据): the files under site/data/, as text by path. Order is that of print; absent facts are null.

Each output is a module that says all about itself: its records, frozen dataclasses whose fields are the keys that
readers get, and its `OUTPUT`. The schemas are derived from the records; docs/data.md explains the same keys in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.exports import appointments, documents, issues, numbers, tables
from gazette.exports.csv_text import csv_text
from gazette.exports.json_schema import schema
from gazette.exports.json_text import json_text, record_text
from gazette.exports.output import Output
from gazette.site import Site

OUTPUTS: tuple[Output[object], ...] = (
    documents.OUTPUT,
    numbers.OUTPUT,
    appointments.OUTPUT,
    issues.OUTPUT,
    tables.OUTPUT,
)


def exports(site: Site) -> Iterator[tuple[str, str]]:
    """Every file of the open data, one after the other: its path under site/data/, its text."""
    for output in OUTPUTS:
        yield f"{output.name}.schema.json", json_text(schema(output.title, output.value))
        for file in output.files(site):
            yield f"{file.path}.json", record_text(file.value)
            if file.rows is not None:
                yield f"{file.path}.csv", csv_text(file.rows)

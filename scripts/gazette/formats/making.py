"""All files of all formats that gazette.yml names (make formats), made anew only where what they are made from changed."""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from gazette import addresses
from gazette.faults import ProgramFault
from gazette.formats import works
from gazette.formats.format import Book, Format, FormatUnavailable, MadeFile, Work
from gazette.formats.registry import FORMATS
from gazette.kept import Kept, digest, keep, program
from gazette.site import Site
from gazette.text import Image, Texts
from gazette.workers import deaf, workers

_CODE = ("*.py", "formats/**/*", "text/*.py", "model/*.py", "numbers/*.py")
"""What may have a part in what a file says. Formats may import nothing else of the program."""

_POOL_FROM = 24
"""For fewer files it takes longer to start processes than to make them."""

_TELL_EVERY = 5.0
"""Seconds between two lines on how far it is."""


@dataclass(frozen=True)
class _Job:
    """One file to be made, with all that this needs, so that another process can do it."""

    format: str
    page: str
    address: str
    source: Work | Book
    pictures: Mapping[str, bytes]
    key: str
    folder: Path


def make_files(
    site: Site, root: Path, folder: Path, say: Callable[[str], None] | None = None
) -> list[MadeFile]:
    """Every file that gazette.yml names a format of; `root` has the pictures, `folder` keeps the files from build to build.

    Raises :class:`gazette.faults.ProgramFault` where a format fails, :class:`FormatUnavailable` where this machine lacks
    what it needs; what was made is kept.
    """
    kept = Kept(folder)
    wanted: list[tuple[str, str, str]] = []
    found: dict[str, Path] = {}
    progress = _Progress(_count(site), say or _to_stderr)

    def missing() -> Iterator[_Job]:
        for job in _jobs(site, root, folder):
            wanted.append((job.page, FORMATS[job.format].label, job.address))
            if path := kept.find(job.key):
                found[job.address] = path
                progress.step()
            else:
                yield job

    for address, path in _made(missing()):
        found[address] = path
        progress.step()
    kept.drop_all_but(set(found.values()))
    return [
        MadeFile(page, label, address, found[address], found[address].stat().st_size)
        for page, label, address in wanted
    ]


def _formats(site: Site) -> list[Format]:
    """Those that gazette.yml names, in the order of the registry."""
    named = {name.value for name in site.publication.formats}
    return [one for name, one in FORMATS.items() if name in named]


def _count(site: Site) -> int:
    """How many files there will be."""
    kinds = [document.kind for document in site.archive.documents]
    return sum(
        sum(kind in one.kinds for kind in kinds if one.write)
        + bool(one.bind) * len(site.archive.gazette.issues)
        for one in _formats(site)
    )


def _jobs(site: Site, root: Path, folder: Path) -> Iterator[_Job]:
    """Every file issue by issue, so that no more than the works of one issue are held."""
    formats = _formats(site)
    texts = Texts(site)
    for issue in site.archive.gazette.issues if formats else ():
        book = works.book(site, issue, texts)
        pictures = {work.id: dict(_pictures(work, root)) for work in book.works}
        sources: list[tuple[Work | Book, str, Mapping[str, bytes]]] = [
            *((work, work.url, pictures[work.id]) for work in book.works),
            (book, addresses.issue(issue.id), {k: v for each in pictures.values() for k, v in each.items()}),
        ]
        for source, page, seen in sources:
            content = repr((source, [(url, digest(bytes_)) for url, bytes_ in sorted(seen.items())]))
            for one in formats:
                if one.bind if isinstance(source, Book) else one.write and source.kind in one.kinds:
                    basis = f"{one.name}\n{program(*_CODE)}\n{one.stands_on() if one.stands_on else ''}\n"
                    key = digest((basis + content).encode("utf-8", "surrogatepass"))
                    yield _Job(one.name, page, _address(one, source, page), source, seen, key, folder)


def _address(one: Format, source: Work | Book, page: str) -> str:
    if one.name == "xlsx" and isinstance(source, Work):
        return addresses.table_data(source.id, one.name)  # beside its CSV
    return addresses.in_format(page, one.name)


def _pictures(work: Work, root: Path) -> Iterator[tuple[str, bytes]]:
    for block in work.text.blocks():
        for run in block.runs:
            if isinstance(run, Image):
                path = unquote(run.url)
                yield run.url, (root / path).read_bytes()


def _made(jobs: Iterable[_Job]) -> Iterator[tuple[str, Path]]:
    """Make them, on all cores where there are many; each as soon as it is finished."""
    waiting = iter(jobs)
    first = list(itertools.islice(waiting, _POOL_FROM))
    cores = os.cpu_count() or 1
    if len(first) < _POOL_FROM or cores == 1:
        yield from map(_make, itertools.chain(first, waiting))
        return
    # Never more in hand than the processes are busy with: a job has a whole document in it.
    running: set[Future[tuple[str, Path]]] = set()
    with workers(cores, "spawn") as pool:
        for job in itertools.chain(first, waiting):
            with deaf():
                running.add(pool.submit(_make, job))
            if len(running) >= 3 * cores:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        yield from (future.result() for future in running)


def _make(job: _Job) -> tuple[str, Path]:
    """Make one file and keep it."""
    one = FORMATS[job.format]
    try:
        if isinstance(job.source, Book):
            assert one.bind
            content = one.bind(job.source, job.pictures.__getitem__)
        else:
            assert one.write
            content = one.write(job.source, job.pictures.__getitem__)
    except (ProgramFault, FormatUnavailable):
        raise
    except Exception as error:
        raise ProgramFault.of(f"格式 {one.label} ", job.address, error) from error
    return job.address, keep(job.folder, job.key, one.name, content)


class _Progress:
    """Says now and then how many files there are of how many."""

    def __init__(self, total: int, say: Callable[[str], None]) -> None:
        self.total, self.say, self.count = total, say, 0
        self.told = time.monotonic()

    def step(self) -> None:
        self.count += 1
        if time.monotonic() - self.told >= _TELL_EVERY:
            self.told = time.monotonic()
            self.say(f"格式 {self.count}/{self.total}……")


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

"""出纳: what `make serve` hands out, made when it is asked for; the search by a whole build in a process of its own, which
begins when somebody searches."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import posixpath
import shutil
import threading
from collections.abc import Callable, Iterable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from jinja2 import Environment

from gazette import build, disk
from gazette.faults import ProgramFault
from gazette.plugin.guard import Application
from gazette.plugin.preview import Preview
from gazette.plugin.watching import Watching
from gazette.search import SearchError
from gazette.workers import Killed, deaf, workers

log = logging.getLogger("mkdocs.gazette")

_SEARCH = "search/"
_BESIDE = Path("build", "preview")
"""Where the whole build stands of which the search is taken."""
_REST = 3.0
"""Seconds after a reading at which what the one before it has left is cleared away: whoever has saved sees the page first."""


class Desk:
    """What the server asks: the preview of the data as it is, None while it is read and while it has faults."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.templates: Environment | None = None
        """for all readings"""
        self._lock = threading.Lock()
        """held while the data is read, and while a page is made"""
        self._search_lock = threading.Lock()
        self._resting = threading.Timer(_REST, self._clear)

    def close(self) -> None:
        """Nobody asks any more: what is being made for the search is given up."""
        self.preview = None
        self._resting.cancel()
        for process in multiprocessing.active_children():
            process.kill()

    def reading(self, build: Callable[[], None]) -> Callable[[], None]:
        """A reading of the data, during which nothing is made; while it has faults, nothing is there."""

        def again() -> None:
            self._resting.cancel()
            with self._lock:
                self.preview = None
                try:
                    build()
                except BaseException:
                    self.preview = None
                    raise
                finally:
                    self._rest()

        return again

    def _rest(self) -> None:
        self._resting = threading.Timer(_REST, self._clear)
        self._resting.daemon = True
        self._resting.start()

    def _clear(self) -> None:
        with self._lock:
            gc.unfreeze()  # what was read first, by several processes
            gc.collect()

    def watching(self, *given: Any, **named: Any) -> Watching:
        """What looks for changed files, as watchdog wants it; not while they are read, which it would hold up."""
        return Watching(self._lock, *given, **named)

    def shown(self, answer: Application) -> Application:
        """What is asked for is made before it is answered; made again, where the data was read anew meanwhile."""

        def made(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            while True:
                preview = self._make(asked["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
                told: list[tuple[Any, ...]] = []
                body = answer(asked, lambda *given, told=told: told.append(given))
                if preview is self.preview or told[0][0].startswith("200"):
                    start(*told[0])
                    return body

        return made

    def _make(self, asked: str) -> Preview | None:
        path = posixpath.normpath(f"/{asked}index.html" if asked.endswith("/") else f"/{asked}").lstrip("/")
        preview = self.preview
        try:
            if preview and path.startswith(_SEARCH):
                self._make_search(preview)
            elif preview:
                with self._lock:
                    preview.make(path)
        except Exception as error:
            log.error(str(ProgramFault.of("网页", path, error)))
        return preview

    def _make_search(self, preview: Preview) -> None:
        """By a whole build in another process, of the data as it is now."""
        with self._search_lock:
            folder = preview.folder / _SEARCH
            if folder.exists():
                return
            log.warning("有人要检索：正在生成检索，要等一会儿……")
            try:
                with workers(1, "spawn") as pool:
                    with deaf():
                        built = pool.submit(build.build_beside, preview.root, preview.root / _BESIDE)
                    built.result()
                with self._lock:
                    if self.preview is preview:
                        shutil.move(preview.root / _BESIDE / _SEARCH, folder)
            except (build.BadData, build.BuildFailed, build.PublishFailed, SearchError) as error:
                log.error(f"没有检索：{error}")
            except BrokenProcessPool:
                if self.preview:
                    log.error(f"没有检索：{Killed()}")
            except OSError as error:
                log.error(f"没有检索：{disk.told(error, preview.root)}")
            finally:
                shutil.rmtree(preview.root / _BESIDE, ignore_errors=True)

"""What `make serve` says: Chinese, and every warning and fault."""

from __future__ import annotations

import inspect
import logging
import re
from pathlib import Path

import pytest
from mkdocs import livereload
from mkdocs.commands import serve
from mkdocs.exceptions import Abort, BuildError

from gazette.plugin.serving import STUCK, in_chinese, until_mended


@pytest.mark.parametrize(
    ("level", "logged", "said"),
    [
        (logging.INFO, "Building documentation...", ""),
        (logging.INFO, "Documentation built in 5.10 seconds", ""),
        (logging.INFO, "[12:00:01] Watching paths for changes: 'docs', 'data'", ""),
        (logging.INFO, "[12:00:01] Browser connected: http://127.0.0.1:8000/", ""),
        (
            logging.INFO,
            "[12:00:01] Serving on http://127.0.0.1:8000/",
            "在浏览器里打开 http://127.0.0.1:8000/　改了文件，网页几秒后更新；看完按 Ctrl+C。",
        ),
        (logging.INFO, "[12:00:01] Detected file changes", "[12:00:01] 文件改了，重新生成……"),
        (logging.INFO, "[12:00:01] Reloading browsers", "[12:00:01] 已更新。"),
        (logging.INFO, "Shutting down...", "已停。"),
        (logging.WARNING, '[12:00:01] "GET /a\x1b.html HTTP/1.1" code 404', "没有答复“GET /a .html HTTP/1.1”（404）。"),
        (logging.WARNING, '[12:00:01] "GET / HTTP/1.1" code 302', ""),
        (logging.WARNING, "写错了：%s\n第二行", "写错了：%s\n第二行"),
        (logging.ERROR, "data/a.yml:3: 错；改", "data/a.yml:3: 错；改"),
    ],
)  # fmt: skip
def test_what_is_said(level: int, logged: str, said: str) -> None:
    record = logging.LogRecord("mkdocs", level, "", 0, logged, (), None)
    assert (in_chinese(record), record.getMessage()) == (bool(said), said)


def test_mkdocs_still_says_it_so() -> None:
    source = inspect.getsource(serve) + inspect.getsource(livereload)
    logged = re.findall(r'log\.(?:info|error)\(\s*f?"([^"{]*)', source)
    said = [
        line
        for line in logged
        if in_chinese(logging.LogRecord("mkdocs", logging.INFO, "", 0, line, (), None))
    ]
    assert set(said) == {"Serving on ", "Detected file changes", "Reloading browsers", "Shutting down..."}
    assert any(line.startswith("An error happened during the rebuild.") for line in logged)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Abort("Aborted with a BuildError!"), STUCK),
        (BuildError("错在这里"), f"错在这里\n{STUCK}"),
        (OSError(28, "No space left on device", "build/x"), f"build/x：磁盘已满；腾出空间后重试\n{STUCK}"),
        (ZeroDivisionError("division"), STUCK),
    ],
)
def test_a_fault_is_told_and_that_nothing_is_shown(
    error: BaseException, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    def build() -> None:
        raise error

    with pytest.raises(Abort) as raised:
        until_mended(build, Path())()
    assert str(raised.value) == told
    assert ("division" in capfd.readouterr().err) == isinstance(error, ZeroDivisionError)

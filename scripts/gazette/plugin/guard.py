"""守门: what `make serve` answers: this machine's own browser, for what may be a page. What is shown is not published yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def guarded(answer: Application, host: str, port: int) -> Application:
    """Refuses who comes by another name than this machine's: a page elsewhere may have had it led here (DNS rebinding)."""
    known = {f"{host}:{port}", f"localhost:{port}", f"127.0.0.1:{port}"}

    def only_here(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if asked.get("HTTP_HOST") not in known:
            return _refused(start, "403 Forbidden", "只答复本机的网址")
        if asked["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _refused(start, "405 Method Not Allowed", "不是这里答复的请求")
        if "\0" in asked["PATH_INFO"]:
            return _refused(start, "404 Not Found", "没有这个网址")
        return answer(asked, start)

    return only_here


def _refused(start: Callable[..., Any], status: str, why: str) -> Iterable[bytes]:
    start(status, [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")])
    return [why.encode()]

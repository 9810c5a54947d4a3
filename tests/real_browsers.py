"""Real browsers of other years and makers, each behind the little that the tests ask of one: open, evaluate.

Playwright drives its own Chromium only. Old Chromiums speak the DevTools protocol (CDP), Firefox speaks
WebDriver BiDi; both are JSON over a WebSocket. No pings are sent on it: old browsers do not answer them in time.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from websockets.sync.client import ClientConnection, connect

PATIENCE = 60
"""Seconds until a browser that has not started is given up."""

UNPACK = """const [, from, to] = process.argv, fs = require("fs"), zlib = require("zlib");
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 });"""


class Tab(Protocol):
    """A tab of any browser."""

    def open(self, url: str) -> None:
        """Go to an address; the page may still be loading on return."""

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, or of its promise, as JSON can hold it; it must not be undefined."""


class _Wire:
    """Commands out, their results in; events are passed over."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ids = count(1)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == number:
                assert "result" in message, message
                result: dict[str, Any] = message["result"]
                return result


class _ChromiumTab:
    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def open(self, url: str) -> None:
        self._wire.call("Page.navigate", url=url)

    def evaluate(self, expression: str) -> Any:
        done = self._wire.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"]["value"]


class _FirefoxTab:
    def __init__(self, wire: _Wire) -> None:
        self._wire = wire
        self._context = wire.call("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str) -> None:
        self._wire.call("browsingContext.navigate", context=self._context, url=url, wait="interactive")

    def evaluate(self, expression: str) -> Any:
        done = self._wire.call(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(JSON.stringify)",
            target={"context": self._context},
            awaitPromise=True,
        )
        assert done["type"] == "success", done
        return json.loads(done["result"]["value"])


@contextmanager
def chromium(packed: Path, scratch: Path) -> Iterator[Tab]:
    """A Chromium that a registry package carries packed (``bin/chromium.br``)."""
    program = scratch / "chromium"
    subprocess.run(["node", "-e", UNPACK, str(packed), str(program)], check=True)
    flags = ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-software-rasterizer"]
    flags += ["--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-port=0"]
    command = [str(program), *flags, f"--user-data-dir={scratch / 'profile'}", "about:blank"]
    with _running(command, scratch / "output") as said:
        host = _when_said(said, r"DevTools listening on ws://([^/]+)/")
        with connect(_first_page(host)["webSocketDebuggerUrl"], max_size=None, ping_interval=None) as socket:
            yield _ChromiumTab(_Wire(socket))


def _first_page(host: str) -> dict[str, str]:
    """It listens before it has one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with urllib.request.urlopen(f"http://{host}/json/list") as listed:
            for one in json.load(listed):
                if one["type"] == "page":
                    return dict(one)
        time.sleep(0.1)
    raise AssertionError(f"{PATIENCE} 秒后还没有网页")


@contextmanager
def firefox(scratch: Path) -> Iterator[Tab]:
    """The Firefox of the system."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "没有 Firefox：apt-get install firefox-esr"
    scratch.mkdir(exist_ok=True)
    flags = ["--headless", "--no-remote", "--profile", str(scratch), "--remote-debugging-port", "0"]
    with _running([program, *flags], scratch / "output") as said:
        address = _when_said(said, r"WebDriver BiDi listening on (ws://\S+)") + "/session"
        with connect(address, max_size=None, ping_interval=None) as socket:
            wire = _Wire(socket)
            wire.call("session.new", capabilities={})
            yield _FirefoxTab(wire)


@contextmanager
def _running(command: list[str], output: Path) -> Iterator[Path]:
    """A program while it is needed; the file takes what it says."""
    with output.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        yield output
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _when_said(output: Path, pattern: str) -> str:
    """What a browser says once it is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := re.search(pattern, output.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"浏览器没有启动：{output.read_text(encoding='utf-8', errors='replace')}")

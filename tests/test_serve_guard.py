"""`make serve` shows what is not published yet: to this machine alone, by this machine's name."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from web_servers import free_port

from gazette.plugin.plugin import GazettePlugin

pytestmark = pytest.mark.slow  # a server is started

ROOT = Path(__file__).parents[1]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The server of MkDocs with a page, as the plugin leaves it."""
    (tmp_path / "index.html").write_text("草稿", "utf-8")
    port = free_port()
    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=port, root=str(tmp_path))
    config = load_config(str(ROOT / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")
    plugin = GazettePlugin()
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_serve(server, config=config)
    server.server_bind()
    server.server_activate()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield port
    server.observer.unschedule_all()
    super(LiveReloadServer, server).shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("method", "path", "host", "status"),
    [
        ("GET", "/", "127.0.0.1:{}", 200),
        ("GET", "/", "localhost:{}", 200),
        ("HEAD", "/index.html", "localhost:{}", 200),
        ("GET", "/", "evil.example:{}", 403),
        ("GET", "/", "127.0.0.1.evil.example:{}", 403),
        ("GET", "/", "localhost", 403),
        ("GET", "/", "", 403),
        ("POST", "/", "localhost:{}", 405),
        ("GET", "/%00", "localhost:{}", 404),
        ("GET", "/..%2f..%2f..%2fetc/passwd", "localhost:{}", 404),
    ],
)
def test_it_answers_only_its_own_page(
    port: int, method: str, path: str, host: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": host.format(port)})
    answer = connection.getresponse()
    assert (answer.status, "草稿".encode() in answer.read()) == (status, status == 200 and method == "GET")
    assert "Traceback" not in capfd.readouterr().err

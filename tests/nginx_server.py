"""nginx, set up as the site's own sample says."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def nginx(copy: Path, sub_path: str = "") -> Iterator[str]:
    """nginx with the sample that goes with the copy; only port and folder are changed, as its reader is told."""
    port = _free_port()
    sample = (copy / "nginx.conf").read_text("utf-8")
    if sub_path:
        lines = sample[sample.index("#     location") :].splitlines()
        location = "\n".join(line.removeprefix("#") for line in lines)
        sample = f"server {{ listen 80; include /etc/nginx/mime.types; {location} }}"
    for old, new in (("listen 80", f"listen 127.0.0.1:{port}"), ("/srv/gazette", f'"{copy}"')):
        assert old in sample
        sample = sample.replace(old, new)
    sample = sample.replace(f'"{copy}"/', f'"{copy}/"')
    folder = copy.parent / f"nginx-{port}"
    folder.mkdir()
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};"
        f" fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};\n{sample}\n}}\n",
        "utf-8",
    )
    server = subprocess.Popen(["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", f"{folder}/error.log"])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{sub_path}/"
    finally:
        server.terminate()
        server.wait()

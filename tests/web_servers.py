"""nginx and Apache as a fresh Debian installs them, with the site's own samples placed as their comments say.

The files that Debian puts under /etc are copied to a folder of their own, so that the machine's own are left alone; the
commands of a sample's comment are run there. Only port, folder and sub-path are changed, as the reader is told.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _running(port: int, command: list[str], environment: Mapping[str, str] | None = None) -> Iterator[None]:
    server = subprocess.Popen(command, env=environment)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            assert server.poll() is None, command
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _installed(copy: Path, etc: str) -> Iterator[tuple[Path, Path]]:
    """What Debian has under /etc, and the site, where a server that is nobody in particular may read it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(etc, folder / "etc", symlinks=True)
        site = folder / copy.name
        shutil.copytree(copy, site)
        for path in (site, *site.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder, site


def _moved(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def _commands(sample: str) -> list[str]:
    """What the comment says is to be run: the lines that are set in."""
    return re.findall(r"^#     ((?:rm|a2)\S* .+)$", sample, re.MULTILINE)


@contextmanager
def nginx(copy: Path, sub_path: str = "", welcome: bool = False) -> Iterator[str]:
    """nginx with the sample that goes with the copy. `welcome`: Debian's own page was not moved away."""
    port = free_port()
    with _installed(copy, "/etc/nginx") as (folder, site):
        etc = folder / "etc"
        default = etc / "sites-available/default"
        shutil.rmtree(etc / "sites-enabled")
        (etc / "sites-enabled").mkdir()
        (etc / "sites-enabled/default").write_text(
            re.sub(r"listen .*\[::\].*", "", default.read_text("utf-8")).replace(
                "listen 80", f"listen 127.0.0.1:{port}"
            ),
            "utf-8",
        )
        sample = (copy / ("nginx-subpath.conf" if sub_path else "nginx.conf")).read_text("utf-8")
        placed = _moved(sample, ("/srv/gazette", f'"{site}"'))
        placed = placed.replace(f'"{site}"/', f'"{site}/"')
        if sub_path:
            (etc / "snippets/gazette.conf").write_text(placed.replace("/gongbao", sub_path), "utf-8")
            (line,) = re.findall(r"^#     (include .+;)$", sample, re.MULTILINE)
            host = (etc / "sites-enabled/default").read_text("utf-8")
            (etc / "sites-enabled/default").write_text(
                host.replace("server_name _;", f"server_name _;\n{line}"), "utf-8"
            )
        else:
            placed = _moved(placed, ("listen 80", f"listen 127.0.0.1:{port}"))
            (etc / "conf.d/gazette.conf").write_text(placed, "utf-8")
            for command in () if welcome else _commands(sample):
                subprocess.run(_moved(command, ("/etc/nginx", str(etc))), shell=True, check=True)
        main = etc / "nginx.conf"
        main.write_text(
            _moved(
                main.read_text("utf-8"),
                ("/etc/nginx", str(etc)),
                ("/var/log/nginx", name := str(folder)),
                ("/run/nginx.pid", f"{name}/pid"),
                ("http {", "http {" + "".join(f"{what}_temp_path {name}/temp;" for what in _TEMPORARY)),
            ).replace("user www-data;", ""),
            "utf-8",
        )
        command = ["nginx", "-c", str(main), "-e", f"{folder}/error.log", "-g", "daemon off;"]
        told = subprocess.run([*command, "-t"], capture_output=True, encoding="utf-8", check=False)
        if told.returncode:
            raise RefusedBySample(told.stderr)
        assert "[warn]" not in told.stderr, told.stderr
        with _running(port, command):
            yield f"http://127.0.0.1:{port}{sub_path}/"


_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class RefusedBySample(Exception):
    """The server will not start with what the sample says; `str()` is what it says itself."""


@contextmanager
def apache(copy: Path, sub_path: str = "") -> Iterator[str]:
    """Apache with the sample that goes with the copy."""
    port = free_port()
    with _installed(copy, "/etc/apache2") as (folder, site):
        etc = folder / "etc"
        sample = (copy / "apache.conf").read_text("utf-8")
        changes = [('"/srv/gazette"', f'"{site}"')]
        if sub_path:
            changes.append(('GAZETTE_PATH "/"', f'GAZETTE_PATH "{sub_path}/"'))
        (etc / "conf-available/gazette.conf").write_text(_moved(sample, *changes), "utf-8")
        environment = {**os.environ, "APACHE_CONFDIR": str(etc)}
        for command in _commands(sample):
            subprocess.run(command.split(), env=environment, check=True, stdout=subprocess.DEVNULL)
        (etc / "ports.conf").write_text(f"Listen 127.0.0.1:{port}\n", "utf-8")
        host = etc / "sites-available/000-default.conf"
        host.write_text(host.read_text("utf-8").replace("*:80", f"*:{port}"), "utf-8")
        run = {"RUN_DIR": folder, "LOCK_DIR": folder, "LOG_DIR": folder, "PID_FILE": folder / "pid"}
        run |= {"RUN_USER": "www-data", "RUN_GROUP": "www-data"}
        environment |= {f"APACHE_{name}": str(value) for name, value in run.items()}
        command = ["apache2", "-d", str(etc), "-f", str(etc / "apache2.conf"), "-D", "FOREGROUND"]
        with _running(port, [*command, "-C", "ServerName 127.0.0.1"], environment):
            yield f"http://127.0.0.1:{port}{sub_path}/"

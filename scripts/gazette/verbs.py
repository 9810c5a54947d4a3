"""The verbs: intake, review, check, site, part, offline, verify, pages, serve, new. Run through the Makefile; `make help` lists them.

What only one verb needs it loads itself: to check, or to say what is wrong, nothing of it is read.
"""

from __future__ import annotations

import argparse
import gc
import getpass
import logging
import os
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gazette import build, disk, ending, new, package, signature, times, verify
from gazette.formats.format import FormatUnavailable
from gazette.intake.received import Unreadable
from gazette.part import PartUnusable, read_part
from gazette.project import Unusable
from gazette.search import SearchError
from gazette.store import load

ROOT = Path.cwd()
"""The repository of the gazette: the folder that the command is given in, as make gives it."""

_FAILURES = (
    build.BuildFailed,
    build.ProgramFault,
    FormatUnavailable,
    PartUnusable,
    build.PublishFailed,
    SearchError,
    signature.KeyUnusable,
    times.TimeUnusable,
    verify.Unreadable,
)


def main() -> int:
    """Run one verb. Exit code 0, or 1 when the data or the build has problems."""
    parser = verify.Arguments(prog="gazette", description="政府公报的核对与生成")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="动作")
    check = verbs.add_parser("check", help="核对 data/")
    check.set_defaults(run=_check)
    check.add_argument(
        "--hints",
        default=_ALL,
        metavar="期",
        help="列哪些提示：new 最新一期，2021-07-08 这一期，none 不列，all 全部",
    )
    intake = verbs.add_parser("intake", help="把收到的一期（文本、Word、PDF、网页）起草成 data/ 中的 YAML")
    intake.set_defaults(run=_intake)
    intake.add_argument("source", type=Path, help="收到的文件，或一个文件夹")
    intake.add_argument("issue", nargs="?", help="哪一期，如 2021/09；文件夹里有几期的不写")
    intake.add_argument("--force", default="", metavar="1", help="1：已有这一期的，用新的草稿代替")
    review = verbs.add_parser("review", help="校读：收到的文字和草稿并排，逐处看，逐处确认")
    review.set_defaults(run=_review)
    review.add_argument("issue", help="哪一期，如 2021/09")
    review.add_argument("--name", default="", metavar="姓名", help="谁在看；不写的，在网页上写")
    site = verbs.add_parser("site", help="生成 site/")
    site.set_defaults(run=_site)
    part = verbs.add_parser("part", help="大量公报分给几台机器做：做其中一份，留在 build/，不发布")
    part.set_defaults(run=_part)
    part.add_argument("part", metavar="PART", help="第几份和共几份，如 2/4")
    offline = verbs.add_parser("offline", help="生成 site/，打包成 dist/ 中的 ZIP")
    offline.set_defaults(run=_offline)
    formats = verbs.add_parser("formats", help="同 offline，连同 gazette.yml 所列各种格式的文件")
    formats.set_defaults(run=_offline)
    for verb in (offline, formats):
        verb.add_argument("--since", help="旧副本的 data/manifest.sha256：另打一个只含变化的 ZIP")
    for verb in (site, offline, formats):
        verb.set_defaults(formats=verb is formats)
        verb.add_argument("--sign", help="给清单签名的 Ed25519 私钥（PEM）")
    verbs.add_parser("pages", help="把网页的 Markdown 写到 build/markdown/，供阅读").set_defaults(run=_pages)
    verbs.add_parser("serve", help="边改边看：http://127.0.0.1:8000/").set_defaults(run=_serve)
    checked = verbs.add_parser("verify", help="核验 site/ 或它的副本")
    verify.add_arguments(checked, ROOT / "site")
    checked.set_defaults(run=_verify)
    begun = verbs.add_parser("new", help="给另一家公报新建一个项目")
    begun.set_defaults(run=_new)
    begun.add_argument("folder", metavar="FOLDER", help="新的文件夹")
    begun.add_argument("name", metavar="NAME", help="刊名")
    begun.add_argument("publisher", metavar="PUBLISHER", help="主办单位；空的由刊名推定")
    given = parser.parse_args()
    if not (ROOT / "mkdocs.yml").is_file():
        print(f"{ROOT}：这里没有 mkdocs.yml；到公报的文件夹里再运行。", file=sys.stderr)
        return 1
    before = _standing()
    ending.as_exception()
    # Records are many, and live to the end: the collector looks for garbage among the new, seldom through all of them.
    gc.set_threshold(50_000, 20, 100)
    try:
        done = int(given.run(given, time.monotonic()))
        if sys.stdout:
            sys.stdout.flush()
        return done
    except BrokenPipeError:
        ending.unheard()
        return 1
    except Unreadable as error:
        print(f"{error}\n没有收稿；data/ 没有改动。", file=sys.stderr)
        return 1
    except build.BadData as error:
        return _refuse(error.problems)
    except _FAILURES as error:
        print(f"{error}\n没有生成；{_site_since(before)}。", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{disk.told(error, ROOT)}\n没有做完；{_site_since(before)}。", file=sys.stderr)
        ending.unheard()
        return 1
    except KeyboardInterrupt:
        print(f"已中断；{_site_since(before)}。", file=sys.stderr)
        return ending.STOPPED
    finally:
        gc.freeze()  # it is given back with the process, not piece by piece


def _standing() -> tuple[int, int] | None:
    """Which folder `site/` is; one that takes its place is another."""
    try:
        found = (ROOT / "site").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _site_since(before: tuple[int, int] | None) -> str:
    return "已发布的网站没有改动" if _standing() == before else "网站已经生成，site/ 是新的"


_ALL, _NEW, _NONE = "all", "new", "none"


def _check(given: argparse.Namespace, started: float) -> int:
    """Faults first, then the hints that are asked for. Only faults fail."""
    archive, found = build.problems(ROOT)
    issues = archive.gazette.issues
    folders = {issue.id: issue.folder for issue in issues}
    newest = next(reversed(folders), _ALL)
    asked = newest if given.hints == _NEW else given.hints.replace("/", "-")
    if asked not in (_ALL, _NONE, *folders):
        known = "、".join(folders)
        print(f"没有“{given.hints}”这一期；HINTS 可写 new、none 或期号：{known}", file=sys.stderr)
        return 1
    faults = [problem for problem in found if not problem.hint]
    hints = [problem for problem in found if problem.hint]
    listed = [hint for hint in hints if hint.mark.file.startswith(folders.get(asked, ""))]
    failed = _refuse(faults) if faults else 0
    for hint in listed if asked != _NONE else ():
        print(hint)
    told = f"{len(hints)} 条提示" if hints else "没有提示"
    if asked in folders:
        told += f"，{asked} 期的 {len(listed)} 条"
    if failed:
        print(f"{told}。")
        return failed
    documents = len(archive.notices)
    seconds = f"{time.monotonic() - started:.1f} 秒"
    print(f"核对完毕：{len(issues)} 期，{documents} 件公文，没有问题，{told}（{seconds}）。")
    if not issues:
        print(build.NO_ISSUE)
    return 0


def _refuse(found: list[build.Problem]) -> int:
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"共 {len(found)} 个问题；已发布的网站没有改动。", file=sys.stderr)
    return 1


def _intake(given: argparse.Namespace, started: float) -> int:
    """Take in what SOURCE names, one issue after the other; each that cannot be is told, and the others go on."""
    from gazette.intake.sources import sources
    from gazette.intake.taking import take

    if given.source == Path():
        raise Unreadable(
            "SOURCE 没有写", "写上收到的文件或文件夹：make intake SOURCE=第9期.docx ISSUE=2021/09"
        )
    if given.force not in ("", "1"):
        raise Unreadable(f"FORCE 写作“{given.force}”", "要覆盖已有的一期，写 FORCE=1；不要覆盖，就不写")
    failed, doubted = 0, False
    found = sources(given.source, given.issue or None)
    gazette, _ = load(ROOT)
    if len(found) > 1:
        # Each is checked by itself, so that time and memory do not grow with the archive; make check checks all.
        gazette = replace(gazette, issues=())
    for number, source in enumerate(found, 1):
        if len(found) > 1:
            _say(f"第 {number} 期，共 {len(found)} 期：{source.issue}")
        try:
            taken = take(ROOT, source, gazette, force=bool(given.force), say=_say)
        except Unreadable as error:
            print(error, file=sys.stderr)
            failed = 1
            continue
        for doubt in taken.doubts:
            print(f"存疑：{doubt}")
        doubted = doubted or bool(taken.doubts)
        if taken.dropped:
            print(
                f"代替了原来的 {taken.folder}；原来有、草稿里没有的文件已删去：{'、'.join(taken.dropped)}。"
            )
        told = "，".join(f"{count} {what}" for what, count in taken.counts.items())
        print(f"写成 {taken.folder}：{told}（{time.monotonic() - started:.1f} 秒）。")
    if failed:
        print(
            "上面说没有收成的几期，data/ 中没有写入；其余的已写成。"
            if len(found) > 1
            else "data/ 没有改动。",
            file=sys.stderr,
        )
    else:
        if doubted:
            print("存疑的地方，YAML 里也有“# 存疑”的注释；“核对”说的是错，须改。")
        print("接着 make review，make check，make site。")
    return failed


def _review(given: argparse.Namespace, _started: float) -> int:
    """Serve the page of one issue until it is stopped."""
    from gazette.review import reading, server

    environment = reading.templates()
    try:
        read = reading.Reading(ROOT, reading.issue_named(ROOT, given.issue), environment)
        served = server.listen(read, given.name.strip(), environment)
    except (Unusable, server.PortTaken) as error:
        print(error, file=sys.stderr)
        return 1
    _say(f"读 data/{read.name}……")
    read.shown()
    _say(f"校读 {read.name}：http://{server.HOST}:{served.server_port}/　看完按 Ctrl+C。")
    try:
        served.serve_forever()
    except KeyboardInterrupt:
        _say("\n已停。确认记在这一期的 review.yml 里。")
    finally:
        served.server_close()
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _site(given: argparse.Namespace, started: float) -> int:
    times.given()
    print("核对数据，生成网页和各种格式……" if given.formats else "核对数据，生成网页……", flush=True)
    key = signature.read_key(Path(given.sign), _ask) if _wanted("SIGN", given.sign) else None
    published = build.publish(ROOT, key, given.formats)
    count = sum(1 for _ in published.folder.rglob("*.html"))
    where = published.folder.relative_to(ROOT)
    print(f"生成完毕：{count} 个网页，在 {where}/（{time.monotonic() - started:.1f} 秒）。")
    if published.hints:
        print(f"{published.hints} 条提示，make check 可看。")
    for line in _told_lost(published.lost):
        print(line)
    if key:
        print(f"清单已签名，公钥：{signature.public_key(key)}")
    return 0


def _told_lost(lost: Sequence[str]) -> Iterator[str]:
    """What was published before and is no more."""
    pages = [name for name in lost if name.endswith(".html")]
    others = [name for name in lost if not name.endswith(".html")]
    if pages:
        yield f"上次的网站有 {len(pages)} 个网页这次没有，从前的网址会打不开，如 {pages[0]}；搬了地方的公文写 formerly。"
    if others:
        yield f"上次的网站有 {len(others)} 个别的格式的文件这次没有，如 {others[0]}；要留着它们，改用 make formats。"


def _part(given: argparse.Namespace, started: float) -> int:
    part = read_part(given.part)
    _say(f"核对数据，做第 {part.number} 份，共 {part.count} 份……")
    build.make_part(ROOT, part)
    seconds = f"{time.monotonic() - started:.1f} 秒"
    _say(f"做完第 {part.number} 份，在 build/（{seconds}）；各份的 build/ 合到一处，再 make site。")
    return 0


def _wanted(name: str, value: str | None) -> bool:
    """Whether it is given. An empty variable of a script must not pass for one that was not meant."""
    if value is not None and not value.strip():
        raise verify.Unreadable(f"{name} 是空的；写上，或整个不写")
    return value is not None


def _ask() -> str:
    """The passphrase, from the terminal, or from what is piped in. Raises EOFError where there is neither."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        if not (line := sys.stdin.readline()):
            raise EOFError from None
        return line.rstrip("\n")
    return getpass.getpass("私钥的口令：")


def _offline(given: argparse.Namespace, started: float) -> int:
    since = verify.read_manifest(Path(given.since)) if _wanted("SINCE", given.since) else None
    _site(given, started)
    try:
        packages = package.pack(ROOT, since)
    except _FAILURES as error:
        print(f"{error}\n网站已经生成；没有打包，dist/ 没有改动。", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断；网站已经生成，没有打包。", file=sys.stderr)
        return ending.STOPPED
    for packed in packages:
        print(f"打包完毕：{packed.path.relative_to(ROOT)}，SHA-256 {packed.digest}")
    return 0


def _verify(given: argparse.Namespace, _started: float) -> int:
    return verify.run(given)


def _pages(_given: argparse.Namespace, started: float) -> int:
    folder = ROOT / "build" / "markdown"
    count = build.write_pages(ROOT, folder)
    print(f"写出 {count} 页，在 {folder.relative_to(ROOT)}/（{time.monotonic() - started:.1f} 秒）。")
    return 0


def _new(given: argparse.Namespace, started: float) -> int:
    try:
        begun = new.wanted(ROOT, given.folder, given.name, given.publisher)
        print("复制程序，写 data/……", flush=True)
        new.make(ROOT, begun)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{given.folder}：没有写成\n{disk.told(error, Path(given.folder))}", file=sys.stderr)
        return 1
    print(f"写完：《{begun.name}》，在 {begun.folder}/（{time.monotonic() - started:.1f} 秒）。")
    if begun.inferred:
        print(f"主办单位“{begun.publisher}”由刊名推定，请在 data/gazette.yml 中核对。")
    print(f"README.md 说明怎样改成本刊的；生成它的网站：make -C {shlex.quote(str(begun.folder))} site")
    return 0


def _serve(_given: argparse.Namespace, _started: float) -> int:
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort

    from gazette.plugin.serving import in_chinese

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger().handlers[0].addFilter(in_chinese)
    _say("核对数据，生成网页……")
    try:
        serve(
            config_file=str(ROOT / "mkdocs.yml"),
            livereload=True,
            watch=[str(ROOT / "scripts"), str(ROOT / "overrides")],
        )
    except Abort:
        print("没有开始；照上面说的改正后，再运行 make serve。", file=sys.stderr)
        return 1
    return 0

"""The command `gazette`. Where nothing has changed since the site was published, that is said before the program is loaded."""

from __future__ import annotations

import sys
import time

from gazette import ending


def main() -> int:
    """Run one verb. Exit code 0, or 1 when the data or the build has problems."""
    ending.at_once()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # What is said is Chinese, also where the locale knows only ASCII.
        stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.argv[1:] == ["site"]:
        try:
            if _nothing_new(time.monotonic()):
                return 0
        except OSError:
            ending.unheard()
            return 1
    from gazette import verbs

    return verbs.main()


def _nothing_new(started: float) -> bool:
    """Whether that is so; it is then said. Raises OSError where it cannot be."""
    from pathlib import Path

    from gazette import unchanged

    published = unchanged.published(Path.cwd())
    if published:
        seconds = f"{time.monotonic() - started:.1f} 秒"
        print(f"没有变化：site/ 就是现在的数据生成的，{published.pages} 个网页（{seconds}）。", flush=True)
        if published.hints:
            print(f"{published.hints} 条提示，make check 可看。", flush=True)
    return published is not None


if __name__ == "__main__":
    sys.exit(main())

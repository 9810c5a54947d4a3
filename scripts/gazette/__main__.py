"""The command `gazette`. Where nothing has changed since the site was published, that is said before the program is loaded."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from gazette import unchanged


def main() -> int:
    """Run one verb. Exit code 0, or 1 when the data or the build has problems."""
    for stream in (sys.stdout, sys.stderr):
        # What is said is Chinese, also where the locale knows only ASCII.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    started = time.monotonic()
    if sys.argv[1:] == ["site"] and (published := unchanged.published(Path.cwd())):
        seconds = f"{time.monotonic() - started:.1f} 秒"
        print(f"没有变化：site/ 就是现在的数据生成的，{published.pages} 个网页（{seconds}）。")
        if published.hints:
            print(f"{published.hints} 条提示，make check 可看。")
        return 0
    from gazette import verbs

    return verbs.main()


if __name__ == "__main__":
    sys.exit(main())

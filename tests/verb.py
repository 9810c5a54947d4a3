"""A verb of the command in this process: a program that is started anew reads itself for seconds before it says a word."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from gazette import verbs


def gazette(root: Path, *words: str) -> CompletedProcess[str]:
    """What the verb says of the gazette under `root`, and its exit code."""
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    said, failed = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(failed):
        patch.chdir(root)
        patch.setattr(verbs, "ROOT", root)
        patch.setattr(sys, "argv", ["gazette", *words])
        code = verbs.main()
    return CompletedProcess(words, code, said.getvalue(), failed.getvalue())

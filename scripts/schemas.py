"""写法的格式: writes schemas/ and .vscode/settings.json anew from the model, for `make schemas`; a test holds them equal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gazette.store import schemas

ROOT = Path(__file__).resolve().parent.parent


def files() -> dict[str, str]:
    """Every file that is made, by its path."""
    made: dict[str, Any] = {f"schemas/{name}.json": schemas.schema(name) for name in schemas.FILES}
    made[".vscode/settings.json"] = schemas.settings()
    made[".vscode/extensions.json"] = {"recommendations": ["redhat.vscode-yaml"]}
    return {path: json.dumps(value, ensure_ascii=False, indent=1) + "\n" for path, value in made.items()}


def main() -> None:
    """All of them, whether changed or not."""
    for path, text in files().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    print(f"写完：{'、'.join(files())}")


if __name__ == "__main__":
    main()

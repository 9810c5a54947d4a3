"""The search client in Node: its scripts and a built search folder without a browser, for tests that take seconds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "overrides/assets/search"

LOADER = """
const fs = require("fs"), vm = require("vm"), zlib = require("zlib");
const asked = JSON.parse(fs.readFileSync(0, "utf-8"));
const received = new Map(), loaded = [];
globalThis.GazetteSearch = {
  receive: (name, value) => { received.set(name, value); },
  load: async path => {
    if (received.has(path)) return;
    vm.runInThisContext(fs.readFileSync(path, "utf-8"), path);
    received.set(path, true);
    loaded.push(path);
  },
  data: name => GazetteSearch.load(asked.folder + "/search/" + name + ".js").then(() => received.get(name)),
  parts: (...names) => Promise.all(names.map(name => GazetteSearch.load(asked.assets + "/" + name + ".js"))),
};
const zipped = path => zlib.gzipSync(fs.readFileSync(path)).length;
(async () => {
  for (const part of asked.parts) await GazetteSearch.parts(part);
  GazetteSearch.useVariants(asked.variants);
  const answer = await eval(asked.script)(asked.given);
  process.stdout.write(JSON.stringify({ answer: answer === undefined ? null : answer, loaded: loaded
    .filter(path => path.startsWith(asked.folder + "/search/"))
    .map(path => [path.slice(asked.folder.length + 8, -3), zipped(path)]) }));
})().catch(error => { console.error(error); process.exit(1); });
"""


@dataclass(frozen=True)
class Told:
    """What a script answered, and the data that were loaded for it, each with its bytes in gzip."""

    answer: Any
    loaded: dict[str, int]


def in_node(
    script: str, given: object = None, *, folder: Path, parts: Sequence[str], variants: str = ""
) -> Told:
    """Run `script`, a function of `given`, with these parts of the client and the data of `folder`."""
    asked = {
        "script": script,
        "given": given,
        "folder": str(folder),
        "assets": str(ASSETS),
        "parts": parts,
        "variants": variants,
    }
    run = subprocess.run(
        ["node", "-e", LOADER], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    return Told(told["answer"], dict(told["loaded"]))

"""Calling the scripts that know the case file (``theme/assets/case-*.js``) in Node, many calls at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import samskap

ASSETS = Path(samskap.__file__).parent / "theme" / "assets"
_CALL = """
let text = "";
for await (const part of process.stdin.setEncoding("utf8")) text += part;
const [module, name, calls] = JSON.parse(text);
const found = (await import(`./${module}`))[name];
process.stdout.write(JSON.stringify(calls.map((call) => found(...call) ?? null)));
"""


def call_scripts(folder: Path, module: str, name: str, calls: list[list[Any]]) -> list[Any]:
    """What a function of a module gives for each list of arguments; the modules are laid into the folder once."""
    if not (folder / "package.json").exists():
        for script in ASSETS.glob("case-*.js"):
            shutil.copy(script, folder)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (folder / "call.js").write_text(_CALL, encoding="utf-8")
    done = subprocess.run(
        ["node", "call.js"],
        cwd=folder,
        input=json.dumps([module, name, calls]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))

"""Every console block in README and docs is run, in order, in one folder a page, and prints what the page says.

`make accept` rewrites the blocks with what is printed today; read the diff.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if "```console" in page.read_text("utf-8")
]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def run(command, folder):
    words = command.replace("allegiance ", f"{sys.executable} -m allegiance ", 1)
    done = subprocess.run(words, shell=True, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    return done.stdout


def printed(block, folder):
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(
        f"$ {command}\n{run(command, folder)}" if command.startswith("allegiance ") else f"$ {command}\n"
        for command in commands
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_a_page_are_what_the_program_prints(page, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = page.read_text("utf-8")
    today = BLOCK.sub(lambda m: f"```console\n{printed(m[1], tmp_path)}```", text)
    if os.environ.get("ALLEGIANCE_ACCEPT"):
        page.write_text(today, "utf-8")
    assert page.read_text("utf-8") == today


def test_every_verb_is_told_of_in_the_readme_or_docs():
    from allegiance.cli import group

    pages = "\n".join(p.read_text("utf-8") for p in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))
    verbs = group.list_commands(None)
    assert [verb for verb in verbs if f"allegiance {verb}" not in pages] == []

"""`allegiance demo`: read the examples, ask a few questions."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from allegiance.cli.printing import show
from allegiance.model.errors import AllegianceError

EPILOG = """\b
Examples:
  allegiance demo
  allegiance demo --examples my-notes/"""


@click.command(epilog=EPILOG)
@click.option(
    "--examples", type=click.Path(path_type=Path), default=Path("examples"), show_default=True, help="The folder to read."
)
def command(examples: Path) -> None:
    """Read examples/ into a throw-away study and answer: a date, a pair, a dossier, a conflict between two sources."""
    if not examples.is_dir():
        raise AllegianceError(f"{examples}: no such folder; run this in a checkout, or name a folder of notes with --examples")
    from allegiance.study import open_study

    with tempfile.TemporaryDirectory() as folder, open_study(Path(folder) / "study.db") as study:
        report = study.read(*sorted(p for p in examples.rglob("*.txt")))
        print(f"$ allegiance read {examples}/")
        print(" · ".join(f"{report.total(field)} {field}" for field in ("notes", "claims", "agreements", "doubts")))
        for outcome in report.errors:
            print(outcome.error, file=sys.stderr)
        for words, answer in (
            ("on 2008-06-01 --about IMU --relation hosts", study.on("2008-06-01", about="IMU", relations=("hosts",))),
            ("between IMU Taliban --until 2001", study.between("IMU", "Taliban", until="2001")),
            ('who "Haqqani Network"', study.who("Haqqani Network")),
            ("doubts", study.doubts()),
        ):
            print(f"\n$ allegiance {words}")
            show(answer)

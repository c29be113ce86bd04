"""`allegiance read`: files into the study."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from allegiance.cli.opening import opened, study_option

EPILOG = """\b
Examples:
  allegiance read notes.txt
  allegiance read notes/ --study imu.db
  cat notes.txt | allegiance read -
  allegiance read claims.csv --mapping columns.toml
  allegiance read claims.jsonl --text article.txt"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--mapping", type=click.Path(path_type=Path), help="TOML that names the columns of a hand-coded table.")
@click.option("--text", type=click.Path(path_type=Path), help="The text that the quotes of a table stand in.")
@click.option("--ack", is_flag=True, help="Print 'ACK <document id>' after each document is safely kept.")
@study_option
def command(paths: tuple[Path, ...], mapping: Path | None, text: Path | None, ack: bool, study: Path) -> None:
    """Read notes, prose or hand-coded tables (.txt .md .html .csv .jsonl; a file, a folder, or - for standard input).

    Reading the same file twice adds nothing. A file that cannot be read is named with its place; the others are read.
    """
    with opened(study, create=True) as record:
        report = record.read(*paths, mapping=mapping, text=text, on_file=_acknowledge if ack else _progress)
    for outcome in report.outcomes:
        for notice in outcome.notices:
            print(f"{outcome.name}: {notice}", file=sys.stderr)
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    counts = [f"{report.total(f)} {f if report.total(f) != 1 else f[:-1]}" for f in ("notes", "claims", "agreements", "doubts")]
    print(f"{' · '.join(counts)} → {study}")
    if report.errors:
        read = len(report.outcomes) - len(report.errors)
        print(f"{read} of {len(report.outcomes)} files read; {len(report.errors)} not", file=sys.stderr)
        sys.exit(1)


def _acknowledge(name: str, document: str) -> None:
    sys.stdout.write(f"ACK {document}\n")
    sys.stdout.flush()


def _progress(name: str, document: str) -> None:
    print(f"read {name}", file=sys.stderr)

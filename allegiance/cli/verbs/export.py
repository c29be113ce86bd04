"""`allegiance export`: the study as a file for other tools."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from allegiance.cli.opening import opened, study_option, view_options

EPILOG = """\b
Examples:
  allegiance export dyad_year out.csv
  allegiance export dyad_year out.csv --for spreadsheet
  allegiance export claims - | head
  allegiance export csl_json sources.json
  allegiance export codebook codebook.md"""


@click.command(epilog=EPILOG)
@click.argument("form")
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--for", "profile", default="", metavar="PROFILE", help="spreadsheet: guard cells that would run as formulas.")
@view_options
@study_option
def command(form: str, out: Path, profile: str, study: Path, **seen: object) -> None:
    """Write the study as FORM (claims, dyad_year, csl_json, codebook ...) to OUT; - is standard output."""
    text = io.StringIO()
    with opened(study, seen) as record:
        record.export(form, text, profile=profile)
    if str(out) == "-":
        sys.stdout.write(text.getvalue())
    else:
        out.write_text(text.getvalue(), encoding="utf-8", newline="")
        print(f"{form} → {out}", file=sys.stderr)

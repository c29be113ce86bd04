"""`allegiance trail`: from an answer back to its words."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance trail 3f9a12c4
  allegiance trail 3f9a12c4 --json"""


@click.command(epilog=EPILOG)
@click.argument("claim")
@view_options
@json_option
@study_option
def command(claim: str, as_json: bool, study: Path, **seen: object) -> None:
    """From a claim, episode or agreement (the beginning of its id) back to file, page, sentence, quote and rule."""
    with opened(study, seen) as record:
        show(record.trail(claim), as_json=as_json)

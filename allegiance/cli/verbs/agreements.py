"""`allegiance agreements`."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance agreements
  allegiance agreements --json > agreements.jsonl
  allegiance agreements --reviewed"""


@click.command(epilog=EPILOG)
@view_options
@json_option
@study_option
def command(as_json: bool, study: Path, **seen: object) -> None:
    """All agreements: parties, obligations, bases, causes of their ends."""
    with opened(study, seen) as record:
        show(record.agreements(), as_json=as_json)

"""`allegiance who`."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance who "Haqqani Network"
  allegiance who "Haqqani Network" --json
  allegiance who "Haqqani Network" --known-on 2009"""


@click.command(epilog=EPILOG)
@click.argument("name")
@view_options
@json_option
@study_option
def command(name: str, as_json: bool, study: Path, **seen: object) -> None:
    """The dossier of an actor: names, founding, leaders, places, ties, agreements, conflicts between sources."""
    with opened(study, seen) as record:
        show(record.who(name), as_json=as_json)

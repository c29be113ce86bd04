"""`allegiance between`: every episode of a pair."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance between IMU Taliban
  allegiance between IMU Taliban --until 2001
  allegiance between "Pakistani Taliban" IMU --json"""


@click.command(epilog=EPILOG)
@click.argument("one")
@click.argument("other")
@click.option("--since", default="", metavar="DATE", help="Leave out what ended before.")
@click.option("--until", default="", metavar="DATE", help="Leave out what began after.")
@view_options
@json_option
@study_option
def command(one: str, other: str, since: str, until: str, as_json: bool, study: Path, **seen: object) -> None:
    """Every tie and agreement of two actors, in order of time, with terms, bases and causes of their ends."""
    with opened(study, seen) as record:
        show(record.between(one, other, since=since, until=until), as_json=as_json)

"""`allegiance timeline`."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance timeline IMU
  allegiance timeline IMU --json
  allegiance timeline IMU --known-on 2009"""


@click.command(epilog=EPILOG)
@click.argument("name")
@view_options
@json_option
@study_option
def command(name: str, as_json: bool, study: Path, **seen: object) -> None:
    """Events and ties of an actor, in order of time."""
    with opened(study, seen) as record:
        show(record.timeline(name), as_json=as_json)

"""`allegiance replay`."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance replay IMU
  allegiance replay IMU --json
  allegiance replay IMU --known-on 2009"""


@click.command(epilog=EPILOG)
@click.argument("name")
@view_options
@json_option
@study_option
def command(name: str, as_json: bool, study: Path, **seen: object) -> None:
    """Walk through time: after each event of an actor, its bases, the obligations in force, what ended and why."""
    with opened(study, seen) as record:
        show(record.replay(name), as_json=as_json)

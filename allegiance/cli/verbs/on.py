"""`allegiance on`: who stood with whom on a date."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance on 2008-06-01 --about IMU
  allegiance on 2009 --about "Haqqani Network" --relation supports
  allegiance on 2001-09 --json | jq .status
  allegiance on 2008-06-01 --about IMU --without dresser2011"""


@click.command(epilog=EPILOG)
@click.argument("date")
@click.option("--about", default="", metavar="NAME", help="Only ties and places of this actor, by any of its names.")
@click.option("--relation", "relations", multiple=True, metavar="TYPE", help="Only relations of this type; repeatable.")
@view_options
@json_option
@study_option
def command(date: str, about: str, relations: tuple[str, ...], as_json: bool, study: Path, **seen: object) -> None:
    """Ties and places that held on DATE (2008-06-01, 2008-06 or 2008): certain, bridged, possible.

    Dating says nothing of truth: hedges, promises and inferred values stand beside it.
    """
    with opened(study, seen) as record:
        show(record.on(date, about=about, relations=relations), as_json=as_json)

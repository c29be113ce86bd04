"""`allegiance claims`: what the sources say, claim by claim."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance claims
  allegiance claims --hedged
  allegiance claims --kind agreement --kind hosts
  allegiance claims --json > claims.jsonl"""


@click.command(epilog=EPILOG)
@click.option("--hedged", is_flag=True, help="Only claims that rest on a hedge (appears, largely, at least ...).")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind or type (event, hosts); repeatable.")
@view_options
@json_option
@study_option
def command(hedged: bool, kinds: tuple[str, ...], as_json: bool, study: Path, **seen: object) -> None:
    """Claims with their quotes and pages, in the order of the text. The bracketed code leads on: allegiance trail CODE."""
    with opened(study, seen) as record:
        show(record.claims(hedged=hedged, kinds=kinds), as_json=as_json)

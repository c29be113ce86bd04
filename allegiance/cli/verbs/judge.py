"""`allegiance judge`: a person decides."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path

import click

from allegiance.cli.opening import opened, study_option
from allegiance.model.judgement import VERBS

EPILOG = """\b
Examples:
  allegiance judge accept 3f9a12c4
  allegiance judge reject 3f9a12c4 --reason "the note misreads p. 12"
  allegiance judge note 3f9a12c4 --value "compare the 2004 report"
  allegiance judge undo 17"""


@click.command(epilog=EPILOG)
@click.argument("verb", type=click.Choice([verb for verb in VERBS if verb != "redact"]))
@click.argument("about", nargs=-1, required=True)
@click.option("--value", default="", help="What was decided, where the verb alone does not say.")
@click.option("--reason", default="", help="Why.")
@click.option("--author", default=None, help="Who decides; your login name by default.")
@study_option
def command(verb: str, about: tuple[str, ...], value: str, reason: str, author: str | None, study: Path) -> None:
    """Add a decision to the log: claims by the beginning of their ids, names as DOCUMENT/NAME. Undo is a new decision."""
    time = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with opened(study) as record:
        kept = record.judge(verb, *about, author=author or getpass.getuser(), value=value, reason=reason, time=time)
    for judgement in kept:
        print(f"{judgement.number}  {judgement.verb}  {' '.join(item[:12] for item in judgement.about)}")

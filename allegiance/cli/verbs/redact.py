"""`allegiance redact`: delete a text for good."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from allegiance.cli.opening import opened, study_option

EPILOG = """\b
Examples:
  allegiance redact 3f9a12c4 --reason "names a private person"
  allegiance redact DOCUMENT_ID --reason confidential"""


@click.command(epilog=EPILOG)
@click.argument("target")
@click.option("--reason", required=True, help="Why; kept in the log.")
@click.option("--author", default=None, help="Who decides; your login name by default.")
@study_option
def command(target: str, reason: str, author: str | None, study: Path) -> None:
    """Delete the text of a claim, a document or a judgement. A tombstone stays, and the log still verifies."""
    with opened(study) as record:
        record.redact(target, reason=reason, author=author or getpass.getuser())
    print(f"redacted {target}")

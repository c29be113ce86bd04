"""`allegiance doctor`: is everything here that is needed?"""

from __future__ import annotations

import sys

import click

EPILOG = """\b
Examples:
  allegiance doctor"""


@click.command(epilog=EPILOG)
def command() -> None:
    """Tell the versions of Allegiance, Python, spaCy, the language model and SQLite, and what is missing with its remedy."""
    from allegiance.study.diagnosis import diagnose

    findings = diagnose()
    for finding in findings:
        print(f"{'ok  ' if finding.well else 'MISSING'}  {finding.what}  {finding.detail}")
    sys.exit(0 if all(finding.well for finding in findings) else 1)

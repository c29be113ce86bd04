"""`allegiance check`: is the study whole?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option

EPILOG = """\b
Examples:
  allegiance check
  allegiance check --json"""
FINDINGS = 4


@click.command(epilog=EPILOG)
@json_option
@study_option
def command(as_json: bool, study: Path) -> None:
    """Quotes equal the stored text, hashes hold, bounds are ordered, merges and the log are whole, derived = derived again.

    Exit status 0 when all is well, 4 with stable codes when not (docs/checks.md lists them).
    """
    with opened(study) as record:
        findings = record.check()
    for finding in findings:
        line = {"code": finding.code, "where": finding.where, "what": finding.what}
        print(json.dumps(line, ensure_ascii=False) if as_json else f"{finding.code}  {finding.where}: {finding.what}")
    if not findings and not as_json:
        print("clean")
    sys.exit(FINDINGS if findings else 0)

"""The command line: one module a verb, each short: parse, call Study, print. Data on stdout, the rest on stderr.

Exit status: 0 ok, 1 error, 2 usage, 3 nothing found, 4 findings.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from allegiance.model.errors import AllegianceError, NotFound

VERBS_FROM = "allegiance.cli.verbs"
EPILOG = """Begin with:  allegiance read notes.txt ; allegiance who IMU ; allegiance on 2008-06-01 --about IMU
Every verb has worked examples in its own --help."""


class Verbs(click.Group):
    """The verbs found in `allegiance/cli/verbs`, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the verbs, in alphabetical order."""
        package = importlib.import_module(VERBS_FROM)
        return sorted(info.name for info in pkgutil.iter_modules(package.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, None when there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{VERBS_FROM}.{cmd_name}").command
        return command


@click.group(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="allegiance")
def group() -> None:
    """Who stood with whom, where, on what date, on what terms, and on whose word, on which page."""


def main() -> None:
    """Run a command; errors that the user can mend are one line on stderr."""
    try:
        status = group.main(standalone_mode=False)
    except click.exceptions.Abort:
        status = 1
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except NotFound as error:
        print(error, file=sys.stderr)
        status = 3
    except AllegianceError as error:
        print(error, file=sys.stderr)
        status = 1
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    sys.exit(status if isinstance(status, int) else 0)

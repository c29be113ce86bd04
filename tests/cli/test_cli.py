"""The command line as a user meets it: help, exit states, bad files beside good ones, pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from allegiance.cli import group

ROOT = Path(__file__).parents[2]
NOTES = """Okonjo, Adaeze. "The Bargains of the Kasa Delta." Review of Invented Conflicts, March 2014.

- In 2005 the River Guard sheltered the Northern Front in Ondo Valley (14).
- The Dawn Brigade is led by Mira Solano (19).
"""


def run(*words, folder, given=None, **environment):
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", **environment}
    command = [sys.executable, "-m", "allegiance", *map(str, words)]
    return subprocess.run(command, cwd=folder, env=variables, input=given, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "notes.txt").write_text(NOTES, "utf-8")
    done = run("read", "notes.txt", folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 notes")
    return folder


@pytest.mark.parametrize("verb", group.list_commands(None))
def test_every_verb_has_worked_examples_in_its_help(verb):
    command = group.get_command(None, verb)
    assert command.help
    assert f"allegiance {verb}" in command.epilog


def test_an_answer_ends_at_a_page_and_fits_eighty_columns(folder):
    done = run("on", "2005", "--about", "Northern Front", folder=folder)
    assert done.returncode == 0
    assert "hosted by River Guard" in done.stdout
    assert "notes on Okonjo 2014, p. 14" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_rows_for_programs_are_json_lines(folder):
    rows = [json.loads(line) for line in run("episodes", "--json", folder=folder).stdout.splitlines()]
    assert {"hosts", "leads"} <= {row["relation"] for row in rows}


def test_nothing_found_is_status_three_and_says_so(folder):
    assert run("who", "Nobody Known", folder=folder).returncode == 3
    done = run("on", "1950-01-01", folder=folder)
    assert (done.returncode, "the sources do not say" in done.stdout) == (3, True)


def test_wrong_usage_is_status_two(folder):
    assert run("on", folder=folder).returncode == 2
    assert run("nonsense", folder=folder).returncode == 2


def test_an_error_is_one_line_with_a_remedy(folder):
    done = run("on", "2005", "--study", "absent.db", folder=folder)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "allegiance read" in done.stderr


def test_bad_files_are_named_and_the_others_are_read(tmp_path):
    (tmp_path / "good.txt").write_text(NOTES, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "long.txt").write_text("x" * 1_000_000, "utf-8")
    (tmp_path / "bidi.txt").write_text("The \u202efront\u202c moved.\n", "utf-8")
    (tmp_path / "deep.html").write_text("<div>" * 100_000, "utf-8")
    bad = ("empty.txt", "binary.txt", "long.txt", "bidi.txt", "deep.html", "missing.txt")
    done = run("read", "good.txt", *bad, folder=tmp_path)
    assert done.returncode == 1
    for name in bad:
        assert sum(line.startswith(name) for line in done.stderr.splitlines()) == 1, (name, done.stderr)
    assert "1 of 7 files read; 6 not" in done.stderr
    assert run("check", folder=tmp_path).stdout == "clean\n"


def test_reading_the_same_notes_twice_adds_nothing(tmp_path):
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    run("read", "notes.txt", folder=tmp_path)
    before = run("claims", "--json", folder=tmp_path).stdout
    run("read", "notes.txt", folder=tmp_path)
    assert run("claims", "--json", folder=tmp_path).stdout == before


def test_standard_input_and_output(tmp_path):
    done = run("read", "-", folder=tmp_path, given=NOTES)
    assert done.returncode == 0
    table = run("export", "dyad_year", "-", folder=tmp_path)
    assert table.stdout.splitlines()[0].startswith("year,")


def test_exports_are_the_same_bytes_whatever_the_order_hash_seed_and_locale(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for there in (first, second):
        there.mkdir()
        (there / "a.txt").write_text(NOTES, "utf-8")
        (there / "b.txt").write_text((ROOT / "examples" / "invented" / "varga.txt").read_text("utf-8"), "utf-8")
    run("read", "a.txt", "b.txt", folder=first, PYTHONHASHSEED="1", LC_ALL="C")
    run("read", "b.txt", folder=second, PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    run("read", "a.txt", folder=second, PYTHONHASHSEED="3", LC_ALL="C.UTF-8")
    for form in ("dyad_year", "claims", "csl_json", "codebook"):
        one = run("export", form, "-", folder=first, PYTHONHASHSEED="4", PYTHONUTF8="1").stdout
        other = run("export", form, "-", folder=second, PYTHONHASHSEED="5", PYTHONUTF8="1").stdout
        assert one == other, form
        assert one


def test_a_claim_is_judged_traced_and_redacted(tmp_path):
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    run("read", "notes.txt", folder=tmp_path)
    rows = [json.loads(line) for line in run("claims", "--json", folder=tmp_path).stdout.splitlines()]
    hosting = next(row["id"] for row in rows if row["relation"] == "hosts")
    assert run("judge", "accept", hosting, "--author", "reader", folder=tmp_path).returncode == 0
    traced = run("trail", hosting, folder=tmp_path).stdout
    assert "accept by reader" in traced
    assert "p. 14" in traced
    assert run("redact", hosting, "--reason", "private", "--author", "reader", folder=tmp_path).returncode == 0
    assert hosting not in run("claims", "--json", folder=tmp_path).stdout
    assert run("check", folder=tmp_path).stdout == "clean\n"

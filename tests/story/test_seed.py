"""The text that the project grew from, raw and hand-coded: questions, must-nots, agreement; the same with other names."""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest

import allegiance
from allegiance.views.scoring import Spelling, score
from allegiance.vocabulary import load
from tests.chronicle.gold import GOLD, lines, needs_gold
from tests.story.asking import answers, write

pytestmark = needs_gold
MAPPING = """
[constants]
horizon = "2011-11-14"

[[joins]]
file = "seed_gold.jsonl"
on = "id"
columns = ["as_of"]
"""
OTHER = {
    "Islamic Movement of Uzbekistan": "National Front of Nicaragua",
    "O'zbekiston Islomiy Harakati": "Nikaragua Milliy Fronti",
    "IMU/O'zIH": "NFN/NMF",
    "O'zIH": "NMF",
    "IMU": "NFN",
    "Pakistani Taliban": "Colombian Halcones",
    "Al-Qaeda": "Nur-Dawra",
    "Al Qaeda": "Nur Dawra",
    "Taliban": "Halcones",
    "Haqqani": "Cardoza",
    "Toher Yuldashev": "Ramiro Castellon",
    "Yuldashev": "Castellon",
    "Juma Namangani": "Edgar Montiel",
    "Osama bin Laden": "Victor Zelaya",
    "Baitullah Mehsud": "Anselmo Baquero",
    "Mehsud": "Baquero",
    "Islom Karimov": "Daniel Obregon",
    "NATO": "ECOWAS",
    "Northern Afghanistan": "Northern Honduras",
    "Afghanistan": "Honduras",
    "Waziristan": "Chorotega",
    "Waziri": "Chorotegi",
    "Kandahar": "Tegucigalpa",
    "Central Asia": "Central America",
    "Uzbekistan": "Nicaragua",
    "Uzbek": "Nicaraguan",
    "Pakistani": "Colombian",
    "Pakistan": "Colombia",
    "Indian": "Peruvian",
    "India": "Peru",
    "December": "October",
    "August": "May",
    "1997": "1986",
    "1998": "1987",
    "2001": "1990",
    "2007": "1996",
    "2009": "1998",
    "2011": "2000",
}


def renamed(text):
    pattern = "|".join(re.escape(name) for name in sorted(OTHER, key=len, reverse=True))
    return re.sub(pattern, lambda m: OTHER[m[0]], text)


@cache
def from_text(folder, *, other=False):
    text = (GOLD / "seed.txt").read_text("utf-8")
    path = folder / ("other.txt" if other else "seed.txt")
    path.write_text(renamed(text) if other else text, "utf-8")
    with allegiance.open(folder / f"{path.stem}.db") as study:
        study.read(path)
        return tuple(study.claims().rows)


def measured(rows, *, other=False):
    turn = renamed if other else str
    gold = [json.loads(turn(json.dumps(line, ensure_ascii=False))) for line in lines("seed_gold_flat.jsonl")]
    aliases = json.loads(turn((GOLD / "seed_aliases.json").read_text("utf-8")))
    symmetric = frozenset(name for name, kind in load().types.items() if kind.symmetric)
    return score(gold, rows, Spelling(aliases), symmetric=symmetric)


def checked(folder, study):
    """What the checker beside the project says: questions passed, must-nots asserted."""
    queries = json.loads((GOLD / "seed_gold_queries.json").read_text("utf-8"))["queries"]
    write(folder / "claims.jsonl", study.claims().rows)
    write(folder / "episodes.jsonl", [*study.episodes().rows, *study.agreements().rows])
    write(folder / "answers.jsonl", answers(study, queries))
    asked = [f"--{name}={folder / f'{name}.jsonl'}" for name in ("claims", "episodes", "answers")]
    run = subprocess.run(
        [sys.executable, GOLD / "check_answers.py", "--json", *asked], capture_output=True, text=True, check=False
    )
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("seed")


def test_the_hand_coded_claims_answer_all_questions_and_assert_no_must_not(folder):
    mapping = folder / "mapping.toml"
    mapping.write_text(MAPPING, "utf-8")
    with allegiance.open(folder / "hand.db") as study:
        report = study.read(GOLD / "seed_gold_flat.jsonl", mapping=mapping, text=GOLD / "seed.txt")
        assert not report.errors
        result = checked(folder, study)
        assert study.check() == ()
        table = io.StringIO()
        study.export("dyad_year", table)
    assert (result["questions"], result["of_questions"]) == (12, 12)
    assert result["must_nots"] == result["of_must_nots"] == 20
    assert result["episodes"]["same_bounds"] == result["episodes"]["of"] == 38
    years = Counter(row["status"] for row in csv.DictReader(table.getvalue().splitlines()))
    assert years == {"certain": 46, "bridged": 12, "possible": 66}


def test_the_raw_text_answers_at_least_eight_and_asserts_no_must_not(folder):
    from_text(folder)
    with allegiance.open(folder / "seed.db") as study:
        result = checked(folder, study)
        assert study.check() == ()
    assert result["questions"] >= 8
    assert result["must_nots"] == result["of_must_nots"]


def test_the_raw_text_is_read_with_enough_recall_and_precision(folder):
    lenient = measured(from_text(folder))["lenient"]
    assert lenient.recall >= 0.60
    assert lenient.precision >= 0.85


def test_other_names_places_and_dates_are_read_as_well(folder):
    here, there = measured(from_text(folder))["lenient"], measured(from_text(folder, other=True), other=True)["lenient"]
    assert there.recall >= here.recall - 0.05
    assert there.precision >= here.precision - 0.05


def test_every_quote_is_the_text_at_its_offsets(folder):
    text = (GOLD / "seed.txt").read_text("utf-8")
    assert all(text[row["char_start"] : row["char_end"]] == row["quote"] for row in from_text(folder))

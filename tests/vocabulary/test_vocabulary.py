"""The vocabulary is whole: every type of the design, roles that exist, examples that parse."""

import json
import os
from pathlib import Path

import pytest

from allegiance.vocabulary import load, parse_line
from allegiance.vocabulary.codebook import codebook

DESIGN = Path(__file__).parents[3] / "shared" / "design" / "vocabulary.json"
TYPES = load().types
FIELDS = {"place", "begins", "ends", "when", "as_of", "modality", "hedge", "polarity", "stated", "resource", "change"}


@pytest.mark.gold
@pytest.mark.skipif(not DESIGN.exists(), reason="the design (../shared/design) is not beside the project")
def test_every_type_and_word_of_the_design_is_there():
    design = json.loads(DESIGN.read_text("utf-8"))
    assert {t["id"] for t in design["relations"]} == {t.id for t in TYPES.values() if t.kind == "relation"}
    assert {t["id"] for t in design["events"]} == {t.id for t in TYPES.values() if t.kind == "event"}
    families = {
        "resources": "resources",
        "bases": "bases",
        "end_causes": "causes",
        "hedges": "hedges",
        "attributes": "attributes",
    }
    for theirs, ours in families.items():
        assert {entry["id"] for entry in design[theirs]} == set(load().families[ours])
    for theirs in design["relations"]:
        assert [role.name for role in TYPES[theirs["id"]].roles] == theirs["roles"]
        assert TYPES[theirs["id"]].symmetric == theirs["symmetric"]
        assert TYPES[theirs["id"]].holds_by_promise == theirs["holds_by_promise"]


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_a_type_names_only_roles_that_it_has(kind):
    roles = {role.name for role in kind.roles}
    flat = {kind.flat.subject, kind.flat.object, kind.flat.place, kind.flat.from_place} - {""}
    assert flat <= roles
    assert all(set(cue.roles) <= roles for cue in kind.cues)
    assert all(role.kinds for role in kind.roles)
    assert kind.definition.strip()
    assert kind.maps


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.id)
def test_a_type_has_three_examples_that_fill_its_roles_with_words_of_their_text(kind):
    assert len(kind.examples) >= 3
    for example in kind.examples:
        for text in example.claims:
            line = parse_line(text)
            roles = {role.name for role in TYPES[line.type].roles}
            assert {key for key, _ in line.fields} <= roles | FIELDS
            for role in TYPES[line.type].required:
                assert line.get(role)
            for key, value in line.fields:
                if key in roles:
                    assert value.split()[-1] in example.text


def test_a_line_that_is_no_line_is_refused_with_its_field():
    with pytest.raises(Exception, match="not name=value"):
        parse_line("hosts  host Red Banner")


def test_the_page_of_the_vocabulary_is_current():
    page = Path(__file__).parents[2] / "docs" / "vocabulary.md"
    if os.environ.get("ALLEGIANCE_ACCEPT"):
        page.write_text(codebook(load()), "utf-8")
    assert page.read_text("utf-8") == codebook(load())

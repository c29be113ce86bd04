"""The reference reading beside the project: every actor and place of its text is found, and every word for one resolved."""

import json
import re
from pathlib import Path

import pytest

from allegiance.extracting.known import index
from allegiance.extracting.language import load_model
from allegiance.extracting.scene import stage
from allegiance.model.document import Document, Passage
from allegiance.model.source import Citation
from tests.extracting.renaming import mapping, renamed

GOLD = Path(__file__).parents[3] / "shared" / "gold"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not GOLD.exists(), reason="the reference reading (../shared/gold) is not beside the project"),
]
KINDS = {
    "armed_group": {"group"},
    "unnamed_collective": {"collective"},
    "coalition": {"coalition", "group"},
    "state": {"state", "place"},
    "state_organ": {"organ"},
    "person": {"person"},
    "place": {"place"},
}
MARK = re.compile(r"\s*\(\d+(?:-\d+)?\)(?=\.)")


def entities():
    return json.loads((GOLD / "seed_entities.json").read_text("utf-8"))["entities"]


def set_out(text):
    """The bullets of the text, staged without any list of known names."""
    passages = []
    for line in re.finditer(r"(?m)^- .*$", text):
        skip = tuple((m.start(), m.end()) for m in MARK.finditer(text, line.start(), line.end()))
        passages.append(Passage(line.start(), line.end(), Citation("source", "1"), skip))
    return stage(Document("notes", text, "test", "", tuple(passages)), load_model(), index(()))


@pytest.fixture(scope="module")
def text():
    return (GOLD / "seed.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def scene(text):
    return set_out(text)


def all_mentions(scene):
    return [m for token in scene.doc for m in scene.mentions_of(token)]


def meant(scene, words, sentence_with):
    """The names that the last such words stand for in the sentence that has a phrase."""
    (sentence,) = (s for s in scene.sentences if sentence_with in s.span.text)
    found = [scene.mentions_of(t) for t in scene.mention_heads(sentence)]
    return [m.name for ms in found if ms[0].text.lower() == words for m in ms][-3:]


def test_every_actor_and_place_is_found_with_its_kind(scene):
    found = {(m.name.lower(), m.kind) for m in all_mentions(scene)}
    missing = []
    for entity in entities().values():
        names = {
            n.lower().removeprefix("the ")
            for n in (entity["name"], *entity.get("aliases_in_seed", ()), *entity.get("other_names", ()))
        }
        names |= {re.sub(r" \(.*\)| in .*$", "", n) for n in names} | {
            f"leaders of the {n.partition(' of the ')[2]}" for n in names
        }
        if not any((name, kind) in found for name in names for kind in KINDS[entity["kind"]]):
            missing.append(entity["name"])
    assert [name for name in missing if "leaders" not in name] == []


def test_nobody_comes_out_of_a_name_or_of_the_source_line(scene):
    names = " ".join(m.name for m in all_mentions(scene))
    assert not re.search(r"Islomiy|Harakati|O'z|Journal|Dresser|Witter", names)


def resolved(scene, mapped=lambda name: name):
    """What the words for somebody named before stand for, sentence by sentence."""
    (imu, taliban) = (mapped(n) for n in ("Islamic Movement of Uzbekistan", "Taliban"))
    return [
        (meant(scene, "it", "was created to"), [imu]),
        (meant(scene, "its leaders", "strong connections"), [f"leaders of the {imu}"]),
        (meant(scene, "the north", "forced to evacuate"), [mapped("Northern Afghanistan")]),
        (meant(scene, "its fighters", "setting up an agreement"), [imu]),
        (meant(scene, "they", "did not go well"), [imu]),
        (meant(scene, "the province", "did not go well"), [mapped("South Waziristan")]),
        (meant(scene, "there", "agreed to allow"), [mapped("South Waziristan")]),
        (meant(scene, "themselves", "agreed to allow"), [imu]),
        (meant(scene, "this group", "has the backing"), [mapped("Haqqani Network")]),
        (meant(scene, "it", "has the backing"), [mapped("Haqqani Network")]),
        (meant(scene, "the organization", "leadership gap"), [imu]),
        (meant(scene, "all three groups", "working relationship"), [imu, mapped("Al-Qaeda"), taliban]),
        (meant(scene, "the group", "shadow governance"), [taliban]),
        (meant(scene, "it", "shadow governance"), [taliban]),
        (meant(scene, "the republic", "was created to"), [mapped("Uzbekistan")]),
    ]


def test_every_word_for_somebody_named_before_is_resolved(scene):
    for found, expected in resolved(scene):
        assert found == expected


def test_other_names_and_dates_make_no_difference(text, scene):
    words = mapping(entities().values())
    other = set_out(renamed(text, words))
    for found, expected in resolved(other, lambda name: renamed(name, words)):
        assert found == expected
    as_renamed = sorted((renamed(m.name, words), m.kind, m.how) for m in all_mentions(scene))
    same = [m for m in sorted((m.name, m.kind, m.how) for m in all_mentions(other)) if m in as_renamed]
    assert len(same) >= 0.97 * len(as_renamed)

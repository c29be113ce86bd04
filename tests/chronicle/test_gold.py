"""The reference reading of the seed: hand-coded claims in, the derived record out, every bound equal to the day."""

import json
from functools import cache

from allegiance.chronicle import derive
from allegiance.model.when import iso
from allegiance.vocabulary import load
from tests.chronicle.gold import GOLD, needs_gold, record

pytestmark = needs_gold


@cache
def derived():
    kept = record()
    return kept, derive(kept, load()), {c.id: c.label for c in kept.claims}


@cache
def expected():
    return json.loads((GOLD / "seed_gold_episodes.json").read_text("utf-8"))


def days(thing):
    b = thing.bounds
    return [[iso(b.s_lo), iso(b.s_hi)], [iso(b.e_lo), iso(b.e_hi)]]


def found():
    _, chronicle, label = derived()
    return {tuple(sorted(label[c] for c in e.claims)): e for e in (*chronicle.episodes, *chronicle.presences)}


def test_there_are_as_many_of_each_as_in_the_reference_reading():
    _, chronicle, _ = derived()
    counts = [len(x) for x in (chronicle.episodes, chronicle.presences, chronicle.agreements, chronicle.conflicts)]
    assert counts == [31, 7, 5, 3]


def test_every_episode_and_presence_is_made_of_the_same_claims_with_the_same_bounds():
    """Rows marked `judgement` too: the rules as mended give the reader's value."""
    mine, differences = found(), {}
    for row in (*expected()["episodes"], *expected()["presences"]):
        episode = mine.get(tuple(sorted(row["claims"])))
        got = episode and [*days(episode), iso(episode.possible_from)]
        if got != [row["start"], row["end"], row["possible_from"]]:
            differences[row["id"]] = got
    assert differences == {}


def test_what_stands_beside_the_dates_is_the_same():
    mine, differences = found(), {}
    _, _, label = derived()
    for row in (*expected()["episodes"], *expected()["presences"]):
        e = mine[tuple(sorted(row["claims"]))]
        got = {
            "performance": e.performance,
            "resource": sorted(e.resources),
            "agreement": e.agreement.rpartition(":")[2] or None,
            "basis": sorted(b.basis for b in e.bases),
            "hedge": sorted(e.hedges),
            "bridged": [[iso(a), iso(z)] for a, z in e.bridged],
            "end_causes": sorted((x.cause, label[x.claim], x.inferred) for x in e.endings),
        }
        causes = sorted((x["cause"], x["claim"], x["inferred"]) for x in row["end_causes"])
        want = {**{k: sorted(row[k] or []) for k in ("resource", "basis", "hedge")}, "end_causes": causes}
        want |= {k: row[k] for k in ("performance", "agreement", "bridged")}
        if got != want:
            differences[row["id"]] = {k: (got[k], want[k]) for k in got if got[k] != want[k]}
    assert differences == {}


def test_the_agreements_have_their_bounds_obligations_bases_and_causes():
    _, chronicle, label = derived()
    mine = {a.id.rpartition(":")[2]: a for a in chronicle.agreements}
    for row in expected()["agreements"]:
        a = mine[row["id"]]
        assert days(a) == [row["start"], row["end"]], row["id"]
        assert len(a.obligations) == len(row["obligations"])
        assert sorted(b.basis for b in a.bases) == sorted(b["basis"] for b in row["basis"])
        assert {(x.cause, label[x.claim], x.inferred) for x in a.endings} == {
            (x["cause"], x["claim"], x["inferred"]) for x in row["end_causes"]
        }


def test_the_conflicts_are_those_that_the_reader_saw():
    _, chronicle, label = derived()
    got = {(c.type, frozenset(label[x] for x in c.claims)) for c in chronicle.conflicts}
    assert got == {(c["type"], frozenset(c["claims"])) for c in expected()["conflicts"]}

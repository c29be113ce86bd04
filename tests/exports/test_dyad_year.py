"""Dyad-years: a row for each tie and year in which it held or may have held, with all that a reader must weigh."""

import csv
import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.exports import dyad_year
from allegiance.model.dating import HOLDS, status
from allegiance.model.derived import Ending, Inference
from allegiance.model.when import day, iso
from allegiance.vocabulary import load
from tests.exports.making import SECRET, chronicle, claim, record, tie, written

HOSTING = claim("hosts  host=Red Banner  guest=Northern Front  page=1-2", modality="commitment")
HOSTED = (("host", "banner"), ("guest", "front"))
STATE = (("host", "belmara"), ("guest", "front"))


def table(*episodes, claims=(HOSTING,), profile="", **fields):
    text = written(dyad_year, record(*claims), chronicle(*episodes, **fields), profile=profile)
    return list(csv.DictReader(io.StringIO(text)))


def by_year(*episodes, **given):
    return {row["year"]: row["status"] for row in table(*episodes, **given)}


def test_years_run_from_the_first_possible_to_the_last():
    span = tie("hosts", HOSTED, "2003-01-01..2004-12-31/2006-03-01..2007-12-31")
    assert by_year(span) == {"2003": "possible", "2004": "certain", "2005": "certain", "2006": "certain", "2007": "possible"}


def test_after_the_source_horizon_nothing_is_said():
    lasting = tie("hosts", HOSTED, "2010-01-01..2010-12-31/2010-06-01..", horizon=day("2012-05-31"))
    assert by_year(lasting) == {"2010": "certain", "2011": "possible", "2012": "possible"}
    foretold = tie("hosts", HOSTED, "2010-01-01..2010-12-31/2010-06-01..2020-12-31", horizon=day("2012-05-31"))
    assert list(by_year(foretold)) == ["2010", "2011", "2012"]


def test_an_undated_source_lends_no_years_beyond_the_last_sighting():
    assert by_year(tie("hosts", HOSTED, "2001-01-01..2001-12-31/2003-01-01..", horizon=None)) == dict.fromkeys(
        ("2001", "2002", "2003"), "certain"
    )


def test_years_between_two_sightings_are_bridged():
    gap = ((day("2001-12-31"), day("2005-01-01")),)
    seen_twice = tie("hosts", HOSTED, "2001-01-01..2001-12-31/2005-01-01..2005-12-31", bridged=gap)
    assert by_year(seen_twice) == {
        "2001": "certain",
        "2002": "bridged",
        "2003": "bridged",
        "2004": "bridged",
        "2005": "certain",
    }


def test_an_unknown_start_begins_with_the_first_sighting():
    attested = tie("hosts", HOSTED, "..2007-12-31/2007-01-01..", possible_from=day("2007-01-01"), horizon=day("2008-12-31"))
    assert by_year(attested) == {"2007": "certain", "2008": "possible"}


def test_an_undated_tie_has_no_rows():
    assert table(tie("hosts", HOSTED, "../..", horizon=None)) == []


def test_a_row_tells_who_how_and_on_whose_word():
    why = Inference("start", "R6", (), "its presence began then")
    told = tie(
        "hosts",
        HOSTED,
        "2004-01-01..2004-12-31/2004-01-01..2004-12-31",
        id="e" * 64,
        claims=(HOSTING.id,),
        places=("kasa", "ondo"),
        resources=("territory",),
        modalities=("commitment",),
        performance="promised",
        hedges=("appears", "at least"),
        inferred=(why, why),
    )
    (row,) = table(told)
    expected = {
        "year": "2004",
        "actor_a": "Red Banner",
        "actor_b": "Northern Front",
        "directed": "1",
        "performance": "promised",
        "modality": "commitment",
        "hedge": "appears; at least",
        "inferred": "1",
        "inferred_what": "start",
        "reviewed": "unreviewed",
        "wording": "verbatim",
        "res_territory": "1",
        "res_fighters": "0",
        "ucdp_a": "9001",
        "ucdp_b": "",
        "place": "Kasa Province; Ondo Valley",
        "source": "lund2012",
        "pages": "pp. 1–2",
        "claims": HOSTING.id[:12],
        "episode": "e" * 12,
    }
    assert {name: row[name] for name in expected} == expected


def test_pages_of_several_works_stand_with_their_citekeys():
    pages = {"12": "lund2012", "3": "lund2012", "7": "ardel2003"}
    told = [
        claim(f"hosts  host=Red Banner  guest=Northern Front  page={page}  source={source}  at={page}")
        for page, source in pages.items()
    ]
    spans = "2004-01-01..2004-12-31/2004-01-01..2004-12-31"
    one, two, three = (tie("hosts", HOSTED, spans, claims=tuple(c.id for c in told[:n])) for n in (1, 2, 3))
    assert [table(t, claims=told)[0]["pages"] for t in (one, two, three)] == [
        "p. 12",
        "p. 3; p. 12",
        "ardel2003 p. 7; lund2012 p. 3; p. 12",
    ]


def test_a_symmetric_tie_has_one_row_a_year_in_alphabetical_order():
    allies = tie("allied_with", (("ally_1", "banner"), ("ally_2", "belmara")), "2004-01-01..2004-12-31/2004-01-01..2004-12-31")
    (row,) = table(allies)
    assert (row["actor_a"], row["actor_b"], row["directed"]) == ("Belmara", "Red Banner", "0")
    assert (row["gw_a"], row["cow_a"], row["ucdp_b"]) == ("998", "998", "9001")


def test_ties_with_places_and_presences_are_left_out():
    span = "2004-01-01..2004-12-31/2004-01-01..2004-12-31"
    against_land = tie("opposes", (("opponent", "banner"), ("opposed", "kasa")), span)
    presence = tie("located_in", (("located", "banner"), ("place", "kasa")), span)
    assert table(against_land, presences=(presence,)) == []


@pytest.mark.parametrize("how", ["claims", "bounded_by", "endings", "inferred"])
def test_what_rests_on_a_confidential_source_is_left_out(how):
    whispered = claim(f"expulsion  expelled=Red Banner  source={SECRET.key}")
    resting = {
        "claims": (whispered.id,),
        "bounded_by": (whispered.id,),
        "endings": (Ending("state_offensive", whispered.id),),
        "inferred": (Inference("end", "R5", (whispered.id,), "left then"),),
    }
    secret = tie("hosts", HOSTED, "2004-01-01..2004-12-31/2004-01-01..2004-12-31", **{how: resting[how]})
    assert table(secret, claims=(HOSTING, whispered)) == []


def test_rows_are_in_order_whatever_the_order_of_the_episodes():
    span = "2003-01-01..2003-12-31/2004-01-01..2004-12-31"
    ties = [tie("hosts", HOSTED, span, id="a"), tie("hosts", STATE, span, id="b"), tie("supports", HOSTED, span, id="c")]
    rows = table(*ties)
    assert rows == table(*ties[::-1])
    assert [(row["year"], row["actor_a"], row["relation"]) for row in rows] == [
        (year, actor, relation)
        for year in ("2003", "2004")
        for actor, relation in (("Belmara", "hosts"), ("Red Banner", "hosts"), ("Red Banner", "supports"))
    ]


def test_there_is_a_column_for_each_resource_and_each_column_is_described():
    columns = dyad_year.columns()
    assert [c.name for c in columns if c.name.startswith("res_")] == [f"res_{name}" for name in load().families["resources"]]
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.content and not c.content.endswith(".") for c in columns)


def test_pandas_reads_back_what_was_written():
    told = tie("hosts", HOSTED, "2003-01-01..2003-12-31/2004-01-01..2004-12-31", claims=(HOSTING.id,), resources=("territory",))
    study = record(HOSTING), chronicle(told, tie("supports", STATE, "2003-01-01..2003-12-31/2003-01-01..2003-12-31"))
    frame = pandas.read_csv(io.StringIO(written(dyad_year, *study)), keep_default_na=False)
    rows = list(dyad_year.rows(*study))
    assert list(frame.columns) == [c.name for c in dyad_year.columns()]
    assert frame[frame.relation == "hosts"].groupby("actor_a").res_territory.sum().to_dict() == {"Red Banner": 2}
    assert [{name: str(value) for name, value in row.items()} for row in rows] == [
        {name: str(value) for name, value in row.items()} for row in frame[list(rows[0])].to_dict("records")
    ]


def test_a_spreadsheet_gets_pages_and_names_as_text():
    odd = tie("hosts", HOSTED, "2004-01-01..2004-12-31/2004-01-01..2004-12-31", hedges=("-- or so",), claims=(HOSTING.id,))
    (row,) = table(odd, profile="spreadsheet")
    assert (row["hedge"], row["pages"], row["year"], row["ucdp_a"]) == ("'-- or so", "pp. 1–2", "2004", "9001")


bounds = st.none() | st.integers(day("1990-01-01"), day("2020-12-31"))


@given(bounds, bounds, bounds, bounds, bounds)
def test_no_year_that_holds_before_the_horizon_is_missed(s_lo, s_hi, e_lo, e_hi, horizon):
    s_hi = None if s_hi is None or (s_lo and s_hi < s_lo) else s_hi
    e_lo = max(filter(None, (e_lo, s_lo)), default=None)
    e_hi = None if e_hi is None or any(low and e_hi < low for low in (e_lo, s_hi)) else e_hi
    span = f"{iso(s_lo) or ''}..{iso(s_hi) or ''}/{iso(e_lo) or ''}..{iso(e_hi) or ''}"
    episode = tie("hosts", HOSTED, span, horizon=horizon)
    last = int((iso(horizon) or iso(e_hi) or "0000")[:4])
    wanted = {
        year: held
        for year in range(1985, last + 1)
        if (held := status(episode, day(f"{year}-01-01"), day(f"{year}-12-31"))) in HOLDS
    }
    found = dict(dyad_year.years(episode))
    assert set(found.values()) <= set(HOLDS)
    assert {year: held for year, held in found.items() if year <= last} == wanted
    assert horizon is None or max(found, default=0) <= last

"""R1 to R9, each with what it does and what it must not do. All actors and sources are invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.chronicle import View, derive, expanded
from allegiance.model.dating import status
from allegiance.model.judgement import Judgement, node
from allegiance.model.when import day
from allegiance.vocabulary import load
from tests.chronicle.notation import chronicle, record, told

HOSTED = "hosts  host=Red Banner  guest=Northern Front  begins=2007-12  place=Ondo Valley  [solano2011, 1]\n"
EXPELLED = "expulsion  expelled=Northern Front  from=Ondo Valley  when=2009  [solano2011, 2]\n"


def test_r1_an_exchange_is_projected_to_its_ties():
    made = record(
        "agreement  party=Red Banner  party=Northern Front  owes=Red Banner > Northern Front: territory@Ondo Valley"
        "  owes=Northern Front > Red Banner: fighters  [solano2011, 1]"
    )
    ties = [c for c, _ in expanded(made.claims) if c.kind == "relation"]
    assert sorted((c.type, c.place.name if c.place else "") for c in ties) == [
        ("hosts", "Ondo Valley"),
        ("supports", ""),
    ]


def test_r2_a_present_tense_holds_at_the_source_and_no_longer():
    (tie,) = chronicle("allied_with  ally_1=Red Banner  ally_2=Dawn Brigade  told=present  [solano2011, 1]").episodes
    assert status(tie, day("2011-12-31"), day("2011-12-31")) == "certain"
    assert status(tie, day("2012-06-01"), day("2012-06-01")) == "last attested before"
    assert status(tie, day("2005-06-01"), day("2005-06-01")) == "first attested later"


def test_r2_a_promised_fight_is_never_certain():
    made = chronicle("fights  fighter_1=Red Banner  fighter_2=Dawn Brigade  begins=2005  modality=commitment  [solano2011, 1]")
    assert status(made.episodes[0], day("2005-01-01"), day("2011-12-31")) == "possible"


def test_r2_a_promised_hosting_is_certain_and_marked_promised():
    (tie,) = chronicle(HOSTED.replace("[", "modality=commitment  [")).episodes
    assert tie.performance == "promised"
    assert tie.bounds.s_hi == day("2007-12-31")


def test_r2_a_promised_hosting_is_done_when_the_guest_was_there():
    made = chronicle(
        HOSTED.replace("[", "modality=commitment  [")
        + "based_in  based=Northern Front  place=Ondo Valley  begins=2007-12  ends=2010  [solano2011, 1]"
    )
    assert [e.performance for e in made.episodes] == ["done"]


def test_r2_a_denial_makes_no_episode_and_a_conflict_with_what_it_denies():
    made = chronicle(HOSTED + "hosts  host=Red Banner  guest=Northern Front  place=Ondo Valley  polarity=-  [ardel2012, 5]")
    assert len(made.episodes) == 1
    assert [c.type for c in made.conflicts] == ["polarity"]


def test_r3_order_bounds_what_is_not_dated():
    made = told(
        "expulsion   expelled=Northern Front  from=Ondo Valley  when=[2001..]  [solano2011, 1]\n"
        "relocation  mover=Northern Front  to=Kasa Province  [solano2011, 1]\n"
        "expulsion   expelled=Northern Front  from=Kasa Province  when=2005  [solano2011, 1]\n"
    )
    assert made == ["located_in Northern Front / Kasa Province | 2001..2005 | 2005"]


def test_r3_an_order_that_leaves_no_day_is_a_conflict_and_not_applied():
    made = chronicle(
        "relocation  mover=Northern Front  to=Ondo Valley  when=2008  [solano2011, 1]\n"
        "expulsion   expelled=Northern Front  from=Ondo Valley  when=2004  [solano2011, 1]\n"
    )
    assert "date" in {c.type for c in made.conflicts}


def test_r4_claims_whose_dates_meet_are_one_episode_and_others_are_two():
    one = HOSTED + "hosts  host=Red Banner  guest=Northern Front  begins=2007  ends=2009  place=Ondo Valley  [ardel2012, 3]"
    assert told(one) == ["hosts Red Banner / Northern Front @ Ondo Valley | 2007-12 | 2009"]
    two = (
        HOSTED.replace("begins=2007-12", "begins=1998  ends=2001")
        + "hosts  host=Red Banner  guest=Northern Front  begins=2005  ends=2006  place=Ondo Valley  [ardel2012, 3]"
    )
    assert len(told(two)) == 2


def test_r4_different_resources_and_disjoint_places_are_different_episodes():
    arms = "supports  supporter=Belmara  supported=Red Banner  resource=weapons  told=present  [solano2011, 1]\n"
    assert len(chronicle(arms + arms.replace("weapons", "funds").replace(", 1", ", 2")).episodes) == 2
    assert len(chronicle(HOSTED + HOSTED.replace("Ondo Valley", "Port Sabel")).episodes) == 2


def test_r4_two_sources_that_disagree_are_a_conflict_with_both():
    text = (
        "allied_with  ally_1=Red Banner  ally_2=Dawn Brigade  begins=2001  ends=2008  [solano2011, 1]\n"
        "allied_with  ally_1=Red Banner  ally_2=Dawn Brigade  begins=2004  ends=2008  [ardel2012, 9]\n"
    )
    made = chronicle(text)
    assert [c.type for c in made.conflicts] == ["date"]
    assert len(made.conflicts[0].claims) == 2
    (tie,) = made.episodes
    assert (tie.bounds.s_lo, tie.bounds.s_hi) == (day("2001-01-01"), day("2004-12-31"))


def test_r5_an_expulsion_ends_the_hosting_it_follows():
    assert told(HOSTED + EXPELLED) == ["hosts Red Banner / Northern Front @ Ondo Valley | 2007-12 | 2009"]


def test_r5_a_partial_expulsion_ends_nothing():
    (hosting,) = chronicle(HOSTED + EXPELLED.replace("[", "extent=partial  [")).episodes
    assert hosting.bounds.e_hi is None


def test_r5_an_expulsion_from_elsewhere_ends_nothing():
    (hosting,) = chronicle(HOSTED + EXPELLED.replace("Ondo Valley", "Port Sabel")).episodes
    assert hosting.bounds.e_hi is None


def test_r5_a_leaving_that_may_have_come_before_all_that_is_attested_ends_nothing():
    held = "hosts  host=Red Banner  guest=Northern Front  begins=../2007  place=Ondo Valley  told=present  [solano2011, 1]\n"
    (tie,) = chronicle(EXPELLED.replace("when=2009", "when=[2001..]") + held).episodes
    assert tie.bounds.e_hi is None
    assert tie.endings == ()


def test_r5_a_return_opens_a_second_stay():
    made = told(
        "relocation  mover=Northern Front  to=Ondo Valley  when=2001  [solano2011, 1]\n"
        "expulsion   expelled=Northern Front  from=Ondo Valley  when=2003  [solano2011, 1]\n"
        "relocation  mover=Northern Front  to=Ondo Valley  when=2007  change=return  [solano2011, 1]\n"
    )
    assert [line.split(" | ")[1:] for line in made] == [["2001", "2003"], ["2007", "2007-01-01..?"]]


def test_r5_a_death_bounds_the_ties_of_the_dead():
    made = chronicle(
        "leads  leader=Mira Solano  led=Red Banner  begins=2001  [solano2011, 1]\n"
        "death  deceased=Mira Solano  when=2009-08  [solano2011, 2]\n"
    )
    assert made.episodes[0].bounds.e_hi == day("2009-08-31")


def test_r6_a_hosting_without_a_start_takes_that_of_the_stay():
    text = (
        "based_in  based=Northern Front  place=Ondo Valley  begins=1998  ends=2005  [solano2011, 1]\n"
        "hosts  host=Red Banner  guest=Northern Front  ends=2001  place=Ondo Valley  [solano2011, 2]\n"
    )
    made = chronicle(text)
    assert "hosts Red Banner / Northern Front @ Ondo Valley | 1998 | 2001" in told(text)
    assert {i.field for i in made.episodes[0].inferred} == {"start"}


def test_r8_a_leader_acts_for_the_organisation_that_the_agreement_names():
    made = chronicle(
        "founded  founder=Tomas Ardel  founded=Red Banner  [solano2011, 1]\n"
        "agreement  party=Tomas Ardel  party=Northern Front  owes=Tomas Ardel > Northern Front: territory@Ondo Valley"
        "  agreement=A1  begins=2007  [solano2011, 1]\n"
        "relation_end  party=Red Banner  party=Northern Front  when=2009  [solano2011, 2]\n"
    )
    (hosting,) = made.episodes
    assert dict(hosting.roles)["host"] == "red-banner"
    assert dict(hosting.acting) == {"host": "tomas-ardel"}


def test_r8_not_where_no_claim_names_the_organisation():
    made = chronicle(
        "founded  founder=Tomas Ardel  founded=Red Banner  [solano2011, 1]\n"
        "hosts  host=Red Banner  guest=Dawn Brigade  begins=2001  [solano2011, 1]\n"
        "agreement  party=Tomas Ardel  party=Northern Front  owes=Tomas Ardel > Northern Front: territory"
        "  agreement=A1  begins=2007  [solano2011, 1]\n"
    )
    assert not any(e.acting for e in made.episodes)


def test_r9_an_alliance_told_later_is_the_agreement_of_its_parties():
    made = chronicle(
        "agreement  party=Red Banner  party=Northern Front  owes=Red Banner > Northern Front: territory"
        "  agreement=A1  begins=2007  [solano2011, 1]\n"
        "allied_with  ally_1=Red Banner  ally_2=Northern Front  told=past  when=2008  [solano2011, 2]\n"
    )
    assert all(e.agreement for e in made.episodes)


def test_an_act_before_the_founding_is_shown_and_kept():
    made = chronicle(
        "formation  founder=Mira Solano  formed=Red Banner  when=1998  [solano2011, 1]\n"
        "meeting  participant=Red Banner  participant=Ilan Sorro  when=1997  [solano2011, 1]\n"
    )
    assert [c.type for c in made.conflicts] == ["identity"]


@pytest.mark.parametrize(
    ("view", "left"),
    [
        (View(without=frozenset({"ardel2012"})), 1),
        (View(known_on=day("2011-12-31")), 1),
        (View(), 2),
        (View(reviewed_only=True), 0),
    ],
)
def test_what_is_seen_depends_on_the_view(view, left):
    text = HOSTED + "allied_with  ally_1=Red Banner  ally_2=Dawn Brigade  told=present  [ardel2012, 1]"
    kept = record(text)
    assert len(derive(replace(kept, claims=kept.claims), load(), view).episodes) == left


def test_a_rejected_agreement_takes_its_ties_with_it_and_an_undo_brings_them_back():
    text = (
        "agreement  party=Red Banner  party=Northern Front  owes=Red Banner > Northern Front: territory"
        "  agreement=A1  begins=2007  [solano2011, 1]"
    )
    pact = record(text).claims[0].id
    no = Judgement("reject", (pact,), "reader", number=1)
    undo = Judgement("undo", ("1",), "reader", number=2)
    assert chronicle(text, judgements=[no]).episodes == ()
    assert chronicle(text, judgements=[no, undo]) == chronicle(text)


SOME = st.lists(
    st.builds(
        "{} begins={}  ends={}  [{}, {}]".format,
        st.sampled_from(
            [
                "hosts  host=Red Banner  guest=Northern Front  place=Ondo Valley ",
                "hosts  host=Dawn Brigade  guest=Northern Front ",
                "allied_with  ally_1=Red Banner  ally_2=Dawn Brigade ",
                "allied_with  ally_1=Dawn Brigade  ally_2=Red Banner  polarity=- ",
                "based_in  based=Northern Front  place=Ondo Valley ",
                "relocation  mover=Northern Front  to=Ondo Valley  when=2003 ",
                "expulsion  expelled=Northern Front  from=Ondo Valley  when=2006 ",
                "relation_end  party=Red Banner  party=Dawn Brigade  when=2007 ",
            ]
        ),
        st.sampled_from(["", "1998", "2001", "[2001..2004]", "../2003"]),
        st.sampled_from(["", "2005", "2008", "[2006..2009]"]),
        st.sampled_from(["solano2011", "ardel2012"]),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=7,
    unique=True,
)


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_changes_the_chronicle(lines, dice):
    kept = record("\n".join(lines))
    shuffled = list(kept.claims)
    dice.shuffle(shuffled)
    assert derive(replace(kept, claims=tuple(shuffled)), load()) == derive(kept, load())


@given(SOME)
def test_bounds_are_ordered_and_every_episode_rests_on_claims(lines):
    kept = record("\n".join(lines))
    made = derive(kept, load())
    ids = {c.id: c for c in kept.claims}
    for thing in (*made.episodes, *made.presences):
        b = thing.bounds
        for low, high in ((b.s_lo, b.s_hi), (b.e_lo, b.e_hi), (b.s_lo, b.e_lo), (b.s_lo, b.e_hi)):
            assert low is None or high is None or low <= high
        assert thing.claims
        assert all(ids[c].polarity == "+" for c in thing.claims)


@given(SOME)
def test_a_merge_undone_is_the_start_again(lines):
    kept = record("\n".join(lines))
    names = sorted({node(c.document, m.name) for c in kept.claims for m in c.mentions if m.kind == "group"})
    if len(names) < 2:
        return
    same = Judgement("same", (names[0], names[1]), "reader", number=1)
    undone = replace(kept, judgements=(*kept.judgements, same, Judgement("undo", ("1",), "reader", number=2)))
    assert derive(undone, load()) == derive(kept, load())

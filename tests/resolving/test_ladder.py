"""Which names rules join: declared ones, those of the lists, exact spellings; persons only by a shared office."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from allegiance.model.claim import By, Claim, Mention, quote_of
from allegiance.model.judgement import Judgement, node
from allegiance.model.record import Record
from allegiance.model.source import Citation
from allegiance.resolving import references, resolve, suggest
from allegiance.resolving.skeleton import plain, skeleton
from allegiance.resolving.veto import vetoes


def claim(document, type_, *mentions, value=""):
    roles = {"leads": ("leader", "led"), "hosts": ("host", "guest"), "has_name": ("subject",)}[type_]
    kind = "attribute" if type_ == "has_name" else "relation"
    fillers = tuple((role, (Mention(name, of_kind),)) for role, (name, of_kind) in zip(roles, mentions, strict=True))
    return Claim(document, quote_of("x" * 9, 0, 5), kind, type_, fillers, Citation("s"), By("hand"), value=value)


def pairs(record):
    return {j.about for j in resolve(record)}


def test_declared_names_are_one():
    told = claim("d1", "has_name", ("Kasa Liberation Front", "group"), value=json.dumps(["Kasa Liberation Front", "KLF"]))
    assert tuple(sorted((node("d1", "KLF"), node("d1", "Kasa Liberation Front")))) in pairs(Record(claims=(told,)))


def test_one_spelling_in_two_documents_is_one_group():
    record = Record(
        claims=tuple(claim(d, "hosts", ("Jaish-e-Belmara", "group"), ("Red Banner", "group")) for d in ("d1", "d2"))
    )
    assert (node("d1", "Red Banner"), node("d2", "Red Banner")) in pairs(record)


def test_persons_are_never_joined_by_name_alone():
    apart = Record(
        claims=(
            claim("d1", "leads", ("Ilan Sorro", "person"), ("Red Banner", "group")),
            claim("d2", "leads", ("Ilan Sorro", "person"), ("Dawn Brigade", "group")),
        )
    )
    assert (node("d1", "Ilan Sorro"), node("d2", "Ilan Sorro")) not in pairs(apart)
    assert any(set(s.about) == {node("d1", "Ilan Sorro"), node("d2", "Ilan Sorro")} for s in suggest(apart))
    shared = Record(claims=tuple(claim(d, "leads", ("Ilan Sorro", "person"), ("Red Banner", "group")) for d in ("d1", "d2")))
    assert (node("d1", "Ilan Sorro"), node("d2", "Ilan Sorro")) in pairs(shared)


def test_a_qualified_name_is_another_actor():
    assert "subset name" in vetoes("Taliban", "Pakistani Taliban", ("group", "group"))
    assert vetoes("Northern Front", "Southern Front", ("group", "group"))
    assert vetoes("Ilan Sorro", "Petra Sorro", ("person", "person")) == ("given name",)


def test_a_person_who_says_not_the_same_binds_every_rule():
    claims = tuple(claim(d, "hosts", ("River Guard", "group"), ("Red Banner", "group")) for d in ("d1", "d2"))
    no = Judgement("not-same", (node("d1", "Red Banner"), node("d2", "Red Banner")), "reader", number=1)
    assert (node("d1", "Red Banner"), node("d2", "Red Banner")) not in pairs(Record(claims=claims, judgements=(no,)))


def test_what_is_decided_is_not_proposed_again():
    record = Record(claims=tuple(claim(d, "hosts", ("River Guard", "group"), ("Red Banner", "group")) for d in ("d1", "d2")))
    kept = tuple(replace(j, number=n) for n, j in enumerate(resolve(record), 1))
    assert resolve(replace(record, judgements=kept)) == ()


def test_the_order_of_claims_makes_no_difference():
    claims = tuple(claim(d, "hosts", ("River Guard", "group"), ("Red Banner", "group")) for d in ("d1", "d2", "d3"))
    assert resolve(Record(claims=claims)) == resolve(Record(claims=claims[::-1]))


def test_the_bundled_lists_hold_enough_names_each_with_its_list():
    entries = references()
    assert len(entries) >= 1700
    assert all(entry.names and entry.id.partition(":")[0] in ("ucdp", "body") for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)


@given(st.text(max_size=40))
def test_keys_do_not_depend_on_case_and_settle(name):
    assert plain(plain(name)) == plain(name)
    assert skeleton(name.upper()) == skeleton(name.lower()) or not name.isascii()


def test_transliterations_of_one_name_meet_and_other_names_do_not():
    assert skeleton("al-Qaeda") == skeleton("Al Qa'ida") == skeleton("al-Qaida")
    assert skeleton("Red Banner") != skeleton("Red Brigade")

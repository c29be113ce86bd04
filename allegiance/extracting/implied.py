"""What a told event implies of place and fighting: marked as implied, never as said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from allegiance.extracting.claiming import Draft
from allegiance.extracting.frames import slot
from allegiance.extracting.scene import Scene
from allegiance.model.claim import Dates, Mention
from allegiance.model.when import UNKNOWN
from allegiance.vocabulary import Vocabulary

Roles = tuple[tuple[str, tuple[Mention, ...]], ...]


def implied(scene: Scene, drafts: Iterable[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Presence where somebody moved to, a base where one was set up, and what "X in Y" tells of two places."""
    found: list[Draft] = []
    for made in drafts:
        claim = made.claim
        if claim.polarity == "-" or claim.modality not in ("asserted", "reported"):
            continue
        if claim.type == "relocation" and claim.role("to"):
            found.append(_present(made, "located_in", claim.role("mover"), claim.role("to"), stated="implied"))
        elif claim.type == "base_established" and claim.role("place"):
            found.append(_present(made, "based_in", claim.role("actor"), claim.role("place"), stated=claim.stated))
        elif claim.type == "hosts" and claim.place and _is_base(made):
            found.append(_based(made))
        elif claim.type == "expulsion" and _is_armed(claim.role("expeller")):
            found.append(_fighting(made, claim.role("expeller"), claim.role("expelled")))
    return found


def _is_base(made: Draft) -> bool:
    """Whether what is given is a base, not mere shelter."""
    verb = made.head
    return any(
        t.lemma_.lower() in ("base", "basis", "camp", "headquarters") for name in ("object", "with") for t in slot(verb, name)
    )


def _based(made: Draft) -> Draft:
    roles = (("based", made.claim.role("guest")[:1]), ("place", tuple(filter(None, (made.claim.place,)))))
    return _turned(made, "based_in", roles, {"stated": "implied"})


def _present(made: Draft, relation: str, who: tuple[Mention, ...], where: tuple[Mention, ...], *, stated: str) -> Draft:
    names = ("located", "place") if relation == "located_in" else ("based", "place")
    dates = Dates(
        begins=made.claim.dates.when, told=made.claim.dates.told, text=made.claim.dates.text, inferred=made.claim.dates.inferred
    )
    roles = ((names[0], who[:1]), (names[1], where[:1]))
    return _turned(made, relation, roles, {"dates": dates, "stated": stated, "place": where[0]})


def _fighting(made: Draft, one: tuple[Mention, ...], other: tuple[Mention, ...]) -> Draft:
    dates = replace(made.claim.dates, begins=made.claim.dates.when, when=UNKNOWN)
    roles = (("fighter_1", one[:1]), ("fighter_2", other[:1]))
    place = next(iter(made.claim.role("from")), None)
    return _turned(made, "fights", roles, {"dates": dates, "stated": "implied", "place": place})


def _turned(made: Draft, relation: str, roles: Roles, fields: Mapping[str, object]) -> Draft:
    """The implied tie, on the words and the page of what implies it."""
    by = replace(made.claim.by, rule=f"{made.claim.by.rule}>{relation}")
    return made.having(
        kind="relation",
        resource="",
        purpose="",
        type=relation,
        roles=roles,
        by=by,
        label=f"{made.claim.label}i",
        change="",
        **fields,
    )


def _is_armed(mentions: tuple[Mention, ...]) -> bool:
    return any(m.kind in ("state", "organ", "group", "coalition") for m in mentions)

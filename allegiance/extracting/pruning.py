"""Which of several readings of one head word stands: the more exact outranks the looser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extracting.frames import slot
from allegiance.extracting.matching import LAND, Filler, Proposal
from allegiance.extracting.scene import Scene
from allegiance.extracting.subjects import light_verb, surface_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

OUTRANKED = {
    "split": ("split_from", "relocation", "member_of"),
    "supports": ("hosts", "tolerates", "endorses", "allied_with"),
    "member_of": ("leads", "founded", "leadership_change"),
    "leads": ("leadership_change", "founded"),
    "operates_in": ("offensive", "attack"),
    "based_in": ("hosts",),
    "fights": ("offensive", "allied_with"),
    "integrated_into": ("member_of",),
    "merger": ("merged_into",),
    "relocation": ("displacement", "expulsion"),
    "located_in": ("hosts", "based_in"),
    "associated_with": ("allied_with", "relation_change"),
    "affiliate_of": ("split_from",),
    "succeeds": ("leadership_change",),
    "attack": ("offensive",),
    "controls": ("leads",),
    "dissolution": ("relation_end",),
    "leadership_change": (),
}
"""A type, and those that leave no room for it on the same head with the same people."""


def prune(proposals: Iterable[Proposal], scene: Scene) -> list[Proposal]:
    """The proposals that stand, completed where the sentence names a role elsewhere."""
    listed = [p for p in (_completed(p, scene) for p in proposals) if _says_enough(p) and not _only_helped(p)]
    whole = [p for p in listed if not p.missing]
    kept = [p for p in listed if not _is_outranked(p, whole)]
    complete = {(p.type.id, p.head.i) for p in kept if not p.missing}
    return [p for p in kept if not p.missing or (p.type.id, p.head.i) not in complete]


def _says_enough(proposal: Proposal) -> bool:
    """Whether there is a claim in it: two parties, a place to move from or to, somebody attacked or attacking somewhere."""
    kind, filled = proposal.type.id, {role for role, fillers in proposal.roles if fillers}
    repeating = [role.name for role in proposal.type.roles if role.repeats]
    if repeating and kind != "formation":
        several = len(proposal.role(repeating[0])) > 1 or (kind == "merger" and "result" in filled)
        return several or kind == "ceasefire"
    enough = {
        "relocation": filled & {"from", "to"},
        "attack": "attacker" in filled and filled & {"target", "place"},
        "offensive": filled & {"target", "place"},
        "territory_change": filled & {"taker", "loser"},
        "dissolution": "dissolved" in filled,
    }
    return bool(enough.get(kind, True)) and not _is_habit(proposal)


def _is_habit(proposal: Proposal) -> bool:
    """ "Conducts operations", "to conduct operations": a habit or purpose, not one offensive."""
    verb = proposal.head if proposal.head.pos_ == "VERB" else light_verb(proposal.head)
    if proposal.type.id != "offensive" or verb is None:
        return False
    operations = any(t.lemma_.lower() == "operation" for t in slot(verb, "object"))
    return operations and verb.tag_ in ("VB", "VBP", "VBZ", "VBG")


def _only_helped(proposal: Proposal) -> bool:
    """What somebody is helped or enabled to do is not told as done; that he fights is presupposed."""
    head = proposal.head if proposal.head.pos_ == "VERB" else light_verb(proposal.head)
    while head is not None and head.dep_ == "conj" and head.head.pos_ == "VERB":
        head = head.head
    if (
        head is None
        or head.dep_ not in ("ccomp", "xcomp")
        or head.head.lemma_.lower() not in ("help", "assist", "enable", "aid")
    ):
        return False
    return proposal.type.id not in ("fights", "attack", "offensive")


def _is_outranked(proposal: Proposal, whole: list[Proposal]) -> bool:
    if proposal.type.id == "relocation" and proposal.role("to"):
        return False  # where somebody went is told by no expulsion
    better = OUTRANKED.get(proposal.type.id, ())
    here = _anchor(proposal.head)
    for other in whole:
        if other.type.id in better and other is not proposal and _anchor(other.head) == here:
            names, theirs = set(_all(proposal)), set(_all(other))
            if names <= theirs or (names & theirs and proposal.type.id in ("supports", "operates_in", "leads", "member_of")):
                return True
    return False


def _anchor(head: Token) -> int:
    """The verb that carries a noun, or the word itself: readings of one anchor are readings of one clause."""
    verb = light_verb(head) if head.pos_ not in ("VERB", "AUX") else None
    return verb.i if verb is not None else head.i


def _all(proposal: Proposal) -> tuple[str, ...]:
    return tuple(name for names in proposal.names for name in names)


def _completed(proposal: Proposal, scene: Scene) -> Proposal:
    """ "Provided a base from which X can strike": X is the guest."""
    if proposal.type.id == "hosts" and proposal.missing == ("guest",):
        for land in (t for name in ("object", "with") for t in slot(proposal.head, name) if t.lemma_.lower() in LAND):
            for clause in (c for c in proposal.head.subtree if c.dep_ in ("relcl", "acl") and c.i > land.i):
                users: tuple[Filler, ...] = tuple(
                    (m, t) for t in surface_subject(clause) for m in scene.mentions_of(t) if m.kind != "place"
                )
                if users:
                    roles = tuple((role, users[:1] if role == "guest" else fillers) for role, fillers in proposal.roles)
                    return replace(proposal, roles=roles, missing=())
    return proposal

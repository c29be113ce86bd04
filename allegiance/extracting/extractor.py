"""Passages in, claims out: the layers in their order, one document at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegiance.extracting import known as listed
from allegiance.extracting.attributes import attributes
from allegiance.extracting.causes import bases, caused
from allegiance.extracting.claiming import Draft, draft, relabel
from allegiance.extracting.exchange import exchanges, marks, pacts
from allegiance.extracting.frames import slot
from allegiance.extracting.implied import implied
from allegiance.extracting.language import load_model
from allegiance.extracting.matching import Cues, Proposal
from allegiance.extracting.pruning import prune
from allegiance.extracting.scene import Scene, stage
from allegiance.model.claim import Claim
from allegiance.model.derived import Doubt
from allegiance.model.document import Document
from allegiance.model.record import Reference
from allegiance.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Extraction:
    """Claims and doubts of a document, and its sentences: all = with claims + without + failed (no usable parse)."""

    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]
    sentences: int
    with_claims: int
    without: int
    failed: int


class Extractor:
    """Holds the language model and the index of known names; `extract` may be called any number of times."""

    def __init__(self, references: Sequence[Reference], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.cues = Cues(vocabulary)
        self.language = load_model()
        self.known = listed.index(references)

    @property
    def provenance(self) -> str:
        """Extractor, version and language model, as kept with every reading."""
        from allegiance.extracting.claiming import EXTRACTOR, VERSION

        return f"{EXTRACTOR} {VERSION} ({self.language.provenance})"

    def extract(self, document: Document) -> Extraction:
        """The claims of a document in the order of its text; the same document always gives the same claims."""
        scene = stage(document, self.language, self.known)
        drafts, pactclaims, doubts = self._told(scene)
        drafts = caused(scene, drafts, self.vocabulary)
        claims = [*(d.claim for d in drafts), *pactclaims]
        claims += bases(scene, drafts, self.vocabulary)
        claims += attributes(scene, drafts, self.vocabulary)
        unique = {claim.id: claim for claim in sorted(claims, key=_order)}
        return self._counted(scene, tuple(unique.values()), (*scene.doubts, *doubts))

    def _told(self, scene: Scene) -> tuple[list[Draft], list[Claim], list[Doubt]]:
        """Ties and events of all sentences, with the exchanges taken out into agreements."""
        told: list[list[Draft]] = []
        agreements: list[Claim] = []
        doubts: list[Doubt] = []
        for number, sentence in enumerate(scene.sentences):
            agreed = bool(marks(sentence) or pacts(sentence))
            proposals = prune(self.cues.propose(scene, sentence), scene)
            doubts += [_lacking(scene, p) for p in proposals if p.missing and _worth_a_look(scene, p)]
            whole = [p for p in proposals if not p.missing]
            drafts = relabel(draft(scene, p, self.vocabulary, label=f"s{number}.{p.head.i}", agreed=agreed) for p in whole)
            drafts = [d for d in drafts if not _denies_an_outcome(d)]
            drafts += implied(scene, drafts, self.vocabulary)
            before = told[-1] if told and scene.sentences[number - 1].passage == sentence.passage else []
            found = exchanges(scene, number, drafts, before, self.vocabulary)
            agreements += [exchange.claim for exchange in found]
            replaced = {label for exchange in found for label in exchange.replaced}
            if before:
                told[-1] = [d for d in told[-1] if d.claim.label not in replaced]
            bound = {label: exchange.claim.agreement for exchange in found for label in exchange.bound}
            kept = [d for d in drafts if d.claim.label not in replaced]
            told.append([d.having(agreement=bound[d.claim.label]) if d.claim.label in bound else d for d in kept])
        return [d for drafts in told for d in drafts], agreements, doubts

    def _counted(self, scene: Scene, claims: tuple[Claim, ...], doubts: Iterable[Doubt]) -> Extraction:
        starts = [(s.start, s.end) for s in scene.sentences]
        speaking = {n for n, (a, z) in enumerate(starts) for c in claims if a <= c.quote.start < z}
        failed = sum(1 for s in scene.sentences if not any(t.dep_ == "ROOT" for t in s.tokens))
        found = {doubt.id: doubt for doubt in doubts}
        with_claims = len(speaking)
        return Extraction(claims, tuple(found.values()), len(starts), with_claims, len(starts) - with_claims - failed, failed)


def _order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.quote.start, claim.quote.end, claim.type, claim.id


def _denies_an_outcome(made: Draft) -> bool:
    """ "Did not defeat the Front": what a denied word presupposes is neither denied by it nor told."""
    return made.claim.stated == "presupposed" and made.claim.polarity == "-"


def _worth_a_look(scene: Scene, proposal: Proposal) -> bool:
    """Whether the missing role is filled by words that could not be resolved; an absent one is merely not told."""
    if proposal.type.kind != "relation" or len(proposal.missing) != 1 or proposal.head.pos_ != "VERB":
        return False
    slots = proposal.asked.get(proposal.missing[0], "")
    words = [t for part in slots.split("|") if part and "+" not in part for t in slot(proposal.head, part)]
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") and not scene.mentions_of(t) for t in words)


def _lacking(scene: Scene, proposal: Proposal) -> Doubt:
    """A claim that lacks a role goes to review, not into the record."""
    sentence = scene.sentence_of(proposal.head)
    start, end = scene.offset(proposal.head)
    named = " and ".join(m.name for _, fillers in proposal.roles for m, _ in fillers)
    lacking = ", ".join(role.replace("_", " ") for role in proposal.missing)
    text = f'{proposal.type.label} ({named}): no {lacking} found in "{scene.document.text[sentence.start : sentence.end]}"'
    text = " ".join(text.split())
    name = hashlib.sha256(repr((scene.document.id, start, proposal.rule, text)).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]
    return Doubt(name, "missing role", text, (), scene.document.id, start, end)

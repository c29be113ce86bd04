"""A proposal becomes a claim: its quote, dates, place, manner and label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allegiance.extracting.frames import slot, under
from allegiance.extracting.matching import Proposal, place_of
from allegiance.extracting.scene import Scene
from allegiance.extracting.scope import Manner, manner
from allegiance.extracting.subjects import light_verb
from allegiance.model.claim import By, Claim, Dates, Quote, quote_of
from allegiance.model.when import UNKNOWN
from allegiance.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "rules"
VERSION = "1"
ENDINGS = frozenset("collapse end breakdown breakup rupture termination dissolution demise".split())
HELPING = frozenset("help assist aid support".split())
LEVELS = ("tactical", "strategic", "informal", "loose", "close", "strong", "working", "formal", "transactional")


@dataclass(frozen=True)
class Draft:
    """A claim in the making, with the tokens that it stands on."""

    claim: Claim
    proposal: Proposal
    manner: Manner
    tokens: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The head word."""
        return self.proposal.head

    def having(self, **fields: object) -> Draft:
        """The same draft with other fields of its claim."""
        return replace(self, claim=replace(self.claim, **fields))  # type: ignore[arg-type]  # names of Claim's fields


def draft(scene: Scene, proposal: Proposal, vocabulary: Vocabulary, *, label: str, agreed: bool = False) -> Draft:
    """The claim of a proposal. `agreed`: told inside an agreement, where "would" is a promise."""
    head = proposal.head
    said = manner(head, proposal.tokens, vocabulary, agreed=agreed)
    dates = scene.dates_of(_timed(head))
    where = place_of(scene, head) if not proposal.type.role("place") and not proposal.type.role("to") else None
    if where and where[0].name in {name for names in proposal.names for name in names}:
        where = None
    tokens = _tokens(scene, proposal, said)
    if where:
        tokens = (*tokens, where[1])
    quote = _quote(scene, tokens, dates)
    passage = scene.sentence_of(head).passage
    roles = tuple((role, tuple(mention for mention, _ in fillers)) for role, fillers in proposal.roles)
    speakers = [m.name for t in said.speaker for m in scene.mentions_of(t)] or [t.text for t in said.speaker]
    gives = proposal.gives
    claim = Claim(
        document=scene.document.id,
        quote=quote,
        kind=proposal.type.kind,
        type=proposal.type.id,
        roles=tuple((role, mentions) for role, mentions in roles if mentions or not _optional(proposal, role)),
        citation=passage.citation,
        by=By(EXTRACTOR, proposal.rule, VERSION, round(proposal.confidence, 2)),
        label=label,
        place=where[0] if where else None,
        dates=_ended(_fitted(dates, proposal), head),
        polarity=said.polarity,
        modality=gives.get("modality", said.modality) if said.modality == "asserted" else said.modality,
        hedge="; ".join(filter(None, (said.hedge, _edge(dates)))),
        stated=gives.get("stated", "explicit"),
        speaker=", ".join(speakers),
        resource=_resource(proposal, vocabulary),
        purpose=purpose_of(scene, head) if proposal.type.id in ("supports", "hosts", "tolerates") else "",
        change=gives.get("change", ""),
        extent=said.extent,
        value=_level(proposal),
    )
    return Draft(claim, proposal, said, tokens)


def purpose_of(scene: Scene, head: Token) -> str:
    """What an obligation is for: "for attacks into Belmara", "to conduct operations in ...", as written."""
    for token in (head, *(slot(head, "object") if head.pos_ == "VERB" else ()), *_deed_tokens(head)):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "for" and _is_deed(child):
                return _words(scene, [t for t in child.subtree if t.i > child.i])
            if child.dep_ in ("advcl", "relcl", "acl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
                last = max(t.i for t in (token if token.pos_ == "NOUN" else child).subtree)
                return _words(scene, list(head.doc[child.i : last + 1]))
    return ""


def resource_named(token: Token, vocabulary: Vocabulary) -> str:
    """The resource that a noun names by the cues of the vocabulary; "" when it names none."""
    words = {token.lemma_.lower(), token.lower_, *(c.lemma_.lower() for c in token.children if c.dep_ in ("compound", "amod"))}
    words |= {t.lemma_.lower() for t in under(token, "of")[:1]}
    for name, entry in vocabulary.families["resources"].items():
        if name != "unspecified" and words & set(entry.cues):
            return name
    return "unspecified" if words & set(vocabulary.families["resources"]["unspecified"].cues) else ""


def relabel(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts with labels that are unique in the document, in the order told."""
    counts: dict[str, int] = {}
    renamed = []
    for made in drafts:
        base = made.claim.label
        counts[base] = counts.get(base, 0) + 1
        renamed.append(made if counts[base] == 1 else made.having(label=f"{base}{chr(96 + counts[base])}"))
    return renamed


def _optional(proposal: Proposal, role: str) -> bool:
    found = proposal.type.role(role)
    return bool(found and found.optional)


def _timed(head: Token) -> Token:
    """The predicate that carries the time: the light verb of a noun, the verb itself otherwise."""
    if head.pos_ in ("VERB", "AUX"):
        return head
    if head.dep_ in ("attr", "dobj") and head.head.pos_ in ("VERB", "AUX"):
        return light_verb(head) or head.head
    return head


def _tokens(scene: Scene, proposal: Proposal, said: Manner) -> tuple[Token, ...]:
    head = proposal.head
    found = [head, *said.words]
    verb = light_verb(head) if head.pos_ not in ("VERB", "AUX") else None
    if verb is not None:
        found.append(verb)
    sentence = scene.sentence_of(head).span
    for token in proposal.tokens:
        if sentence.start <= token.i < sentence.end:
            found += scene.mention_span(token)
    return tuple(t for t in found if sentence.start <= t.i < sentence.end)


def _quote(scene: Scene, tokens: tuple[Token, ...], dates: Dates) -> Quote:
    """The run from the first to the last word that the claim stands on, its date included where it stands beside."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    start, end = scene.span_offsets(first, last)
    text, sentence = scene.document.text, scene.sentence_of(first)
    for words in filter(None, dates.text.split("; ")):
        at = text.find(words, sentence.start, sentence.end)
        if at >= 0:
            start, end = min(start, at), max(end, at + len(words))
    return quote_of(text, start, end)


def _edge(dates: Dates) -> str:
    """The hedge that lies in a date: "at least", "much of"."""
    found = re.search(r"\b(?:at least|(?:much|most|part|some) of|about|around|circa)\b", dates.text, re.IGNORECASE)
    return found[0].lower() if found else ""


def _fitted(dates: Dates, proposal: Proposal) -> Dates:
    """An event has one `when`; a state has `begins` and `ends`, and a plain date shows it then."""
    kind = proposal.type
    if kind.kind == "event" or kind.point:
        box = next((b for b in (dates.when, dates.begins, dates.ends) if b != UNKNOWN), UNKNOWN)
        return replace(dates, when=box, begins=UNKNOWN, ends=UNKNOWN)
    if dates.when == UNKNOWN or proposal.type.id in ("leads",):
        return dates
    starts = dates.told != "present" or "partial" in dict(dates.inferred)
    partial = re.search(r"\b(?:much|most|part|some) of\b", dates.text, re.IGNORECASE)
    if partial:
        return replace(dates, begins=dates.when, ends=dates.when, when=UNKNOWN)
    if starts and dates.begins == UNKNOWN and _opens(proposal):
        return replace(dates, begins=dates.when, when=UNKNOWN)
    return dates


def _ended(dates: Dates, head: Token) -> Dates:
    """ "The collapse of the alliance" in 2009: the date is that of its end."""
    under_end = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in ENDINGS
    if not under_end or (dates.when == UNKNOWN and dates.begins == UNKNOWN):
        return dates
    box = dates.when if dates.when != UNKNOWN else dates.begins
    return replace(dates, ends=box, when=UNKNOWN, begins=UNKNOWN, told="past")


def _opens(proposal: Proposal) -> bool:
    """Whether the verb tells of a beginning ("allied in 2006", "sheltered in 2004") rather than of a moment inside."""
    return proposal.head.pos_ == "VERB" and proposal.type.kind == "relation"


def _resource(proposal: Proposal, vocabulary: Vocabulary) -> str:
    given = proposal.gives.get("resource", "")
    if proposal.type.id == "supports" and proposal.head.lemma_.lower() in HELPING:
        return _help(proposal, vocabulary) or given
    if given in ("object", "with", "for"):
        tokens = slot(proposal.head, given)
        return next((r for t in tokens if (r := resource_named(t, vocabulary))), "unspecified") if tokens else "unspecified"
    if given == "unspecified" and proposal.head.pos_ == "NOUN":
        named = [c for c in proposal.head.children if c.dep_ in ("amod", "compound")]
        kinds = {"military": "unspecified", "financial": "funds", "material": "materiel", "logistical": "materiel"}
        return next((kinds[c.lemma_.lower()] for c in named if c.lemma_.lower() in kinds), given)
    return given


def _help(proposal: Proposal, vocabulary: Vocabulary) -> str:
    """What help consists in: by what the helped one does ("helped it fight"), or by who helps ("its fighters help")."""
    cues = vocabulary.families["resources"]
    deeds = [d for name in ("deed", "in", "with") for d in slot(proposal.head, name)]
    helpers = slot(proposal.head, "subject")
    for token in (*helpers, *deeds):
        for name, entry in cues.items():
            if name != "unspecified" and {token.lemma_.lower(), token.lower_} & set(entry.cues):
                return name
    return ""


def _level(proposal: Proposal) -> str:
    words = [c.lemma_.lower() for c in proposal.head.children if c.dep_ == "amod" and c.lemma_.lower() in LEVELS]
    return json.dumps({"level": " ".join(words)}) if words and proposal.type.kind == "relation" else ""


def _deed_tokens(head: Token) -> list[Token]:
    deeds = slot(head, "deed") if head.pos_ == "VERB" else []
    return [*deeds, *(t for deed in deeds for name in ("object", "as") for t in slot(deed, name))]


def _is_deed(preposition: Token) -> bool:
    return any(c.dep_ in ("pobj", "pcomp") and c.pos_ in ("NOUN", "VERB") for c in preposition.children)


def _words(scene: Scene, tokens: list[Token]) -> str:
    if not tokens:
        return ""
    start, end = scene.span_offsets(tokens[0], tokens[-1])
    return " ".join(scene.document.text[start:end].split()).rstrip(" .,;")

"""Layer 7: why. What an agreement rests on, and what led to an event or an end, also across sentences ("these operations")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extracting.claiming import EXTRACTOR, VERSION, Draft
from allegiance.extracting.exchange import PACTS
from allegiance.extracting.frames import lemma, slot, under
from allegiance.extracting.scene import Scene
from allegiance.extracting.scope import manner
from allegiance.extracting.subjects import agents, is_passive, surface_subject
from allegiance.model.claim import By, Claim, quote_of
from allegiance.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADING = {"lead": ("to",), "result": ("in",), "contribute": ("to",), "give": ("to",)}
CAUSING = frozenset("cause trigger prompt provoke spark force bring".split())
RESTING = frozenset("base rest root ground found depend hinge build".split())
ALLIANCES = PACTS | frozenset("alliance partnership cooperation relationship coalition".split())
VAGUE = frozenset("factor event development circumstance setback loss blow thing combination".split())
BECAUSE = frozenset("because due following after amid".split())
SOURED = frozenset("sour deteriorate collapse fail worsen".split())
CLOSER = frozenset("increased increase closer close growing deeper stronger renewed deepening".split())
END_CAUSES = {
    "invasion": "third_party_intervention",
    "offensive": "state_offensive",
    "expulsion": "loss_of_territory",
    "displacement": "loss_of_territory",
    "territory_change": "loss_of_territory",
    "death": "leader_death_or_capture",
    "capture": "leader_death_or_capture",
}
REACH = 2
"""Sentences that "these factors" may look back over."""


def caused(scene: Scene, drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """The drafts with the labels of their causes, the agents that a causing event supplies, and how a tie changed."""
    ended = frozenset(made.head.i for made in drafts if made.claim.type == "relation_end")
    return [_changed(_joined(made, list(_causes(scene, made, drafts))), ended) for made in drafts]


def _joined(made: Draft, causes: list[Draft]) -> Draft:
    """A draft with what its causes tell of it."""
    others = [cause for cause in causes if cause is not made]
    if not others:
        return made
    filled = _supplied(made, others).having(causes=tuple(dict.fromkeys(cause.claim.label for cause in others)))
    if made.claim.type != "relation_end":
        return filled
    ends = dict.fromkeys(END_CAUSES[cause.claim.type] for cause in others if cause.claim.type in END_CAUSES)
    return filled.having(end_causes=tuple(ends))


def bases(scene: Scene, drafts: Sequence[Draft], vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "This agreement was largely based on a personal friendship": a basis claim for the agreement meant."""
    for sentence in scene.sentences:
        for verb in (t for t in sentence.tokens if t.lemma_.lower() in RESTING and t.pos_ in ("VERB", "ADJ")):
            grounds = [g for p in ("on", "upon", "in") for g in under(verb, p)]
            subjects = slot(verb, "object") if is_passive(verb) else surface_subject(verb)
            pact = next((t for t in subjects if t.lemma_.lower() in ALLIANCES), None)
            named = [(g, name) for g in grounds for name in _basis(g, vocabulary)]
            if pact is None or not named:
                continue
            said = manner(verb, (), vocabulary)
            last = list(named[0][0].subtree)[-1]
            start, end = scene.span_offsets(next(iter(pact.subtree)), last)
            parties = [m for t in under(pact, "between") + under(pact, "with") for m in scene.mentions_of(t)]
            yield Claim(
                document=scene.document.id,
                quote=quote_of(scene.document.text, start, end),
                kind="basis",
                type="",
                roles=(("party", tuple(parties)),) if len(parties) > 1 else (),
                citation=sentence.passage.citation,
                by=By(EXTRACTOR, "basis", VERSION, 0.75),
                label=f"b{start}",
                dates=scene.dates_of(verb),
                polarity=said.polarity,
                modality=said.modality,
                hedge=said.hedge,
                bases=tuple(dict.fromkeys(name for _, name in named)),
                value=" ".join(t.text for t in named[0][0].subtree if t.dep_ in ("amod", "compound") or t is named[0][0]),
            )


def _basis(ground: Token, vocabulary: Vocabulary) -> Iterator[str]:
    words = " ".join(
        [
            *(c.lemma_.lower() for c in ground.children if c.i < ground.i and c.dep_ in ("amod", "compound")),
            ground.lemma_.lower(),
        ]
    )
    for name, entry in vocabulary.families["bases"].items():
        if any(cue in words for cue in entry.cues):
            yield name


def _causes(scene: Scene, made: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The events that the text names as causes of one: by verb, by preposition, by relative clause, by "as a result"."""
    if made.claim.kind != "event":
        return
    head = made.head
    for ancestor in (head, *head.ancestors):
        if ancestor.pos_ in ("VERB", "AUX") and _brings_about(ancestor, head):
            for subject in surface_subject(ancestor):
                yield from _meant(scene, subject, drafts, before=head)
    yield from _after(made, drafts)
    if head.dep_ == "relcl":
        yield from (d for d in drafts if d.claim.kind == "event" and _modifies(head, d))
    if " ".join(t.lower_ for t in scene.sentence_of(head).tokens[:3]) == "as a result":
        yield from _earlier(scene, head, drafts, 1)


def _after(made: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "After the invasion, X was driven out": what forced X out is the event named before."""
    if made.claim.type not in ("displacement", "expulsion", "relocation", "relation_end"):
        return
    verb = made.head if made.head.pos_ == "VERB" else made.head.head
    for child in verb.children:
        linking = child.lower_ in BECAUSE or any(g.lower_ in BECAUSE for g in child.children)
        if child.dep_ in ("prep", "mark", "advcl") and linking:
            inside = set(child.subtree)
            yield from (d for d in drafts if d.head in inside and d.claim.kind == "event")


def _modifies(clause: Token, event: Draft) -> bool:
    """Whether a relative clause speaks of an event's noun; parsers often hang it on the place that stands between."""
    nouns = (event.head, *(slot(event.head, "object") if event.head.pos_ == "VERB" else ()))
    if clause.head in nouns:
        return True
    where = next((t for t in clause.head.ancestors if t.pos_ in ("VERB", "NOUN")), None)
    return clause.head.dep_ == "pobj" and where in nouns and event.head.i < clause.i


def _brings_about(verb: Token, effect: Token) -> bool:
    """Whether the effect hangs on the verb as what it leads to."""
    word = verb.lemma_.lower()
    places = [t for p in LEADING.get(word, ()) for t in under(verb, p)]
    places += slot(verb, "object") if word in CAUSING and not is_passive(verb) else []
    return any(effect in t.subtree for t in places)


def _meant(scene: Scene, subject: Token, drafts: Sequence[Draft], *, before: Token) -> Iterator[Draft]:
    """The events that a causing subject names, or refers back to."""
    direct = [d for d in drafts if d.claim.kind == "event" and d.head in subject.subtree]
    if direct:
        yield from direct
        return
    pointing = any(c.lower_ in ("this", "these", "such", "those") for c in subject.children) or subject.lower_ in (
        "this",
        "these",
        "which",
    )
    if not pointing:
        return
    word = subject.lemma_.lower()
    if word in VAGUE or subject.pos_ == "PRON":
        yield from _earlier(scene, before, drafts, REACH)
        return
    same = [d for d in drafts if d.claim.kind == "event" and d.head.i < subject.i and word in _nouns(d.head)]
    yield from same[-1:]


def _earlier(scene: Scene, head: Token, drafts: Sequence[Draft], reach: int) -> Iterator[Draft]:
    here = scene.sentence_of_token[head.i]
    passage = scene.sentence_of(head).passage
    for d in drafts:
        number = scene.sentence_of_token[d.head.i]
        if d.claim.kind == "event" and here - reach <= number < here and scene.sentences[number].passage == passage:
            yield d


def _nouns(head: Token) -> set[str]:
    return {t.lemma_.lower() for t in (head, *(slot(head, "object") if head.pos_ == "VERB" else ()))}


def _supplied(made: Draft, causes: Iterable[Draft]) -> Draft:
    """ "Operations which evicted X": those who carried the operations out evicted X."""
    if made.claim.type != "expulsion" or made.claim.role("expeller") or made.head.dep_ != "relcl" or agents(made.head):
        return made
    for cause in causes:
        attackers = cause.claim.role("attacker")
        if attackers and _modifies(made.head, cause):
            roles = dict(made.claim.roles) | {"expeller": attackers}
            order = ("expelled", "expeller", "from")
            places = roles.get("from") or ((cause.claim.role("place")[:1]) if cause.claim.role("place") else ())
            dates = (
                made.claim.dates
                if str(made.claim.dates.when)
                else replace(cause.claim.dates, inferred=(("when", "of the cause"),))
            )
            filled = tuple((name, places if name == "from" else roles.get(name, ())) for name in order)
            return made.having(roles=tuple((n, m) for n, m in filled if m), dates=dates)
    return made


def _changed(made: Draft, ended: frozenset[int]) -> Draft:
    """How a tie is said to have changed: "increased association", "the cooperation did not go well".

    A verb that tells its end (`ended`, by token) tells that as an event of its own, with the causes stated for it.
    """
    head = made.head
    if made.claim.type not in ("allied_with", "associated_with") or head.pos_ != "NOUN":
        return made
    if any(c.lower_ in CLOSER for c in head.children if c.dep_ == "amod"):
        return made.having(change="strengthened") if any(c.lower_ in CLOSER - {"close"} for c in head.children) else made
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.i not in ended:
        verb, negated = head.head, any(c.dep_ == "neg" for c in head.head.children)
        manners = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "acomp")}
        badly = bool(manners & {"badly", "poorly", "wrong", "sour"}) or (negated and bool(manners & {"well", "smoothly"}))
        if (
            lemma(verb) in ("break down", "fall apart")
            or verb.lemma_.lower() in SOURED
            or (verb.lemma_.lower() in ("go", "work", "turn") and badly)
        ):
            return made.having(change="deteriorated")
    return made

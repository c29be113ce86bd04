"""What a source says of an actor beside its ties: its names, its aims, the state of its leadership."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from allegiance.extracting.claiming import EXTRACTOR, VERSION, Draft
from allegiance.extracting.scene import Scene
from allegiance.extracting.scope import MADE_FOR, WISHING
from allegiance.extracting.subjects import is_passive, surface_subject
from allegiance.model.claim import By, Claim, Mention, quote_of
from allegiance.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

GAPS = frozenset("gap vacuum crisis void".split())


def attributes(scene: Scene, drafts: Sequence[Draft], vocabulary: Vocabulary) -> Iterator[Claim]:
    """The attribute claims of a scene, in the order of the text."""
    yield from _names(scene)
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.pos_ == "VERB" and token.lemma_.lower() in MADE_FOR | WISHING:
                yield from _aims(scene, token)
            if token.lemma_.lower() in GAPS and any(c.lemma_.lower() in ("leadership", "power") for c in token.children):
                yield from _gap(scene, token)


def _names(scene: Scene) -> Iterator[Claim]:
    for declared in scene.declared:
        start, end = declared.span
        passage = scene.document.passage_at(start)
        if passage is None:
            continue
        yield Claim(
            document=scene.document.id,
            quote=quote_of(scene.document.text, start, end),
            kind="attribute",
            type="has_name",
            roles=(("subject", (Mention(declared.name, "group", how="name"),)),),
            citation=passage.citation,
            by=By(EXTRACTOR, "has_name", VERSION, 0.95),
            label=f"n{start}",
            value=json.dumps(list(declared.names), ensure_ascii=False),
        )


def _aims(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "Was created to overthrow ...", "seeks to set up ...": each verb of purpose is an aim, as told."""
    made = verb.lemma_.lower() in MADE_FOR
    if made and not is_passive(verb):
        return
    actors = [m for t in surface_subject(verb) for m in scene.mentions_of(t) if m.kind in ("group", "coalition", "faction")]
    kinds = ("xcomp", "advcl") if made else ("xcomp",)
    purposes = [c for c in verb.children if c.dep_ in kinds and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)]
    for purpose in purposes if actors else []:
        words = [t for t in purpose.subtree if not (t.lower_ == "to" and t.head is purpose)]
        yield _claim(scene, words, "aim", actors[0], modality="goal")


def _gap(scene: Scene, noun: Token) -> Iterator[Claim]:
    inside = [t for c in noun.children if c.dep_ == "prep" for t in c.subtree]
    actors = [m for t in inside for m in scene.mentions_of(t) if m.kind == "group"]
    if actors:
        yield _claim(scene, list(noun.subtree), "leadership", actors[0])


def _claim(scene: Scene, words: list[Token], type_: str, actor: Mention, *, modality: str = "asserted") -> Claim:
    start, end = scene.span_offsets(words[0], words[-1])
    quote = quote_of(scene.document.text, start, end)
    return Claim(
        document=scene.document.id,
        quote=quote,
        kind="attribute",
        type=type_,
        roles=(("subject", (actor,)),),
        citation=scene.sentence_of(words[0]).passage.citation,
        by=By(EXTRACTOR, type_, VERSION, 0.7),
        label=f"{type_}{start}",
        modality=modality,
        value=" ".join(quote.text.split()),
    )

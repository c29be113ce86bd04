"""Layer 8: how a predicate is said, within its own clause: denied, hedged, promised, wished, able, or on somebody's word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.subjects import is_passive, surface_subject
from allegiance.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

FAILING = frozenset("fail refuse decline cease stop neglect".split())
RAISING = frozenset("appear seem".split())
WISHING = frozenset("seek aim want wish hope strive attempt try fight struggle campaign vow aspire".split())
MADE_FOR = frozenset("create found form establish organise organize dedicate commit set".split())
PLANNING = frozenset("plan intend prepare threaten propose consider".split())
PROMISING = frozenset("agree promise pledge undertake commit offer vow swear guarantee".split())
SAYING = frozenset(
    "say claim report allege accuse assert state suspect believe announce charge deny dispute reject argue think".split()
)
ALLEGING = frozenset("allege accuse suspect charge claim".split())
DENYING = frozenset("deny dispute reject".split())
ABLE = frozenset("able capable".split())
PURPOSES = frozenset("goal aim objective purpose mission intention plan effort attempt".split())


@dataclass(frozen=True, slots=True)
class Manner:
    """Polarity, modality and hedge of a predicate; who says it; whether it holds in part only."""

    polarity: str = "+"
    modality: str = "asserted"
    hedge: str = ""
    speaker: tuple[Token, ...] = ()
    extent: str = ""
    words: tuple[Token, ...] = ()
    """The tokens of the hedge, for the quote."""


def manner(head: Token, arguments: tuple[Token, ...], vocabulary: Vocabulary, *, agreed: bool = False) -> Manner:
    """How a predicate (verb, or noun under a verb) is said. `agreed`: inside an agreement, where "would" is a promise."""
    chain = list(_governors(head))
    hedges = list(_hedges(head, chain, arguments, vocabulary))
    modality, extra = _modality(head, chain, agreed=agreed)
    hedges += [h for h in extra if h not in hedges]
    saying = next((t for t in chain if t.lemma_.lower() in SAYING and t is not head and t.pos_ == "VERB"), None)
    speaker: tuple[Token, ...] = ()
    if saying is not None:
        speaker = tuple(surface_subject(saying)) if not is_passive(saying) else ()
        modality = "reported" if modality == "asserted" else modality
        if saying.lemma_.lower() in ALLEGING:
            hedges.append(("alleged" if saying.lemma_.lower() in ("allege", "claim") else saying.lower_, (saying,)))
    negative = _denied(head, chain) or (saying is not None and saying.lemma_.lower() in DENYING)
    parts = [h for h in hedges if h[0].startswith(("large", "parts", "some of", "much of", "most of", "areas"))]
    return Manner(
        "-" if negative else "+",
        modality,
        "; ".join(dict.fromkeys(words for words, _ in hedges)),
        speaker,
        "partial" if any(" of" in words for words, _ in parts) else "",
        tuple(t for _, tokens in hedges for t in tokens),
    )


def _governors(head: Token) -> Iterator[Token]:
    """The head and the verbs that it hangs on by complement or purpose, up to its clause."""
    token = head
    yield token
    for _ in range(8):
        if token.dep_ in (
            "xcomp",
            "ccomp",
            "pcomp",
            "dobj",
            "attr",
            "acomp",
            "nsubjpass",
            "pobj",
            "prep",
            "oprd",
            "acl",
            "agent",
        ) or (token.dep_ == "advcl" and _is_purpose(token)):
            token = token.head
            yield token
        elif token.dep_ == "conj" and token.head.pos_ == token.pos_ and not _finite(token):
            token = token.head
        else:
            return


def _finite(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)


def _is_purpose(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _denied(head: Token, chain: list[Token]) -> bool:
    clause = [t for t in chain if t.pos_ in ("VERB", "AUX", "ADJ") or t is head]
    for token in clause:
        if any(c.dep_ == "neg" for c in token.children) or (token is not head and token.lemma_.lower() in FAILING):
            return True
        if token is not head and token.lower_ == "unable":
            return True
    return any(c.lower_ == "no" and c.dep_ == "det" for c in head.children) or (
        head.dep_ == "pobj" and head.head.lower_ == "without"
    )


def _modality(head: Token, chain: list[Token], *, agreed: bool) -> tuple[str, list[tuple[str, tuple[Token, ...]]]]:
    modality = "asserted"
    hedges: list[tuple[str, tuple[Token, ...]]] = []
    for token in chain:
        auxiliaries = {c.lower_: c for c in token.children if c.dep_ == "aux"}
        hedges += [(word, (auxiliaries[word],)) for word in ("may", "might") if word in auxiliaries]
        if modality == "asserted" and token.pos_ in ("VERB", "AUX"):
            modality = _by_auxiliary(set(auxiliaries), agreed=agreed)
        if modality == "asserted" and token is not head:
            modality = _governed(token, head)
    if modality == "asserted" and _is_purpose(head) and chain[-1] is not head and chain[-1].lemma_.lower() in MADE_FOR:
        modality = "goal"
    return modality, hedges


def _by_auxiliary(words: set[str], *, agreed: bool) -> str:
    """ "Would" is a promise inside an agreement, else a plan; "will" is a plan, "can" an ability."""
    if words & {"would", "shall"}:
        return "commitment" if agreed else "asserted" if "have" in words else "planned"
    if "will" in words:
        return "planned"
    return "capability" if words & {"can", "could"} else "asserted"


def _governed(governor: Token, head: Token) -> str:
    """The modality that a governing word gives to what hangs on it."""
    word = governor.lemma_.lower()
    complement = any(
        a is head or head in a.subtree for a in governor.children if a.dep_ in ("xcomp", "ccomp", "acl", "advcl", "prep")
    )
    if not complement:
        return "asserted"
    if word in WISHING or (word in PURPOSES and governor.pos_ == "NOUN"):
        return "goal"
    if word in PLANNING:
        return "planned"
    if word in PROMISING:
        return "commitment"
    return "capability" if governor.lower_ in ABLE else "asserted"


def _hedges(
    head: Token, chain: list[Token], arguments: tuple[Token, ...], vocabulary: Vocabulary
) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Hedging words of the clause: adverbs, raising verbs, and "large areas of" before an argument."""
    families = vocabulary.families["hedges"]
    single = {cue for entry in families.values() for cue in entry.cues if " " not in cue}
    for token in chain:
        if token is not head and token.lemma_.lower() in RAISING:
            yield token.lower_, (token,)
        for child in (
            *token.children,
            *(
                g
                for c in token.children
                if c.dep_ in ("acomp", "oprd", "xcomp", "prep") or (c.dep_ == "ccomp" and c.pos_ == "ADJ")
                for g in c.children
            ),
        ):
            if child.dep_ in ("advmod", "amod") and child.lower_ in single and child.lower_ not in ("about", "around"):
                yield child.lower_, (child,)
    for argument in arguments:
        yield from _share(argument)


def _share(argument: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """ "Large areas of the province": the hedge is "large areas of"."""
    preposition = argument.head
    if preposition.lower_ != "of" or preposition.dep_ != "prep":
        return
    noun = preposition.head
    if noun.lemma_.lower() not in ("area", "part", "portion", "swath", "section", "some", "most", "much", "majority"):
        return
    words = [c for c in noun.children if c.dep_ in ("amod", "advmod") and c.i < noun.i]
    tokens = (*sorted(words, key=lambda t: t.i), noun, preposition)
    yield " ".join(t.lower_ for t in tokens), tokens

"""Layer 6: exchanges. "A base in return for fighters", in one sentence or two, becomes one agreement with obligations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allegiance.extracting.claiming import EXTRACTOR, VERSION, Draft, purpose_of, resource_named
from allegiance.extracting.frames import slot, under
from allegiance.extracting.scene import Scene, Sentence
from allegiance.model.claim import UNDATED, By, Claim, Dates, Mention, Obligation, Quote, quote_of
from allegiance.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

TIES = {"hosts": ("host", "guest"), "supports": ("supporter", "supported"), "tolerates": ("tolerator", "tolerated")}
SERVICES = {"integrated_into": ("part", "whole")}
PACTS = frozenset("agreement pact deal accord arrangement understanding treaty bargain truce".split())
MARKS = frozenset("return exchange".split())
LASTING = frozenset("last hold run remain stand continue operate apply exist endure be".split())
FIGHTING = frozenset("fight combat attack help assist battle struggle war".split())


@dataclass(frozen=True, slots=True)
class Exchange:
    """An agreement that was put together: its claim, and the labels of the drafts that it takes the place of, or binds."""

    claim: Claim
    replaced: frozenset[str]
    bound: frozenset[str]


def marks(sentence: Sentence) -> list[Token]:
    """The words "return" or "exchange" of "in return (for)", "in exchange (for)"."""
    return [t for t in sentence.tokens if t.lower_ in MARKS and t.dep_ == "pobj" and t.head.lower_ == "in"]


def pacts(sentence: Sentence) -> list[Token]:
    """Nouns that name an agreement in a sentence."""
    return [t for t in sentence.tokens if t.lemma_.lower() in PACTS and t.pos_ == "NOUN"]


def exchanges(
    scene: Scene, number: int, drafts: Sequence[Draft], before: Sequence[Draft], vocabulary: Vocabulary
) -> list[Exchange]:
    """The agreements of a sentence (its index), from its drafts and those of the sentence before in the same passage."""
    sentence = scene.sentences[number]
    mark = next(iter(marks(sentence)), None)
    pact = next(iter(_stating(sentence, drafts)), None)
    owed = [d for d in drafts if d.claim.type in TIES and d.claim.polarity == "+"]
    if mark is not None:
        joined = _joined(scene, mark, drafts, before, vocabulary)
        return [joined] if joined else []
    if pact is not None and owed:
        return [_agreement(scene, [_obligation(scene, d) for d in owed], owed, pact)]
    return []


def _stating(sentence: Sentence, drafts: Sequence[Draft]) -> list[Token]:
    """Words that name an agreement whose terms stand in the sentence: "an agreement wherein ...", "agreed to ..."."""
    found = [t for t in pacts(sentence) if any(_hangs_on(d.head, t) for d in drafts if d.claim.type in TIES)]
    promised = [d.head for d in drafts if d.claim.type in TIES and d.claim.modality == "commitment"]
    return found or [t for head in promised for t in head.ancestors if t.lemma_.lower() == "agree"]


def _hangs_on(head: Token, pact: Token) -> bool:
    """Whether a deed is said to be a term of the agreement."""
    if pact in head.ancestors:
        return True
    return pact.dep_ in ("nsubj", "pobj") and pact.head in (head, *head.ancestors)


def _joined(
    scene: Scene, mark: Token, drafts: Sequence[Draft], before: Sequence[Draft], vocabulary: Vocabulary
) -> Exchange | None:
    owed = [d for d in drafts if d.claim.type in TIES and d.claim.polarity == "+"]
    early, late = _sides(mark, owed)
    gerund = _gerund(mark)
    counter: list[Obligation] = []
    if gerund is not None:
        late = []
        early = [d for d in owed if d.head.i < mark.i] or [d for d in owed if d.head not in set(gerund.subtree)]
        counter = _countered(scene, gerund, early, vocabulary)
    elif not early:
        parties = {name for d in (*late, *drafts) for name in _pair(d) if name}
        early = [d for d in before if d.claim.type in TIES and d.claim.polarity == "+" and set(_pair(d)) <= parties]
    bound = [d for d in drafts if d.claim.type in SERVICES and d.head.i > mark.i]
    obligations = [_obligation(scene, d) for d in early] + [_obligation(scene, d) for d in late] + counter
    if not obligations or (len({o.debtor.name for o in obligations}) < 2 and not bound):
        return None
    return _agreement(scene, obligations, [*early, *late], mark, bound)


def _sides(mark: Token, owed: Iterable[Draft]) -> tuple[list[Draft], list[Draft]]:
    listed = list(owed)
    return [d for d in listed if d.head.i < mark.i], [d for d in listed if d.head.i > mark.i]


def _gerund(mark: Token) -> Token | None:
    """What is given back in "in return for assisting in combat", "in exchange for weapons"."""
    for child in mark.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            return next((c for c in child.children if c.dep_ in ("pcomp", "pobj")), None)
    following = mark.nbor(1) if mark.i + 1 < len(mark.doc) else None
    if following is not None and following.lower_ == "for":
        return next((c for c in following.children if c.dep_ in ("pcomp", "pobj")), None)
    return None


def _countered(scene: Scene, given: Token, early: Iterable[Draft], vocabulary: Vocabulary) -> list[Obligation]:
    """What those who get give back, to those who give: parties turned round, resource from the words of the return."""
    words = list(given.subtree)
    start, end = scene.span_offsets(words[0], words[-1])
    quote = quote_of(scene.document.text, start, end)
    resource = _returned(given, vocabulary)
    purpose = " ".join(quote.text.split())
    found: dict[tuple[str, str], Obligation] = {}
    for d in early:
        giver, taker = TIES[d.claim.type]
        for debtor in d.claim.role(taker):
            for creditor in d.claim.role(giver):
                owed = Obligation(debtor, creditor, resource, purpose, None, quote, d.claim.dates, d.claim.modality)
                found.setdefault((debtor.name, creditor.name), owed)
    return list(found.values())


def _returned(given: Token, vocabulary: Vocabulary) -> str:
    """The resource of a return: by a noun it names; help in fighting is fighters, an attack carried out is an operation."""
    objects = (
        [given] if given.pos_ in ("NOUN", "PROPN") else [*slot(given, "object"), *under(given, "in"), *under(given, "with")]
    )
    lemmas = {given.lemma_.lower(), *(t.lemma_.lower() for t in objects)}
    if lemmas & FIGHTING and given.lemma_.lower() in ("assist", "help", "fight", "support", "join", "aid", "assistance"):
        return "fighters"
    for token in objects:
        named = resource_named(token, vocabulary)
        if named and named != "unspecified":
            return named
    return "fighters" if lemmas & FIGHTING else "unspecified"


def _obligation(scene: Scene, d: Draft) -> Obligation:
    giver, taker = TIES[d.claim.type]
    claim = d.claim
    resource = claim.resource or ("territory" if claim.type == "hosts" else "unspecified")
    dated = claim.dates if _is_dated(claim.dates) else UNDATED
    return Obligation(
        claim.role(giver)[0],
        claim.role(taker)[0],
        resource,
        purpose_of(scene, d.head),
        claim.place,
        claim.quote,
        dated,
        claim.modality,
        claim.hedge,
    )


def _agreement(
    scene: Scene, obligations: list[Obligation], owed: Sequence[Draft], at: Token, bound: Sequence[Draft] = ()
) -> Exchange:
    """The agreement claim: parties are those who owe and are owed, and those whom nobody else stands for."""
    sentence = scene.sentence_of(at)
    inside = [d for d in (*owed, *bound) if scene.sentence_of(d.head) == sentence]
    tokens = sorted([at, *(t for d in inside for t in d.tokens)], key=lambda t: t.i)
    start, end = scene.span_offsets(tokens[0], tokens[-1])
    for obligation in obligations:
        if obligation.quote and sentence.start <= obligation.quote.start < sentence.end:
            start, end = min(start, obligation.quote.start), max(end, obligation.quote.end)
    quote: Quote = quote_of(scene.document.text, start, end)
    parties = _parties(obligations)
    dates = _whole_dates(scene, at, obligations, [*owed, *bound])
    mutual = len({o.debtor.name for o in obligations}) > 1 or bool(bound)
    place = next((o.place for o in obligations if o.place), None)
    modality = "asserted" if all(o.modality in ("asserted", "reported", "") for o in obligations) else "commitment"
    claim = Claim(
        document=scene.document.id,
        quote=quote,
        kind="agreement",
        type="",
        roles=(("party", tuple(parties)),),
        citation=sentence.passage.citation,
        by=By(EXTRACTOR, "exchange" if mutual else "agreement", VERSION, 0.7),
        label=f"a{start}",
        place=place,
        dates=dates,
        modality=modality,
        terms=tuple(obligations),
        agreement=f"a{start}",
        bases=("exchange",) if mutual else (),
    )
    return Exchange(claim, frozenset(d.claim.label for d in owed), frozenset(d.claim.label for d in bound))


def _parties(obligations: Iterable[Obligation]) -> list[Mention]:
    """Those who owe, and the creditors of those to whom nothing else is owed back; a mere beneficiary is no party."""
    listed = list(obligations)
    debtors = {o.debtor.name: o.debtor for o in listed}
    creditors = {o.creditor.name: o.creditor for o in listed}
    if len(debtors) == 1:
        return [*debtors.values(), *(m for name, m in creditors.items() if name not in debtors)]
    return list(debtors.values())


def _whole_dates(scene: Scene, at: Token, obligations: Sequence[Obligation], owed: Sequence[Draft]) -> Dates:
    """The dates of the agreement itself; a date of one obligation stays with it."""
    told = scene.dates_of(at).told or next((d.claim.dates.told for d in owed if d.claim.dates.told), "")
    sentences = {scene.sentence_of_token[t.i] for t in (at, *(d.head for d in owed))}
    for number in sorted(sentences):
        for pact in pacts(scene.sentences[number]):
            own = _lasting(scene, pact)
            if _is_dated(own):
                return replace(own, told=own.told or told)
    common = {(str(o.dates.begins), str(o.dates.ends), str(o.dates.when)) for o in obligations}
    if len(common) == 1 and obligations and obligations[0].dates != UNDATED:
        return replace(obligations[0].dates, told=told)
    return Dates(told=told)


def _lasting(scene: Scene, pact: Token) -> Dates:
    """The dates that a sentence gives an agreement: its own, or of "which lasted until ..." said of it."""
    verbs = [c for c in pact.children if c.dep_ in ("relcl", "acl")]
    if pact.dep_ in ("nsubj", "nsubjpass") and pact.head.lemma_.lower() in LASTING:
        verbs.append(pact.head)
    for token in (*(v for v in verbs if v.lemma_.lower() in LASTING), pact):
        dates = scene.dates_of(token)
        if _is_dated(dates):
            return dates
    return UNDATED


def _is_dated(dates: Dates) -> bool:
    return any(map(str, (dates.begins, dates.ends, dates.when)))


def _pair(d: Draft) -> tuple[str, ...]:
    roles = TIES.get(d.claim.type) or SERVICES.get(d.claim.type) or ()
    return tuple(m.name for role in roles for m in d.claim.role(role))

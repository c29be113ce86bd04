"""Layer 1: the named actors and places of a document, each name with one kind and one full form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allegiance.extracting.aliases import Table
from allegiance.extracting.countries import countries
from allegiance.extracting.kinding import COMMUNITY, GROUP, OTHER, PERSON, PLACE, Seen, kinds
from allegiance.extracting.known import Known
from allegiance.extracting.lexicon import Lexicon, lexicon
from allegiance.extracting.names import Run, adjective, runs
from allegiance.extracting.nations import in_full, is_state, nations, state_of
from allegiance.extracting.places import acts, before_participle, rules
from allegiance.extracting.roster import Roster
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def name_actors(roster: Roster, table: Table, known: Known) -> Lexicon:
    """Add every named actor and place to the roster."""
    doc = roster.doc
    seen: dict[str, list[Seen]] = {}
    every = runs(doc)
    parts = frozenset(word for run in every for word in run.text(doc).split())
    found = [run for run in every if not adjective(doc, run, parts) and not _common(doc, run)]
    for run in found:
        seen.setdefault(run.text(doc), []).append(Seen(run, _head(doc, run)))
    listed = {doc[hit.first : hit.last + 1].text: hit.kind for hit in known.hits(doc)}
    articled = frozenset(run.text(doc) for run in found if run.first and doc[run.first - 1].lower_ == "the")
    book = lexicon(kinds(seen, table, listed), table, articled, Counter(token.text for token in doc))
    roster.countries = countries(doc, book.kinds)
    kept = set(found)
    _deeds(roster, [run for run in every if run not in kept])
    for run in found:
        name = run.text(doc)
        roster.inside.update(range(run.first, run.last + 1))
        if book.kinds[name] != OTHER:
            _add(roster, run, name, book)
    return book


def _deeds(roster: Roster, adjectives: list[Run]) -> None:
    """As in "the Torian invasion": the adjective of a deed or of support names the state."""
    for run in adjectives:
        head = roster.doc[run.last]
        deed = head.head.i > head.i and head.head.lemma_.lower() in words("deeds")
        if deed or before_participle(head):
            state = state_of(run.text(roster.doc), sorted(roster.countries))
            if state:
                roster.add(head, run.first, run.last, [Mention(state, "state", how="role")])


def _common(doc: Doc, run: Run) -> bool:
    """As in "the Republic", "the Movement": a noun with a capital, which takes up somebody named before."""
    if run.first != run.last or run.first == 0:
        return False
    nouns = (
        words("group_anaphors")
        | words("government_nouns")
        | words("organ_nouns")
        | words("place_anaphors")
        | words("state_heads")
    )
    before = doc[run.first - 1].lower_
    return doc[run.first].lower_ in nouns and before in {"the", "this", "its", "their", "his", "'s", "’s"}


def _add(roster: Roster, run: Run, name: str, book: Lexicon) -> None:
    head = _head(roster.doc, run)
    full = book.full.get(name, name)
    kind = _kind(head, name, full, book, roster.countries)
    if name in book.doubtful:
        roster.ambiguous[full] = book.doubtful[name]
    if run.first and roster.doc[run.first - 1].lower_ == "the":
        roster.articled.add(full)
    called = _state(full) if kind == "state" else in_full(full)
    first, way = _direction(roster.doc, run, head) if kind == "place" else (run.first, "")
    mention = Mention(
        roster.place_called(f"{way} {called}") if way else called,
        kind,
        of=_owner(full) if kind == "organ" else "",
        how=book.how.get(name, "name"),
    )
    roster.add(head, first, run.last, [mention])


def _direction(doc: Doc, run: Run, head: Token) -> tuple[int, str]:
    """As in "northern Toria": the part of a place is another place than the whole."""
    before = doc[run.first - 1] if run.first else None
    if before is None or before.lower_ not in words("directions") or before.head.i != head.i or before.is_sent_start:
        return run.first, ""
    return run.first - 1, before.lower_


def _head(doc: Doc, run: Run) -> Token:
    """The token of a run that the rest of the sentence hangs on."""
    inside = range(run.first, run.last + 1)
    outer = [doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head.i == i]
    nouns = [token for token in outer if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "punct"}]
    return (nouns or outer or [doc[run.last]])[-1 if not nouns else 0]


def _kind(head: Token, name: str, full: str, book: Lexicon, countries: frozenset[str]) -> str:
    kind = book.kinds.get(full, book.kinds[name])
    if kind == PLACE:
        known = is_state(full) or full in countries
        acting = acts(head) or _before_noun(head) if known else " " not in full and rules(head)
        return "state" if acting else "place"
    if kind == GROUP:
        return _group_kind(full)
    return kind if kind in {PERSON, COMMUNITY} else "group"


def _before_noun(head: Token) -> bool:
    """As in "US support": initials before the noun of a deed."""
    return head.dep_ in {"compound", "nmod", "amod"} and head.head.lemma_.lower() in words("deeds") | words("organ_nouns")


def _group_kind(full: str) -> str:
    parts = full.lower().split()
    of = parts.index("of") if "of" in parts else -1
    head = parts[of - 1] if of > 0 else parts[-1]
    adjective = parts[0] in nations().adjectives
    if head in words("sovereign_heads") and (of > 0 or adjective):
        return "state"
    official = adjective and not set(parts) & words("insurgent_modifiers")
    if head in words("organ_heads") and (official or is_state(full.partition(" of ")[2])):
        return "organ"
    if set(parts) & words("coalition_words") and head in words("coalition_heads"):
        return "coalition"
    return "institution" if head in words("institution_heads") - words("group_heads") else "group"


def _owner(full: str) -> str:
    first, _, _ = full.partition(" ")
    listed = nations().adjectives.get(first.lower(), "")
    return listed or next((part for part in full.split(" of ")[1:] if is_state(part)), "")


def _state(full: str) -> str:
    """The state that "Government of Toria" or "Torian Government" speaks of."""
    for opening in ("of the ", "of "):
        if opening in full:
            return full.partition(opening)[2]
    return _owner(full) or in_full(full)

"""Layer 1: the named actors and places of a document, each name with one kind and one full form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.aliases import Table, fits
from allegiance.extracting.countries import countries
from allegiance.extracting.kinding import COMMUNITY, GROUP, OTHER, PERSON, PLACE, Seen, kinds
from allegiance.extracting.known import Known, fold
from allegiance.extracting.names import Run, adjective, runs
from allegiance.extracting.nations import is_state, nations
from allegiance.extracting.persons import full_names
from allegiance.extracting.places import acts
from allegiance.extracting.roster import Roster
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of one document: kind of each name as written, its full form and how that was found."""

    kinds: Mapping[str, str]
    full: Mapping[str, str]
    how: Mapping[str, str]
    doubtful: frozenset[str]


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
    lexicon = _lexicon(kinds(seen, table, listed), table)
    roster.countries = countries(doc, lexicon.kinds)
    for run in found:
        name = run.text(doc)
        roster.inside.update(range(run.first, run.last + 1))
        if lexicon.kinds[name] != OTHER:
            _add(roster, run, name, lexicon)
    return lexicon


def _common(doc: Doc, run: Run) -> bool:
    """ "the Republic", "the Movement": a noun with a capital, which takes up somebody named before."""
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
    return doc[run.first].lower_ in nouns and before in {"the", "this", "its", "their", "his"}


def _add(roster: Roster, run: Run, name: str, lexicon: Lexicon) -> None:
    head = _head(roster.doc, run)
    full = lexicon.full.get(name, name)
    kind = _kind(head, name, full, lexicon, roster.countries)
    how = lexicon.how.get(name, "name")
    if name in lexicon.doubtful:
        roster.doubt("ambiguous name", head, f"{name} may be several persons named in the text")
    of = ""
    if kind == "organ":
        of = _owner(full)
    if run.first and roster.doc[run.first - 1].lower_ == "the":
        roster.articled.add(full)
    roster.add(head, run.first, run.last, [Mention(_state(full) if kind == "state" else full, kind, of=of, how=how)])


def _head(doc: Doc, run: Run) -> Token:
    """The token of a run that the rest of the sentence hangs on."""
    inside = range(run.first, run.last + 1)
    outer = [doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head.i == i]
    return outer[-1] if outer else doc[run.last]


def _kind(head: Token, name: str, full: str, lexicon: Lexicon, countries: frozenset[str]) -> str:
    kind = lexicon.kinds.get(full, lexicon.kinds[name])
    if kind == PLACE:
        return "state" if (is_state(full) or full in countries) and acts(head) else "place"
    if kind == GROUP:
        return _group_kind(full)
    return kind if kind in {PERSON, COMMUNITY} else "group"


def _group_kind(full: str) -> str:
    parts = full.lower().split()
    of = parts.index("of") if "of" in parts else -1
    head = parts[of - 1] if of > 0 else parts[-1]
    if head in words("state_heads") and (of > 0 or parts[0] in nations().adjectives) and parts[0] != "islamic":
        return "state"
    if head in words("organ_heads") and (parts[0] in nations().adjectives or _owner(full)):
        return "organ"
    if any(part in words("coalition_words") for part in parts) and head in {
        "organization",
        "organisation",
        "force",
        "nations",
        "mission",
    }:
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
    return _owner(full) or full


def _lexicon(found: Mapping[str, str], table: Table) -> Lexicon:
    full: dict[str, str] = {}
    how: dict[str, str] = {}
    first_spelling: dict[str, str] = {}
    for name, kind in found.items():
        declared = table.full(name)
        if declared != name:
            full[name], how[name] = declared, "alias"
        else:
            full[name] = first_spelling.setdefault(fold(name), name)
    _undeclared_acronyms(found, full, how)
    known, doubtful = full_names(sorted({full[name] for name, kind in found.items() if kind == PERSON}))
    for name in found:
        if (
            name in known
            and (found[name] in {PERSON, COMMUNITY, OTHER} or " " not in name and found[name] == PLACE)
            and full[name] == name
        ):
            if known[name] != name:
                full[name], how[name] = known[name], "alias"
    merged = dict(found)
    for name in found:
        if full[name] != name and full[name] not in merged:
            merged[full[name]] = found[name] if found[name] != OTHER else GROUP
        elif full[name] in found:
            merged[name] = found[full[name]]
    return Lexicon(merged, full, how, frozenset(name for name in doubtful if name in found))


def _undeclared_acronyms(found: Mapping[str, str], full: dict[str, str], how: dict[str, str]) -> None:
    """ "RFT" is "Red Front of Toria" where the document has one group with these initials."""
    groups = sorted({full[name] for name, kind in found.items() if kind == GROUP and name.count(" ") >= 1})
    for name in found:
        if name.isupper() and name.isalpha() and len(name) > 2 and full[name] == name:
            fitting = [group for group in groups if _exact(group, name)]
            if len(fitting) == 1:
                full[name], how[name] = fitting[0], "alias"


def _exact(group: str, acronym: str) -> bool:
    initials = [part[0] for word in group.split() for part in word.split("-") if part]
    large = "".join(ch for ch in initials if ch.isupper())
    return acronym.upper() in {large.upper(), "".join(initials).upper()} and fits(group.split(), acronym)

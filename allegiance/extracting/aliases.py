"""Names that a text declares: "X [native name] (ABC/DEF)", "X (ABC)", "X, also known as Y", "X, formerly Y".

Bracketed declarations are cut from what the parser sees, as they break parses and are read here. An acronym has to fit
the initials of the name before it (the method is that of Schwartz and Hearst, PSB 2003, over word parts), or of the
bracketed native name, or else the name has to end in a word for an organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from allegiance.extracting.clearing import Piece
from allegiance.extracting.known import fold, in_title
from allegiance.extracting.words import words

_WORD = re.compile(r"[^\W_](?:[\w'’ʻʼ‘`.&/]*[\w'’ʻʼ‘`])?(?:[-–][\w'’ʻʼ‘`]+)*")
_BRACKETS = re.compile(r"\s*(?:\[([^\[\]()]{2,120})\]|\(([^\[\]()]{2,160})\)|\[([^\[\]]{2,120})\]|\(([^()]{2,160})\))")
_LABEL = re.compile(
    r"^(?:in\s+)?(?:[A-Z]\w+(?:[/|,]\s?[A-Z]\w+)*|romani[sz]ed|translit\w*\.?|lit\.?|abbreviated|acronym|initials|short)\s*:\s*"
)
_KNOWN_AS = re.compile(
    r",?\s*\(?(?:(formerly|previously|originally|once)(?:\s+(?:known|called|named))?(?:\s+as)?(?:\s+the)?"
    r"|(?:(?:also|better|commonly|popularly|widely|locally|sometimes|often|more\s+commonly|otherwise|hereafter|generally)\s+)"
    r"(?:known|called|referred\s+to|named|abbreviated|rendered|spelled)(?:\s+(?:by\s+(?:its|the)\s+\w+\s+)?as)?|a\.?k\.?a\.?|alias|"
    r"(?:known|abbreviated)\s+(?:by\s+(?:its|the|their)\s+(?:\w+\s+)?(?:acronym|initials|name)|as|simply\s+as)"
    r"|nom\s+de\s+guerre|whose\s+nom\s+de\s+guerre\s+(?:is|was)|born)"
    r"\s+(?:simply\s+)?(?:as\s+)?(?:the\s+)?[\"“'‘]?"
)
_OR = re.compile(r",\s+or\s+(?:the\s+)?[\"“]?")
_JOINTS = re.compile(r"\s*(?:[;,]|\s/\s|\bor\b|\band\b|(?<=[A-Za-z'’])/(?=[A-Z]))\s*")
_SMALL = words("person_particles") | frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "in",
        "on",
        "against",
        "to",
        "y",
        "e",
        "i",
        "&",
        "und",
        "et",
        "dei",
        "des",
        "di",
        "do",
        "dos",
        "das",
        "w",
    ]
)
_NOT_FIRST = words("openers")
_LONGEST_ACRONYM = 12
_LATIN = 0x24F
"""Last code point of the Latin letters."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration: the full name, all names with it in order of the text, their kinds, and where it stands."""

    name: str
    names: tuple[str, ...]
    span: tuple[int, int]
    kinds: tuple[str, ...]
    """full, native, acronym, short, former or other, one for each of `names`."""


@dataclass(frozen=True, slots=True)
class Table:
    """All declarations of a document; `canonical` maps a folded name to the full name."""

    declared: tuple[Declared, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)

    def full(self, name: str) -> str:
        """The full name that a name was declared for, else the name itself."""
        return self.canonical.get(fold(name), name)


def declarations(pieces: tuple[Piece, ...]) -> tuple[Table, tuple[Piece, ...]]:
    """The declared names of a document, and its pieces without the bracketed ones."""
    found: list[Declared] = []
    read = []
    for piece in pieces:
        cuts: list[tuple[int, int]] = []
        for declared, cut in (*_bracketed(piece), *_worded(piece)):
            found.extend([declared] if declared else [])
            cuts.extend(cut)
        read.append(piece.without(cuts))
    canonical: dict[str, str] = {}
    for declared in found:
        for name in declared.names:
            canonical.setdefault(fold(name), canonical.get(fold(declared.name), declared.name))
    canonical.pop("", None)
    return Table(tuple(sorted(found, key=lambda d: d.span)), canonical), tuple(read)


_Found = tuple[Declared | None, tuple[tuple[int, int], ...]]


def _bracketed(piece: Piece) -> Iterator[_Found]:
    at = 0
    while match := _BRACKETS.search(piece.text, at):
        at = match.end()
        inner, ends = [], [match]
        while (more := _BRACKETS.match(piece.text, at)) and len(ends) < 3:
            ends.append(more)
            at = more.end()
        for bracket in ends:
            inner.append(next(filter(None, bracket.groups())))
        read = _names_in(inner)
        labelled = match.group(0).lstrip()[0] == "[" or any(_LABEL.match(part) for part in inner)
        before = _name_before(piece.text, match.start(), read, labelled=labelled)
        if before and read:
            yield _declared(piece, before, ends[-1].end(), read), ((match.start(), ends[-1].end()),)
        elif any(_aside(part) for part in inner):
            yield None, ((match.start(), ends[-1].end()),)


def _worded(piece: Piece) -> Iterator[_Found]:
    for pattern, kind in ((_KNOWN_AS, "other"), (_OR, "other")):
        for match in pattern.finditer(piece.text):
            after = _name_after(piece.text, match.end())
            former = kind == "other" and match.lastindex == 1
            names = [(after, "acronym" if _is_acronym(after) else "former" if former else kind)] if after else []
            before = _name_before(piece.text, match.start(), names, labelled=True)
            if before and after and _fits_worded(pattern is _OR, piece.text, match.end() + len(after)):
                yield _declared(piece, before, match.end() + len(after), names), ()


def _aside(text: str) -> bool:
    """Brackets of an encyclopaedia's first line: other scripts, "Persian: ...", "born 1950". They only break parses."""
    letters = [ch for ch in text if ch.isalpha()]
    foreign = sum(ord(ch) > _LATIN for ch in letters)
    opened = text.startswith(("born ", "b. ", ";", "lit. ", "pronounced"))
    return opened or foreign * 4 > len(letters) or bool(_LABEL.match(text))


def _fits_worded(is_or: bool, text: str, end: int) -> bool:
    """As in "X, or Y," needs the second comma; the other wordings do not."""
    return not is_or or text[end : end + 1] in {",", ")", '"', "”"}


def _declared(piece: Piece, before: tuple[int, int], end: int, read: list[tuple[str, str]]) -> Declared:
    full = in_title(piece.text[before[0] : before[1]])
    kinds = ["full", *(kind for _, kind in read)]
    names = [full, *(in_title(name) for name, _ in read)]
    if _is_acronym(full) and len(read) == 1 and read[0][1] != "acronym":
        names, kinds = [read[0][0], full], ["full", "acronym"]
    span = piece.offsets[before[0]], piece.offsets[end - 1] + 1
    return Declared(names[0], tuple(names), span, tuple(kinds))


def _names_in(inner: list[str]) -> list[tuple[str, str]]:
    """The names inside the brackets of one declaration with their kinds; empty when they hold something else."""
    read: list[tuple[str, str]] = []
    for text in inner:
        for part in _JOINTS.split(text):
            bare = _LABEL.sub("", part.strip()).strip(" \"“”'‘’")
            if not bare:
                continue
            if not _nameable(bare):
                return []
            read.append((bare, "acronym" if _is_acronym(bare) else "native"))
    return read


def _nameable(text: str) -> bool:
    """Capitalised words with small words between, or another script; no verbs, no numbers."""
    found = _WORD.findall(text)
    if not found or len(text) > 90 or any(ch.isdigit() for ch in text):
        return False
    return all(word[:1].isupper() or not word.isascii() or word.lower() in _SMALL or _is_acronym(word) for word in found)


def _is_acronym(text: str) -> bool:
    letters = [ch for ch in text if ch.isalpha()]
    capitals = sum(ch.isupper() for ch in letters)
    return " " not in text and 2 <= len(letters) <= _LONGEST_ACRONYM and capitals >= 2 and capitals * 2 >= len(letters)


def _name_before(text: str, end: int, read: list[tuple[str, str]], *, labelled: bool) -> tuple[int, int] | None:
    """The name that stands right before a position, cut to fit an acronym; None when no name does.

    `labelled`: the wording says that names follow; without it a lone bracketed name has to follow an organisation's.
    """
    run = _capitals_before(text, end)
    if not run:
        return None
    acronyms = [name for name, kind in read if kind == "acronym"]
    natives = [name for name, kind in read if kind == "native"]
    for acronym in acronyms:
        fitting = next((i for i in range(len(run) - 1, -1, -1) if fits([w.group() for w in run[i:]], acronym)), None)
        if fitting is not None:
            return run[fitting].start(), run[-1].end()
    run = _after_and(run)
    full = [word.group() for word in run]
    fitting_native = any(fits(n.split(), a) for n in natives for a in acronyms)
    if acronyms and not (fitting_native or _organisation(full) or _is_acronym(full[-1])):
        return None
    if len(run) == 1 and _is_acronym(full[0]) and any(fits(n.split(), full[0]) for n in natives):
        return run[0].start(), run[0].end()
    organisation = _organisation(full) or (any("-" in word for word in full) and any(_organisation(n.split()) for n in natives))
    if not read or (not acronyms and not labelled and not organisation):
        return None
    return run[0].start(), run[-1].end()


def _after_and(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last of names joined by "and", unless "for" or "of" before shows that they are one."""
    for at in range(len(run) - 1, 0, -1):
        if run[at].group() in {"and", "&", "or"} and not any(w.group() in {"for", "of"} for w in run[:at]):
            return run[at + 1 :]
    return run


def _organisation(full: list[str]) -> bool:
    heads = words("group_heads") | words("organ_heads") | words("foreign_heads") | words("coalition_words")
    return any(part in heads for word in full for part in re.split(r"[-–]", word.lower()))


def _capitals_before(text: str, end: int) -> list[re.Match[str]]:
    """The words of the capitalised run that ends at a position."""
    found = list(_WORD.finditer(text, max(0, end - 160), end))
    run: list[re.Match[str]] = []
    edge = end
    for word in reversed(found):
        between = text[word.end() : edge].removeprefix("\u2014")
        if between.strip(" \"”'’") or not (word.group()[:1].isupper() or word.group().lower() in _SMALL or "-" in word.group()):
            break
        run.insert(0, word)
        edge = word.start()
    while run and (run[0].group().lower() in _NOT_FIRST or not any(ch.isupper() for ch in run[0].group())):
        run.pop(0)
    return run if run and any(ch.isupper() for ch in run[-1].group()) else []


def _name_after(text: str, start: int) -> str:
    """The name that starts at a position, "" when none does."""
    end = start
    for word in _WORD.finditer(text, start, start + 120):
        small = word.group() in _SMALL
        if text[end : word.start()].strip() or not (word.group()[:1].isupper() or small or "-" in word.group()):
            break
        end = word.end() if not small else end
        if small and end == start:
            break
    return text[start:end].strip() if any(ch.isupper() for ch in text[start:end]) else ""


def fits(name: list[str], acronym: str) -> bool:
    """Whether an acronym is made of the initials of a name: every word but small ones gives a letter, or several."""
    parts = [part for word in name for part in re.split(r"[-–]", word) if part]
    letters = "".join(ch for ch in acronym.lower() if ch.isalnum())
    return bool(parts) and parts[0].lower() not in _NOT_FIRST and _align(parts, letters, 1)


def _align(parts: list[str], letters: str, skips: int) -> bool:
    if not letters:
        return all(part.lower() in _SMALL for part in parts)
    if not parts:
        return False
    word = "".join(ch for ch in parts[0].lower() if ch.isalnum())
    for length in range(min(len(letters), len(word), 3), 0, -1):
        if word.startswith(letters[:length]) and _align(parts[1:], letters[length:], skips):
            return True
    small = parts[0].lower() in _SMALL
    return (small or skips > 0) and _align(parts[1:], letters, skips if small else skips - 1)

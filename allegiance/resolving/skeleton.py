"""Keys under which spellings of one name meet: letters of any script made plain, small words and doubled letters out."""

from __future__ import annotations

import re

from anyascii import anyascii

_SMALL = frozenset("the a an of and for in to de la el du des al ul e i i'".split())
_GOVERNMENT = re.compile(r"^(?:the )?government of (?:the )?|(?<=\w)(?:n|i|ese)? government$")
_FOLDS = (
    (re.compile(r"[^a-z0-9]+"), " "),
    (re.compile(r"\b(?:al|el|ul|ad|as|ash|at)\b"), " "),
    (re.compile(r"q"), "k"),
    (re.compile(r"kh"), "k"),
    (re.compile(r"ou|oo|o(?=\b|[^aeiou])"), "u"),
    (re.compile(r"ee|ie|y|e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def plain(name: str) -> str:
    """A name in plain letters: any script, no accents, case, articles or punctuation."""
    text = anyascii(name).casefold().replace("'", "").replace("`", "")
    return " ".join(word for word in re.sub(r"[^a-z0-9]+", " ", text).split() if word not in ("the", "a", "an"))


def skeleton(name: str) -> str:
    """The skeleton key of a name: `plain`, with what transliterations differ in folded together. Empty for a short key."""
    text = plain(name)
    for pattern, put in _FOLDS:
        text = pattern.sub(put, text)
    words = [word for word in text.split() if word not in _SMALL]
    key = " ".join(words)
    return key if len(key) > 4 else ""

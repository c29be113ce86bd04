"""Whether a predicate is told as present or past."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def told(token: Token) -> str:
    """`present` for the present and present perfect, `past` for the simple past and past perfect, `""` for the rest.

    What an agreement says ("whereby they help each other") is told in the tense of the agreement.
    """
    verb = finite(token)
    if verb is None:
        return ""
    if any(c.lower_ in {"wherein", "whereby"} for c in verb.children) and verb.head.i != verb.i:
        return told(verb.head)
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    tags = {c.tag_ for c in auxiliaries}
    if "MD" in tags:
        return ""
    if any(a.lower_ in {"has", "have", "'ve", "is", "are", "does", "do"} for a in auxiliaries):
        return "present"
    if any(a.lower_ in {"had", "was", "were", "did"} for a in auxiliaries) or verb.tag_ == "VBD":
        return "past"
    return "present" if verb.tag_ in {"VBZ", "VBP"} and not auxiliaries else ""


def finite(token: Token) -> Token | None:
    """The finite verb that a predicate's tense is read from: itself, what it is coordinated with, or what governs a noun."""
    at = token
    for _ in range(8):
        if _is_finite(at):
            return at
        if at.head.i == at.i or not _passes(at):
            return None
        at = at.head
    return None


def _is_finite(token: Token) -> bool:
    if token.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    helping = [c.tag_ for c in token.children if c.dep_ in {"aux", "auxpass"}]
    return token.pos_ in {"VERB", "AUX"} and any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in helping)


def _passes(token: Token) -> bool:
    """Whether the tense of the governor is that of the word: arguments and shared auxiliaries, not clauses of their own."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep"} and not (token.tag_ == "VB" and token.dep_ != "conj")
    return token.dep_ not in {"relcl", "acl", "ccomp"}

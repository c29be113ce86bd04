"""How a claim's place in its source is written: `notes on Dresser & Witter 2011, p. 1`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allegiance.model.claim import Claim
from allegiance.model.source import Source, pages


def cite(claims: Iterable[Claim], sources: Mapping[str, Source]) -> str:
    """One phrase for the places of several claims: sources by key, pages in order, each once. Paraphrase is called notes."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        found.setdefault(work(claim, sources), {})[pages(claim.citation.page)] = None
    phrases = []
    for label in sorted(found):
        told = sorted(page for page in found[label] if page)
        phrases.append(", ".join([label, *told]))
    return "; ".join(phrases)


def work(claim: Claim, sources: Mapping[str, Source]) -> str:
    """The cited work; a paraphrased passage is cited as notes on it, never as its authors' words."""
    source = sources.get(claim.citation.source)
    label = source.label if source else claim.citation.source
    return f"notes on {label}" if claim.citation.wording != "verbatim" else label

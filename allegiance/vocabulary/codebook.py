"""The vocabulary as a page to read: generated from the files, so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Iterator

from allegiance.vocabulary.types import Type, Vocabulary

TITLES = {
    "resources": "Resources",
    "bases": "What agreements rest on",
    "causes": "Causes of an end",
    "hedges": "Hedges",
    "attributes": "Attributes",
    "agreements": "Kinds of agreement",
    "natures": "Natures of agreement",
}


def codebook(vocabulary: Vocabulary) -> str:
    """The codebook of relations, events and families in Markdown."""
    types = vocabulary.types.values()
    lines = ["# Vocabulary", "", "Made by `tools/codebook.py` from the files in `allegiance/vocabulary`; do not edit.", ""]
    for kind, title in (("relation", "Relations"), ("event", "Events")):
        lines += [f"## {title}", ""]
        for type_ in types:
            if type_.kind == kind:
                lines += list(_entry(type_))
    for family, title in TITLES.items():
        lines += [f"## {title}", "", "| id | definition | cues |", "| --- | --- | --- |"]
        lines += [f"| {e.id} | {e.definition} | {', '.join(e.cues) or '-'} |" for e in vocabulary.families[family].values()]
        lines.append("")
    return "\n".join(lines)


def _entry(type_: Type) -> Iterator[str]:
    roles = []
    for role in type_.roles:
        marks = ("*" if role.repeats else "") + ("?" if role.optional else "")
        roles.append(f"{role.name}{marks} ({', '.join(role.kinds)})")
    facts = [name for name, holds in (("symmetric", type_.symmetric), ("holds by promise", type_.holds_by_promise)) if holds]
    yield f"### {type_.id}"
    yield ""
    yield " ".join(type_.definition.split())
    yield ""
    yield f"Roles: {'; '.join(roles)}." + (f" {', '.join(facts).capitalize()}." if facts else "")
    yield ""
    yield from (
        f"> {example.text}" + ("\n>" if n < len(type_.examples) - 1 else "") for n, example in enumerate(type_.examples)
    )
    yield ""
    maps = [f"{scheme}: {code}" for scheme, code in (type_.maps or {}).items() if code != "-"]
    yield f"Elsewhere: {'; '.join(maps) or 'no counterpart'}."
    yield ""

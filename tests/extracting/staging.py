"""Short texts set out, and what their words stand for, in a notation that can be read."""

from allegiance.extracting.known import index
from allegiance.extracting.language import load_model
from allegiance.extracting.scene import stage
from allegiance.model.document import Document, Passage
from allegiance.model.source import Citation

NOBODY_KNOWN = index(())


def document(*paragraphs, skip=()):
    text, passages = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        runs = [
            (text.__len__() + paragraph.index(s), text.__len__() + paragraph.index(s) + len(s)) for s in skip if s in paragraph
        ]
        passages.append(Passage(len(text), len(text) + len(paragraph), Citation("source", str(number)), tuple(runs)))
        text += paragraph + "\n"
    return Document("notes.txt", text, "test", "", tuple(passages))


def scene(*paragraphs, known=NOBODY_KNOWN, skip=()):
    return stage(document(*paragraphs, skip=skip), load_model(), known)


def who(text, words, *, nth=0, known=NOBODY_KNOWN):
    """The names that the words stand for, joined by `+`; "" when they stand for nobody. `nth` counts from the first."""
    set_out = scene(*([text] if isinstance(text, str) else text), known=known)
    hits = [ms for token in set_out.doc if (ms := set_out.mentions_of(token)) and ms[0].text == words]
    if not hits or nth >= len(hits) or -nth > len(hits):
        return ""
    return " + ".join(m.name for m in hits[nth])


def cast(text, *, known=NOBODY_KNOWN):
    """Every actor and place of a text with its kind, each once: {"Red Banner": "group"}."""
    set_out = scene(*([text] if isinstance(text, str) else text), known=known)
    return {m.name: m.kind for token in set_out.doc for m in set_out.mentions_of(token)}


def dates(text, word, *, nth=0):
    """The dates of a predicate: `begins 2001, ends 2007, present`."""
    set_out = scene(*([text] if isinstance(text, str) else text))
    token = [t for t in set_out.doc if t.text == word][nth]
    found = set_out.dates_of(token)
    parts = [f"{name} {box}" for name in ("begins", "ends", "when", "as_of") if str(box := getattr(found, name))]
    return ", ".join([*parts, *([found.told] if found.told else [])])

"""Files about invented actors, and what somebody finds in them: `document` reads notes, `told` makes a claim of a sentence."""

import hashlib
import re

from allegiance.archive import Archive
from allegiance.model.claim import By, Claim, Dates, Mention, Obligation, Span, quote_of
from allegiance.model.document import Document, Furniture, Passage
from allegiance.model.edtf import parse_box
from allegiance.model.source import Author, Citation, Source

LUND = Source("lund2012", "Hill wars", (Author("Lund", "Petra"),), "Kasa Review", parse_box("2012-05"), "article-journal")
NOTES = """Lund, Petra (2012), Hill wars
In 2004 the Red Banner sheltered the Northern Front in Kasa Province. (1)
The Northern Front gave the Red Banner fighters in return. (1-2)
The Red Banner left Kasa Province in 2009. (3)
"""
RULES = "small rules 1"
_NAMES = re.compile(r"(?:Red Banner|Northern Front|River Guard)")


def document(text=NOTES, name="notes.txt", *, data=None):
    """Notes: a line of bibliography, then a passage a line with its page in parentheses."""
    passages, furniture, at = [], [], 0
    for line in text.splitlines(keepends=True):
        page = re.search(r"\(([\d-]+)\)\s*$", line)
        if page:
            mark = (at + page.start(), at + page.end())
            passages.append(Passage(at, at + len(line.rstrip("\n")), Citation("lund2012", page[1]), (mark,)))
        else:
            furniture.append(Furniture(at, at + len(line), "bibliography"))
        at += len(line)
    raw = data if data is not None else text.encode("utf-8", "surrogatepass")
    return Document(name, text, "notes 1", hashlib.sha256(raw).hexdigest(), tuple(passages), (LUND,), tuple(furniture))


def told(read, words, relation="hosts", *, label="", **fields):
    """A claim whose quote is the sentence that holds `words`; its two roles are the first two names in it."""
    at = read.text.index(words)
    passage = read.passage_at(at)
    end = read.text.index(".", at) + 1
    names = [
        (Mention(m[0], "group", m[0], Span(passage.start + m.start(), passage.start + m.end())))
        for m in _NAMES.finditer(read.text[passage.start : end])
    ]
    roles = tuple((role, (mention,)) for role, mention in zip(("host", "guest"), names, strict=False))
    given = {"dates": Dates(begins=parse_box("2004")), "label": label} | fields
    return Claim(
        read.id,
        quote_of(read.text, passage.start, end),
        "relation",
        relation,
        roles,
        passage.citation,
        By(RULES, "host", "1", 0.9),
        **given,
    )


def found(read):
    """A claim for each passage, as a small extractor would find them."""
    return tuple(told(read, read.text[p.start : p.end]) for p in read.passages)


def exchange(read):
    """An agreement with one obligation, in the second passage."""
    base = told(read, "gave the Red Banner")
    front, banner = base.mentions
    owed = Obligation(front, banner, "fighters", quote=base.quote)
    return Claim(read.id, base.quote, "agreement", "", (("party", (front, banner)),), base.citation, base.by, terms=(owed,))


def counts(read):
    return {"sentences": len(read.passages), "with_claims": len(read.passages), "without": 0, "failed": 0}


def kept(archive, read, claims=None, doubts=(), *, extractor=RULES):
    """Keep a file with what is found in it."""
    return archive.keep(read, found(read) if claims is None else claims, doubts, extractor=extractor, counts=counts(read))


def opened(folder, name="study.db"):
    return Archive.open(folder / name, create=True)

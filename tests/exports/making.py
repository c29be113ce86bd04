"""Records and chronicles of invented actors, written as a reader would."""

import io
from dataclasses import replace

from allegiance.model.actor import Actor, Place
from allegiance.model.claim import UNDATED, By, Claim, Dates, Mention, Obligation, Quote
from allegiance.model.derived import Bounds, Chronicle, Episode
from allegiance.model.edtf import parse_box
from allegiance.model.record import Record
from allegiance.model.source import Author, Citation, Source
from allegiance.model.when import day
from allegiance.vocabulary import load, parse_line

DOCUMENT = "d" * 64
KNOWN = Source("lund2012", "Hill wars", (Author("Lund", "Petra"),), "Kasa Review", parse_box("2012-05"), "article-journal")
SECRET = Source("diary", "A diary", confidential=True)
ACTORS = (
    Actor("banner", "Red Banner", "group", codes=(("ucdp", "9001"),)),
    Actor("belmara", "Belmara", "state", codes=(("gw", "998"), ("cow", "998"))),
    Actor("front", "Northern Front", "group"),
)
PLACES = (Place("kasa", "Kasa Province"), Place("ondo", "Ondo Valley"))
DATES = ("begins", "ends", "when", "as_of")
OWN = (*DATES, "place", "page", "source", "label", "quote", "owes", "cause", "basis", "end_cause", "parts", "at")


def claim(text, **fields):
    """A claim from a line of the vocabulary's notation; fields that are not roles are those of `OWN` or of the claim."""
    line = parse_line(text)
    kind, type_ = load().types.get(line.type), line.type
    names = {role.name for role in kind.roles} if kind else {"party", "holder"}
    roles = tuple((name, tuple(map(Mention, line.all(name)))) for name in dict(line.fields) if name in names)
    plain = {name: text for name, text in line.fields if name not in names and name not in OWN}
    quote = line.get("quote") or text
    start = int(line.get("at") or 0)
    made = Claim(
        document=DOCUMENT,
        quote=Quote(start, start + len(quote), quote),
        kind=kind.kind if kind else "agreement",
        type=type_ if kind else "",
        roles=roles,
        citation=Citation(line.get("source") or "lund2012", line.get("page")),
        by=By("hand"),
        label=line.get("label"),
        place=Mention(line.get("place"), "place") if line.get("place") and "place" not in names else None,
        dates=Dates(**{name: parse_box(line.get(name)) for name in DATES}),
        terms=tuple(map(owed, line.all("owes"))),
        causes=line.all("cause"),
        bases=line.all("basis"),
        end_causes=line.all("end_cause"),
    )
    return replace(made, **plain, **fields)


def owed(text):
    parties, _, resource = text.partition(": ")
    debtor, _, creditor = parties.partition(" > ")
    return Obligation(Mention(debtor), Mention(creditor), resource, dates=UNDATED)


def record(*claims, judgements=(), sources=(KNOWN, SECRET), documents=((DOCUMENT, "notes/hills.txt"),)):
    return Record(sources, claims, judgements, documents=documents)


def tie(relation, roles, span, **fields):
    """An episode: roles as pairs, `span` as `s_lo..s_hi/e_lo..e_hi` of ISO days, empty where unknown."""
    ends = [part or None for half in span.split("/") for part in half.split("..")]
    bounds = Bounds(*(day(end) if end else None for end in ends))
    given = {"id": f"{relation}-{span}", "possible_from": bounds.s_lo, "horizon": day("2012-05-31"), "claims": ()} | fields
    return Episode(relation=relation, roles=roles, bounds=bounds, stated=bounds, **given)


def chronicle(*episodes, **fields):
    return Chronicle(ACTORS, PLACES, episodes, **fields)


def written(module, *given, **options):
    out = io.StringIO(newline="")
    module.write(*given, out, **options)
    return out.getvalue()

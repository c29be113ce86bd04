"""Claims and episodes as a historian writes them, so that a historian can review a test.

    hosts      host=Red Banner  guest=Northern Front  begins=2007-12  place=Ondo Valley   [solano2011, 1]
    expulsion  expelled=Northern Front  from=Ondo Valley  when=2009                       [solano2011, 2]

A source is published at the end of the year in its key. Labels are c1, c2 ... by line; `cause=c1` refers to them.
"""

import re
from itertools import pairwise

from allegiance.chronicle import View, derive
from allegiance.model.claim import By, Claim, Dates, Mention, Obligation, quote_of
from allegiance.model.edtf import parse_box
from allegiance.model.judgement import Judgement, node
from allegiance.model.record import Record
from allegiance.model.source import Author, Citation, Source
from allegiance.model.when import iso
from allegiance.vocabulary import load, parse_line

PEOPLE = ("Mira Solano", "Tomas Ardel", "Ilan Sorro", "Petra Lund")
PLACES = ("Ondo Valley", "Kasa Province", "Port Sabel", "Northern Kasa")
PLACE_ROLES = ("place", "from", "to")
OWED = re.compile(r"(?P<debtor>.+?) > (?P<creditor>.+?): (?P<resource>\w+)(?:@(?P<place>.+))?")


def record(text, *, judgements=()):
    rows = [line for line in text.splitlines() if line.strip()]
    claims = tuple(claim(row, n) for n, row in enumerate(rows, 1))
    keys = sorted({c.citation.source for c in claims})
    sources = tuple(Source(k, k, (Author(k),), issued=parse_box(f"{k[-4:]}-12-31")) for k in keys)
    return Record(sources, claims, (*judgements, *same_names(claims)))


def same_names(claims):
    """A group or person of one name in two documents is one: a reader has said so."""
    nodes = {}
    for c in claims:
        for m in c.mentions:
            nodes.setdefault(m.name, {})[node(c.document, m.name)] = None
    pairs = [pair for found in nodes.values() for pair in pairwise(sorted(found))]
    return tuple(Judgement("same", pair, "reader", number=100 + n) for n, pair in enumerate(sorted(pairs)))


def claim(row, number):
    body, _, cited = row.rpartition("[")
    source, _, page = cited.rstrip(" ]").partition(",")
    line = parse_line(body)
    document = f"doc-{source.strip()}"
    text = " " * (number * 100) + body.strip()
    field = line.get
    dates = {name: parse_box(field(name)) for name in ("begins", "ends", "when", "as_of")}
    agreed = line.type in ("agreement", "basis")
    return Claim(
        document=document,
        quote=quote_of(text, number * 100, len(text)),
        kind=line.type if agreed else load().types[line.type].kind,
        type="" if agreed else line.type,
        roles=(("party", tuple(mention(n) for n in line.all("party"))),) if agreed else roles(line),
        citation=Citation(source.strip(), page.strip()),
        by=By("hand"),
        label=f"c{number}",
        place=Mention(field("place"), "place") if field("place") and not has_role(line, "place") else None,
        dates=Dates(**dates, told=field("told")),
        polarity=field("polarity") or "+",
        modality=field("modality") or "asserted",
        hedge=field("hedge"),
        stated=field("stated") or "explicit",
        resource=field("resource"),
        terms=tuple(owed(text) for text in line.all("owes")),
        agreement=field("agreement"),
        bases=line.all("basis"),
        causes=line.all("cause"),
        change=field("change"),
        extent=field("extent"),
    )


def has_role(line, name):
    return load().types.get(line.type) is not None and load().types[line.type].role(name) is not None


def roles(line):
    return tuple(
        (role.name, tuple(mention(n, place=role.name in PLACE_ROLES) for n in line.all(role.name)))
        for role in load().types[line.type].roles
    )


def mention(name, *, place=False):
    kind = "place" if place or name in PLACES else "person" if name in PEOPLE else "state" if name == "Belmara" else "group"
    return Mention(name, kind)


def owed(text):
    m = OWED.fullmatch(text)
    place = Mention(m["place"], "place") if m["place"] else None
    return Obligation(mention(m["debtor"]), mention(m["creditor"]), m["resource"], place=place)


def chronicle(text, *, view=None, judgements=()):
    return derive(record(text, judgements=judgements), load(), view or View())


def told(text, **options):
    """The episodes and presences as lines: relation, who / whom @ place | start | end."""
    made = chronicle(text, **options)
    return [shown(made, e) for e in (*made.episodes, *made.presences)]


def shown(made, episode):
    names = {a.id: a.name for a in made.actors} | {p.id: p.name for p in made.places}
    who = " / ".join(names[id_] for _, id_ in episode.roles)
    places = [names[p] for p in episode.places if p not in dict(episode.roles).values()]
    b = episode.bounds
    return f"{episode.relation} {who}{' @ ' + places[0] if places else ''} | {box(b.s_lo, b.s_hi)} | {box(b.e_lo, b.e_hi)}"


def box(low, high):
    low, high = iso(low) or "?", iso(high) or "?"
    if low[4:] == "-01-01" and high[4:] == "-12-31":
        return low[:4] if low[:4] == high[:4] else f"{low[:4]}..{high[:4]}"
    if low[8:] == "01" and low[:7] == high[:7]:
        return low[:7]
    return f"{low}..{high}" if low != high else low

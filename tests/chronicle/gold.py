"""The reference reading beside the project as values: flat lines, and what the first coder says more richly."""

import json
from pathlib import Path

import pytest

from allegiance.model.claim import By, Claim, Dates, Mention, Obligation, quote_of
from allegiance.model.edtf import parse_box
from allegiance.model.judgement import Judgement, node
from allegiance.model.record import Record
from allegiance.model.source import Author, Citation, Source
from allegiance.model.when import UNKNOWN
from allegiance.vocabulary import load

GOLD = Path(__file__).parents[3] / "shared" / "gold"
HORIZON = "2011-11-14"
needs_gold = [
    pytest.mark.gold,
    pytest.mark.skipif(not GOLD.exists(), reason="the reference reading (../shared/gold) is not beside the project"),
]


def lines(name):
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines() if line.strip()]


def record() -> Record:
    text = (GOLD / "seed.txt").read_text("utf-8")
    rich = {row["id"]: row for row in lines("seed_gold.jsonl")}
    people = Entities()
    rows = [row for row in lines("seed_gold_flat.jsonl") if row["tier"] != "must_not"]
    claims = tuple(claim(row, rich.get(row["id"], {}), text, people) for row in rows)
    accepted = Judgement("accept", tuple(c.id for c in claims), "coder", number=1)
    same = [
        Judgement("same", (node("seed", a), node("seed", b)), "coder", number=n + 2) for n, (a, b) in enumerate(people.pairs())
    ]
    source = Source("dresser2011", "title", (Author("Dresser"), Author("Witter")), issued=parse_box(HORIZON))
    return Record((source,), claims, (accepted, *same))


class Entities:
    def __init__(self):
        self.by_id = json.loads((GOLD / "seed_entities.json").read_text("utf-8"))["entities"]
        self.by_name = {}
        for id_, entity in self.by_id.items():
            for name in (entity["name"], *entity.get("aliases_in_seed", []), *entity.get("other_names", [])):
                self.by_name.setdefault((name.removeprefix("the ").lower(), entity["kind"] == "place"), id_)

    def mention(self, name, *, place):
        id_ = self.by_name.get((name.removeprefix("the ").lower(), place)) or self.by_name.get((name.lower(), not place))
        entity = self.by_id.get(id_, {})
        kind = {"armed_group": "group", "unnamed_collective": "collective", "state_organ": "organ"}
        of = self.by_id[entity["of"]]["name"] if entity.get("of") else ""
        found = kind.get(entity.get("kind"), entity.get("kind", ""))
        return Mention(name, "place" if place else found, how="hand", of=of)

    def pairs(self):
        return (
            ["Islamic Movement of Uzbekistan", "IMU"],
            ["Taliban (Afghanistan)", "Taliban"],
            ["Pakistan (government)", "Pakistan"],
        )


def claim(row, rich, text, people) -> Claim:
    kind = load().types.get(row["relation"])
    roles = []
    for role in kind.roles if kind else ():
        columns = [c for c in ("subject", "object", "place", "from_place") if getattr(kind.flat, c) == role.name]
        names = [row[c] for c in columns if row.get(c)]
        if role.repeats and row.get("parties"):
            names = row["parties"]
        is_place = any(c in ("place", "from_place") for c in columns) or role.kinds == ("place",)
        mentions = [
            people.mention(n, place=is_place or (row["relation"] in ("part_of", "controls") and n in PLACES)) for n in names
        ]
        roles.append((role.name, tuple(mentions)))
    if row["kind"] in ("agreement", "basis"):
        roles = [("party", tuple(people.mention(n, place=False) for n in row["parties"]))]
    elif row["kind"] == "attribute":
        roles = [("subject", (people.mention(row["subject"], place=False),))]
    terms = [t for t in row.get("terms") or rich.get("terms") or [] if isinstance(t, dict) and "debtor" in t]
    return Claim(
        document="seed",
        quote=quote_of(text, row["char_start"], row["char_end"]),
        kind=row["kind"],
        type=row["relation"] or "",
        roles=tuple(roles),
        citation=Citation("dresser2011", row["page"], wording="paraphrase"),
        by=By("hand"),
        label=row["id"],
        place=people.mention(row["place"], place=True) if row["place"] else None,
        dates=dates(row, rich),
        polarity=row["polarity"],
        modality=row["modality"],
        hedge=row["hedge"] or "",
        stated=row["stated"],
        resource=row["resource"] or "",
        terms=tuple(obligation(t, people) for t in terms)
        if row["kind"] == "agreement" or row["relation"] == "allied_with"
        else (),
        agreement=row["agreement"] or "",
        bases=tuple(row["basis"] or ()),
        causes=tuple(row["cause"] or ()),
        end_causes=tuple(row.get("end_cause") or ()),
        change=row["change"] or "",
        extent=row["extent"] or "",
        value=row["value"] if isinstance(row.get("value"), str) else json.dumps(row["value"]) if row.get("value") else "",
    )


PLACES = ("North Waziristan", "South Waziristan", "Pakistan")


def dates(row, rich):
    box = {name: parse_box(row[name]) if row[name] else UNKNOWN for name in ("begins", "ends", "when")}
    if row["relation"] == "founded":
        box["when"], box["begins"] = box["begins"], UNKNOWN
    as_of = rich.get("as_of") or ""
    told = "present" if as_of == HORIZON else ""
    return Dates(**box, as_of=parse_box(as_of) if as_of and not told else UNKNOWN, told=told)


def obligation(term, people):
    place = people.mention(term["place"], place=True) if term.get("place") else None
    debtor, creditor = (
        people.mention(people.by_id.get(term[k], {"name": term[k]})["name"], place=False) for k in ("debtor", "creditor")
    )
    return Obligation(debtor, creditor, term["resource"], term["purpose"] or "", place)

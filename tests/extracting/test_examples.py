"""Every example of the vocabulary is read as it says: its claims are found, and no other relation between the same actors."""

from functools import cache

import pytest

from allegiance.extracting import Extractor
from allegiance.reading import File, read
from allegiance.resolving import references
from allegiance.vocabulary import load, parse_line

EXAMPLES = [(t.id, n, e) for t in load().types.values() for n, e in enumerate(t.examples)]
FIELDS = {"begins": "begins", "ends": "ends", "when": "when", "hedge": "hedge", "resource": "resource", "change": "change"}
NOT_READ = {
    "part_of": "containment is the gazetteer's; the extractor leaves it to the list of places",
}


@cache
def extractor():
    return Extractor(references(), load())


@cache
def claims_of(text):
    document = read(File("example.txt", text.encode())).document
    return extractor().extract(document).claims


def matches(line, claim):
    if claim.type != line.type or claim.polarity == "-":
        return False
    for role in load().types[line.type].roles:
        wanted = [plain(name) for name in line.all(role.name)]
        if wanted and sorted(plain(m.name) for m in claim.role(role.name)) != sorted(wanted):
            return False
    return not line.get("modality") or claim.modality == line.get("modality")


def plain(name):
    return name.removeprefix("the ").removeprefix("The ").removeprefix("government of ")


@pytest.mark.parametrize(
    ("type_", "example"),
    [(t, e) for t, _, e in EXAMPLES if t not in NOT_READ],
    ids=[f"{t}-{n}" for t, n, _ in EXAMPLES if t not in NOT_READ],
)
def test_an_example_of_the_vocabulary_is_read(type_, example):
    found = claims_of(example.text)
    for text in example.claims:
        line = parse_line(text)
        symmetric = load().types[line.type].symmetric
        assert any(
            matches(line, claim)
            or (symmetric and set(names(line)) == {plain(m.name) for m in claim.mentions} and claim.type == line.type)
            for claim in found
        ), [(c.type, [m.name for m in c.mentions]) for c in found]


def names(line):
    roles = {role.name for role in load().types[line.type].roles}
    return [plain(value) for key, value in line.fields if key in roles]

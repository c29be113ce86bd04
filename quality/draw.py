"""Draws the passages of the double annotation from articles: seeded, by region, favouring sentences with two actors.

    python quality/draw.py CORPUS.jsonl.gz                 writes passages.csv, and training.csv from the other articles
    python quality/draw.py CORPUS.jsonl.gz --texts DIR     writes the text of each drawn passage into DIR, for the annotators

A corpus line is `{"id", "title", "scope", "text"}`. The tables hold no text: article, offsets (code points of `text`) and
SHA-256 of the passage. One passage an article in passages.csv, so that the halves (develop, validate) share no article; the
passages that a model is trained on (training.csv, two an article) come from articles that are in neither half. What favours a
passage is the share of its sentences that name two or more bodies or persons, at least one of an armed or ruling kind; no verb
and no word of relation takes part.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Article = dict[str, str]
Row = tuple[str, str, str, int, int, str]

HERE = Path(__file__).parent
SEED = 20261124
WANTED = 140
TRAINING = 420
WORDS = range(90, 191)
LEFT_OUT = ("Abdul Rashid Dostum", "Ismail Khan")  # their articles are development gold already
REGIONS = {
    "Africa": "Africa African Algeria Angola Burkina Burundi Cameroon Chad Congo Djibouti Egypt Eritrea Ethiopia Guinea Ivory"
    " Kenya Liberia Libya Mali Mauritania Morocco Mozambique Namibia Niger Nigeria Rhodesia Rwanda Senegal Sierra Somalia"
    " Somali Sudan Togo Tunisia Uganda Zambia Zimbabwe",
    "Americas": "America American Argentina Bolivia Bolivian Brazil Chile Colombia Cuba Ecuador Salvador Guatemala Haiti"
    " Honduras Mexico Nicaragua Panama Paraguay Peru Uruguay Venezuela FARC Contras Sandinista",
    "Asia": "Afghanistan Afghan Taliban Bangladesh Burma Myanmar Cambodia China Chinese India Indian Indonesia Japan Kashmir"
    " Korea Laos Malaysia Mongolia Nepal Pakistan Philippines Lanka Tajikistan Thailand Timor Uzbekistan Vietnam",
    "Europe": "Albania Armenia Austria Azerbaijan Basque Bosnia Britain British Bulgaria Chechnya Croatia Finland France"
    " French Georgia German Germany Greece Hungary Ireland Irish Italy Kosovo Moldova Poland Polish Russia Russian Serbia"
    " Soviet Spain Ukraine Ukrainian Yugoslavia",
    "Middle East": "Arab Gaza Hamas Hezbollah Iran Iraq Iraqi Israel Israeli ISIL ISIS Jordan Kurdish Kurds Lebanon Palestine"
    " Palestinian Saudi Syria Syrian Turkey Turkish Yemen",
}
NAME = re.compile(
    r"(?<![.!?\w] )(?<!^)\b(?:the )?[A-ZÀ-Þ][\w'’-]+(?: (?:of |the |al-|and |bin )?[A-ZÀ-Þ][\w'’-]+)*|\b[A-Z]{2,6}\b"
)
NO_ACTOR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday"
    " Friday Saturday Sunday English Islam Islamic War".split()
)
BODY = re.compile(
    r"\b(army|armed|forces?|troops|militants?|militias?|guerrillas?|rebels?|insurgents?|fighters?|soldiers?|regime|government|"
    r"front|brigades?|faction|party|movement|organi[sz]ation|group|jihadists?|police|leaders?|commanders?|[A-Z]{3,6})\b"
)
NO_PROSE = re.compile(r"Category:|\.jpg|\||={2}|^[-–*•]|\bISBN\b")
SENTENCE = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z\"'“(])")


def main(corpus: str, *options: str) -> None:
    """Draw the passages, or write their texts where they are drawn already."""
    articles = {a["id"]: a for a in _articles(Path(corpus))}
    tables = (HERE / "passages.csv", HERE / "training.csv")
    if options[:1] == ("--texts",):
        for table in tables:
            _write_texts(articles, table, Path(options[1]))
        return
    rows = sorted(_drawn(articles.values(), WANTED // len(REGIONS), ("develop", "validate")))
    _write_table(tables[0], "p", rows)
    taken = {row[2] for row in rows}
    others = [a for a in articles.values() if a["id"] not in taken]
    _write_table(tables[1], "t", sorted(_drawn(others, TRAINING // len(REGIONS), ("train",), each=2)))


def _write_table(table: Path, letter: str, rows: list[Row]) -> None:
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["passage", "half", "region", "article", "start", "end", "sha256"])
        writer.writerows([f"{letter}{n:03d}", *row] for n, row in enumerate(rows, 1))
    sys.stdout.write(f"{len(rows)} passages → {table}\n")


def _articles(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["title"] not in LEFT_OUT:
                yield article


def _drawn(articles: Iterable[Article], wanted: int, halves: tuple[str, ...], each: int = 1) -> Iterator[Row]:
    """The best passages of each article by its own seeded lots; `wanted` of each region, dealt to the halves in turn."""
    lots: dict[str, list[tuple[float, str, int, int, str]]] = {region: [] for region in REGIONS}
    for article in articles:
        chance = random.Random(f"{SEED} {article['id']}")
        found = [(two, chance.random(), a, z) for two, a, z in _passages(article["text"])]
        # weighted draw: a passage half of whose sentences name two bodies is eight times as likely as one of a quarter
        ranked = sorted(((lot ** (1 / max(two, 0.05) ** 3), a, z, two) for two, lot, a, z in found), reverse=True)
        for _, a, z, two in _apart(ranked)[:each]:
            text = article["text"][a:z]
            weight = {"core": 1.0, "context": 0.45}[article["scope"]] * max(two, 0.05) ** 3
            lots[_region(text, article["text"])].append((chance.random() / weight, article["id"], a, z, text))
    for region, passages in lots.items():
        for n, (_, article_id, a, z, text) in enumerate(sorted(passages)[:wanted]):
            yield halves[n % len(halves)], region, article_id, a, z, hashlib.sha256(text.encode()).hexdigest()


def _apart(ranked: list[tuple[float, int, int, float]]) -> list[tuple[float, int, int, float]]:
    """Those that overlap none before them."""
    kept: list[tuple[float, int, int, float]] = []
    for row in ranked:
        if all(row[2] <= a or row[1] >= z for _, a, z, _ in kept):
            kept.append(row)
    return kept


def _passages(text: str) -> Iterator[tuple[float, int, int]]:
    """Paragraphs of the wanted length, or runs of whole sentences of one; each with its share of sentences with two names."""
    for paragraph in re.finditer(r"[^\n]+", text):
        cuts = [0, *(m.end() for m in SENTENCE.finditer(paragraph[0])), len(paragraph[0])]
        for first in range(len(cuts) - 1):
            for last in range(first + 1, len(cuts)):
                piece = paragraph[0][cuts[first] : cuts[last]].rstrip()
                count = len(piece.split())
                if count in WORDS and piece.endswith((".", "]", '"')) and not NO_PROSE.search(piece) and not _figures(piece):
                    start = paragraph.start() + cuts[first]
                    yield _two_named(SENTENCE.split(piece)), start, start + len(piece)
                    break
                if count > WORDS.stop:
                    break


def _two_named(sentences: list[str]) -> float:
    named = sum(len({n for n in NAME.findall(s) if n not in NO_ACTOR}) >= 2 and bool(BODY.search(s)) for s in sentences)
    return named / len(sentences)


def _figures(passage: str) -> bool:
    """A list of equipment or results: more than one character in thirty is a digit outside marks of notes."""
    return 30 * sum(c.isdigit() for c in re.sub(r"\[\d+\]", "", passage)) > len(passage)


def _region(passage: str, text: str) -> str:
    """The region whose names are the commonest in the passage, then in the article; Europe where none is named."""
    for words in (re.findall(r"[A-Z]\w+", passage), re.findall(r"[A-Z]\w+", text)):
        counts = {region: sum(w in set(names.split()) for w in words) for region, names in REGIONS.items()}
        best = max(counts, key=lambda region: counts[region])
        if counts[best]:
            return best
    return "Europe"


def _write_texts(articles: dict[str, dict[str, str]], table: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = articles[row["article"]]["text"][int(row["start"]) : int(row["end"])]
            if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                raise SystemExit(
                    f"{row['passage']}: the article {row['article']} is not the one that was drawn from; use the same corpus"
                )
            (folder / f"{row['passage']}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])

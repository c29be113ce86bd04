"""Finds how prose words what goes on between two actors, and which wordings the cues do not hear yet. For developers.

    python tools/mining.py CORPUS.jsonl.gz [ARTICLES]      prints wordings, the commonest first

A wording is the path of the parse from one actor to another ("nsubj ← attack → dobj"), counted once an article; `heard` says in
what share of its sentences some claim joins the two. Articles of the validation half (quality/passages.csv) are left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.extracting import Extractor
from allegiance.extracting.pruning import prune
from allegiance.extracting.scene import Scene, Sentence, stage
from allegiance.reading import File, read
from allegiance.resolving import references
from allegiance.vocabulary import load

if TYPE_CHECKING:
    from spacy.tokens import Token

PASSAGES = Path(__file__).parent.parent / "quality" / "passages.csv"
LONGEST = 7
SHOWN = 400


def main(corpus: str, articles: str = "200") -> None:
    """Print the wordings between actors of the first so many core articles."""
    extractor = Extractor(references(), load())
    counts: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    samples: dict[str, str] = defaultdict(str)
    for text in _texts(Path(corpus), int(articles)):
        document = read(File("article.txt", text.encode())).document
        scene = stage(document, extractor.language, extractor.known)
        wordings: dict[str, bool] = {}
        for sentence in scene.sentences:
            for wording, joined in _wordings(extractor, scene, sentence):
                wordings[wording] = joined or wordings.get(wording, False)
                samples[wording] = samples[wording] or " ".join(sentence.span.text.split())
        counts.update(list(wordings))
        heard.update(w for w, joined in wordings.items() if joined)
    for wording, count in counts.most_common(SHOWN):
        print(f"{count:5d} {heard[wording] / count:4.0%}  {wording}\n             {samples[wording][:160]}")


def _texts(corpus: Path, wanted: int) -> Iterator[str]:
    with PASSAGES.open(encoding="utf-8", newline="") as file:
        kept_apart = {row["article"] for row in csv.DictReader(file) if row["half"] == "validate"}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["scope"] == "core" and article["id"] not in kept_apart and wanted:
                wanted -= 1
                yield article["text"][:60_000]


def _wordings(extractor: Extractor, scene: Scene, sentence: Sentence) -> Iterator[tuple[str, bool]]:
    actors = [t for t in scene.mention_heads(sentence) if any(m.kind != "place" for m in scene.mentions_of(t))]
    if len(actors) < 2:
        return
    claimed = [set(p.tokens) for p in prune(extractor.cues.propose(scene, sentence), scene) if not p.missing]
    for n, one in enumerate(actors):
        for other in actors[n + 1 :]:
            path = _path(one, other)
            if path:
                yield path, any({one, other} <= tokens for tokens in claimed)


def _path(one: Token, other: Token) -> str:
    """As in "nsubj ← attack → dobj"; empty for a long one, or one through no word but the two."""
    up = [one, *one.ancestors]
    above = {t.i: n for n, t in enumerate(up)}
    down = []
    at = other
    while at.i not in above and at.head.i != at.i:
        down.append(at)
        at = at.head
    if at.i not in above:
        return ""
    left = up[: above[at.i]]
    if len(left) + len(down) > LONGEST or at in (one, other):
        return ""
    steps = [f"{t.dep_} ←{_word(t.head)}" for t in left]
    steps += [f"→{_word(t) if t is not other else ''}{t.dep_}" for t in reversed(down)]
    return " ".join(steps)


def _word(token: Token) -> str:
    return f" {token.lemma_.lower()} " if token.pos_ != "PROPN" else " NAME "


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])

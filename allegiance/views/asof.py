"""Who stood with whom on a day, or in a month or year."""

from __future__ import annotations

from collections.abc import Collection

from allegiance.model.answer import Answer
from allegiance.model.dating import CERTAIN, HOLDS, LAST_ATTESTED_BEFORE, status
from allegiance.model.derived import Episode
from allegiance.model.when import Box
from allegiance.views.book import Book
from allegiance.views.telling import tell

ORDER = (CERTAIN, "bridged", "possible")


def on(book: Book, date: Box, *, about: str = "", relations: Collection[str] = ()) -> Answer:
    """Every tie and presence that held, was bridged, or may have held in the days of `date`; certain ones first."""
    first, last = date.lo, date.hi
    question = f"on {date}" + (f", about {about}" if about else "")
    if first is None or last is None:
        return Answer(question, (), f"{date}: give a day, a month or a year")
    actor = book.naming.actor(about).id if about else ""
    spans = [e for e in book.spans if not relations or e.relation in relations]
    if actor:
        spans = list(book.about(spans, actor))
    dated = [(status(episode, first, last), episode) for episode in spans]
    lines = tuple(tell(book, e, about=actor, status=s) for s, e in sorted(dated, key=_rank) if s in HOLDS)
    over = sum(1 for s, _ in dated if s == LAST_ATTESTED_BEFORE)
    return Answer(question, lines, _silence(lines, over))


def _rank(pair: tuple[str, Episode]) -> tuple[int, str, str]:
    word, episode = pair
    return (ORDER.index(word) if word in ORDER else len(ORDER), episode.relation, episode.id)


def _silence(lines: Collection[object], over: int) -> str:
    earlier = f"{over} more were last attested before that date" if over else ""
    if not lines:
        return "the sources do not say" + (f"; {earlier}" if earlier else "")
    return earlier

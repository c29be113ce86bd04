"""Names for the ids of a chronicle, and the actor or place that a person means by a name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from allegiance.model.actor import Actor, Place
from allegiance.model.derived import Chronicle, Episode
from allegiance.model.errors import NotFound


@dataclass(frozen=True)
class Naming:
    """The names of one chronicle. Holds an index, made on first use."""

    chronicle: Chronicle

    @cached_property
    def _named(self) -> Mapping[str, Actor | Place]:
        named: dict[str, Actor | Place] = {place.id: place for place in self.chronicle.places}
        return named | {actor.id: actor for actor in self.chronicle.actors}

    @cached_property
    def _meant(self) -> Mapping[str, tuple[str, ...]]:
        meant: dict[str, dict[str, None]] = {}
        for actor in self.chronicle.actors:
            for text in (actor.id, actor.name, *(name.text for name in actor.names)):
                meant.setdefault(folded(text), {})[actor.id] = None
        for place in self.chronicle.places:
            meant.setdefault(folded(place.name), {})[place.id] = None
        return {text: tuple(ids) for text, ids in meant.items()}

    def name(self, identifier: str) -> str:
        """The name of an actor or place id; the id itself when the chronicle does not know it."""
        thing = self._named.get(identifier)
        return thing.name if thing else identifier

    def acting(self, episode: Episode, role: str) -> str:
        """The filler of a role, with the leader who acts for it: `Baitullah Mehsud, for the Pakistani Taliban`."""
        organisation = dict(episode.roles)[role]
        leader = dict(episode.acting).get(role)
        return f"{self.name(leader)}, for {self.called(organisation)}" if leader else self.name(organisation)

    def called(self, identifier: str) -> str:
        """The name inside a sentence: a group of several words takes "the"."""
        thing, name = self._named.get(identifier), self.name(identifier)
        takes_article = isinstance(thing, Actor) and thing.kind not in ("person", "state") and " " in name
        return f"the {name}" if takes_article and not name.lower().startswith("the ") else name

    def actor(self, text: str) -> Actor:
        """The actor that a name, alias or id means; NotFound names the nearest names, or those it could mean."""
        found = [thing for id_ in self._meant.get(folded(text), ()) if isinstance(thing := self._named[id_], Actor)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"{text}: could be {', or '.join(f'{a.name} ({a.id})' for a in found)}; give the id in brackets")
        near = difflib.get_close_matches(folded(text), sorted(self._meant), n=3, cutoff=0.6)
        hint = ", ".join(dict.fromkeys(self.name(self._meant[name][0]) for name in near))
        raise NotFound(f"{text}: no actor of that name in this study" + (f"; did you mean {hint}?" if hint else ""))


def folded(text: str) -> str:
    """A name without case, accents, leading article and repeated spaces, for looking up."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ").replace("\u2019", "'")
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)

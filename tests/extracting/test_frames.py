"""Who does what to whom: passives undone, subjects shared, attachments that parsers get wrong."""

from functools import cache

import pytest

from allegiance.extracting.frames import slot
from allegiance.extracting.language import load_model


@cache
def parsed(text):
    return load_model().nlp(text)


def fillers(text, word, name):
    token = next(t for t in parsed(text) if t.text == word)
    return [t.text for t in slot(token, name)]


@pytest.mark.parametrize(
    ("text", "word", "name", "expected"),
    [
        ("The Guard expelled the Front.", "expelled", "subject", ["Guard"]),
        ("The Front was expelled by the Guard.", "expelled", "subject", ["Guard"]),
        ("The Front was expelled by the Guard.", "expelled", "object", ["Front"]),
        ("The Front was expelled.", "expelled", "subject", []),
        ("The Guard and the Front attacked the town.", "attacked", "subject", ["Guard", "Front"]),
        ("The Guard came and attacked the Front.", "attacked", "subject", ["Guard"]),
        ("Solano, who founded the Front, died.", "founded", "subject", ["Solano"]),
        ("The Front, formed in 1998 by Solano, moved.", "formed", "object", ["Front"]),
        ("The Front was forced to leave the valley.", "leave", "subject", ["Front"]),
        ("The Front appears to have developed ties with the Guard.", "developed", "subject", ["Front"]),
        ("The Guard agreed to allow the Front to stay.", "allow", "subject", ["Guard"]),
        ("The Guard allowed the Front to stay.", "allowed", "permitted", ["Front"]),
        ("The Front has the backing of the Guard.", "backing", "receiver", ["Front"]),
        ("The alliance between the Guard and the Front ended.", "alliance", "between", ["Guard", "Front"]),
        ("The Front receives weapons from the Guard.", "receives", "from", ["Guard"]),
        ("Solano is the leader of the Front.", "leader", "subject", ["Solano"]),
    ],
)
def test_the_slots_of_a_frame(text, word, name, expected):
    assert fillers(text, word, name) == expected

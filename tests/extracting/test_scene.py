"""A document set out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extracting.staging import scene

WORDS = [
    "The Red Front",
    "Omar Dost",
    "It",
    "fled",
    "(1).",
    "in 1998",
    "to Kasa",
    "attacked",
    "its leaders",
    "[note]",
    "(RF)",
    "and",
    ".",
    "\n",
    "the group",
]


def test_sentences_know_their_passage_and_place():
    set_out = scene("- The Red Front fled (1).", "It came back in 2001. It stayed.", skip=[" (1)"])
    text = set_out.document.text
    assert [text[s.start : s.end] for s in set_out.sentences] == [
        "The Red Front fled (1).",
        "It came back in 2001.",
        "It stayed.",
    ]
    assert [s.passage.citation.page for s in set_out.sentences] == ["1", "2", "2"]


def test_heads_and_spans():
    set_out = scene("The Red Front and Omar Dost fled.")
    (sentence,) = set_out.sentences
    heads = set_out.mention_heads(sentence)
    assert [set_out.mentions_of(t)[0].name for t in heads] == ["Red Front", "Omar Dost"]
    first, last = set_out.mention_span(heads[1])
    start, end = set_out.span_offsets(first, last)
    assert set_out.document.text[start:end] == "Omar Dost"
    assert set_out.sentence_of(first) == sentence
    assert set_out.mentions_of(sentence.tokens[-1]) == ()


def test_an_empty_document():
    assert scene().sentences == () and scene("").sentences == ()


def test_the_same_text_gives_the_same_scene():
    text = "The Red Front met Omar Dost in Kasa in 1998. It fled."
    one, other = scene(text), scene(text)
    assert one.mentions == other.mentions and one.doubts == other.doubts


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_mention_stands_in_the_text(parts):
    set_out = scene(" ".join(parts))
    for found in set_out.mentions.values():
        for mention in found:
            assert set_out.document.text[mention.span.start : mention.span.end] == mention.text
            assert mention.name and mention.kind

"""What the parser sees, and the way back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from allegiance.extracting.clearing import pieces
from allegiance.model.document import Document, Passage
from allegiance.model.source import Citation
from tests.extracting.staging import document


def seen(*paragraphs, skip=()):
    return [piece.text for piece in pieces(document(*paragraphs, skip=skip))]


def test_citation_marks_are_cut_out_and_leave_no_gap():
    assert seen("- It fled to Kasa (1-2).", skip=[" (1-2)"]) == ["It fled to Kasa."]


def test_reference_marks_that_a_reader_left_in_are_cut_out():
    assert seen("The rebels fled.[12] They came back[citation needed] in May.") == ["The rebels fled. They came back in May."]


def test_wrapped_lines_are_joined_and_paragraphs_and_headings_are_not():
    wrapped = "The Red Banner was founded in 1998 in the hills of Kasa and\nfled two years later.\n\nIt came back."
    assert seen(wrapped) == [
        "The Red Banner was founded in 1998 in the hills of Kasa and fled two years later.",
        "It came back.",
    ]
    assert seen("Early years\nThe front was founded.") == ["Early years", "The front was founded."]


def test_cutting_more_out_keeps_the_way_back():
    (piece,) = pieces(document("The Front (FRT) fled."))
    shorter = piece.without([(9, 15)])
    assert shorter.text == "The Front fled."
    assert shorter.offsets[-1] == len("The Front (FRT) fled.") - 1


@given(st.text(alphabet="ab .\n\t-(1)[2]\u00e9\U0001f600", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_every_character_seen_is_the_one_at_its_offset(text, a, b):
    skip = ((min(a, b), max(a, b)),)
    whole = Document("x", text, "test", "", (Passage(0, len(text), Citation("s"), skip),))
    for piece in pieces(whole):
        assert len(piece.text) == len(piece.offsets)
        assert list(piece.offsets) == sorted(set(piece.offsets))
        for character, offset in zip(piece.text, piece.offsets, strict=True):
            assert text[offset] == character or (character == " " and text[offset].isspace())

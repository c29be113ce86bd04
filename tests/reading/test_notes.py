"""Notes become passages: each with its source, its page, and the runs that are not prose; the text is never altered."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.model.errors import ReadingError
from allegiance.reading import File, read
from allegiance.reading.bibliography import bibliography
from allegiance.reading.pages import page_marks
from tests.chronicle.gold import GOLD, needs_gold

HEAD = 'Okonjo, Adaeze. "The Bargains of the Kasa Delta." Review of Invented Conflicts, March 2014.\n\n'


def passages(text, name="notes.txt"):
    document = read(File(name, text.encode("utf-8", "surrogatepass"))).document
    return [(document.text[p.start : p.end], p.citation.page, p.citation.source, p.citation.wording) for p in document.passages]


def seen(text):
    """What the parser sees of the first passage."""
    document = read(File("notes.txt", text.encode())).document
    passage = document.passages[0]
    kept, at = "", passage.start
    for a, z in (*passage.skip, (passage.end, passage.end)):
        kept += document.text[at:a]
        at = z
    return kept


def test_a_note_has_the_page_of_its_mark_for_all_its_sentences():
    (note,) = passages(HEAD + "- The Front was founded in 1994. It moved in 1996 (12-13).\n")
    assert note[1:] == ("12-13", "okonjo2014", "paraphrase")


def test_a_note_with_several_pages_is_cut_at_its_marks():
    told = passages(HEAD + "- The Front was founded in 1994 (12). It moved in 1996 (p. 14).\n")
    assert [(text.split()[-2], page) for text, page, *_ in told] == [("1994", "12"), ("(p.", "14")]


def test_list_markers_and_page_marks_are_not_parsed():
    assert seen(HEAD + "- The Front moved (12).\n") == "The Front moved."


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("it moved (1).", ["1"]),
        ("it moved (1-2)", ["1-2"]),
        ("(p. 224; p. 328)", ["224; 328"]),
        ("it moved, pp. 3–5.", ["3-5"]),
    ],
)
def test_page_marks(text, pages):
    assert [mark.page for mark in page_marks(text)] == pages


@pytest.mark.parametrize("text", ["founded (2009) there", "the Front (KLF) moved", "in 2001-2003 they", "of 2,000 men"])
def test_what_is_no_page(text):
    assert page_marks(text) == []


def test_several_sources_in_one_file_each_govern_the_notes_below_them():
    other = "Varga, Peter. A River Between: War in the Kasa Delta. Port Sabel: Harbour Press, 2016.\n"
    told = passages(HEAD + "- One (1).\n\n" + other + "\n- Two (2).\n")
    assert [source for *_, source, _ in told] == ["okonjo2014", "varga2016"]


def test_plain_prose_is_the_works_own_words_without_pages():
    (note,) = passages("The Front was founded in 1994 by two brothers in the hills.\n")
    assert note[1:] == ("", "notes", "verbatim")


def test_a_header_is_about_the_file_and_offsets_count_after_it():
    document = read(File("a.txt", b"# title: The Front\n# source: here\n#---\nThe Front moved in 1994.\n")).document
    assert document.text.startswith("The Front moved")
    assert document.sources[0].title == "The Front"


def test_page_furniture_is_left_out_and_reported():
    reading = read(File("a.txt", (HEAD + "- The Front moved (1).\n\nNo comments:\nPost a Comment\n").encode()))
    assert len([n for n in reading.notices if "page furniture" in n]) == 2
    assert len(reading.document.passages) == 1


def test_markdown_markup_is_not_parsed():
    reading = read(File("a.md", (HEAD + "* The **Front** is led by [Mira Solano](solano.md) (p. 33).\n").encode()))
    document, passage = reading.document, reading.document.passages[0]
    kept, at = "", passage.start
    for a, z in (*passage.skip, (passage.end, passage.end)):
        kept += document.text[at:a]
        at = z
    assert kept == "The Front is led by Mira Solano."


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xyz", b"text", "no reader for"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "no text"),
        ("a.txt", b"ab\x00cd", "control character"),
        ("a.txt", b"one\ntwo \x07 three", "a.txt:2:5"),
        ("a.txt", "a \u202e b".encode(), "bidi override"),
        ("a.txt", b"x" * 300_000, "a.txt:1"),
        ("a.txt", b"x" * (21 * 2**20), "too large"),
        ("a.html", b"<div>" * 5000, "nested deeper"),
        ("a.html", b"<p>a &#x202e; b</p>", "bidi override"),
        ("a.html", b"<script>x</script>", "no text"),
        ("a.json", b"[" * 500, "nested deeper"),
        ("a.jsonl", b'{"a": 1}\n{"a": \n', "a.jsonl:2"),
        ("a.csv", b"id,relation\n1,hosts,more,cells\n", "more cells"),
    ],
)
def test_bad_input_is_refused_with_file_and_place(name, data, told):
    with pytest.raises(ReadingError, match=re.escape(told)) as caught:
        read(File(name, data))
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_old_encodings_are_read_with_a_notice():
    reading = read(File("a.txt", "The Front of Bélmara moved in 1994.".encode("cp1252")))
    assert "Windows-1252" in reading.notices[0]
    assert "Bélmara" in reading.document.text


@given(st.text(min_size=1, max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_passages_lie_in_the_text_apart_from_each_other_and_from_furniture(text, name):
    try:
        document = read(File(name, text.encode("utf-8", "surrogatepass"))).document
    except ReadingError:
        return
    runs = sorted([(p.start, p.end) for p in document.passages] + [(f.start, f.end) for f in document.furniture])
    assert all(0 <= a < z <= len(document.text) for a, z in runs)
    assert all(one[1] <= other[0] for one, other in pairwise(runs))
    for passage in document.passages:
        assert all(passage.start <= a < z <= passage.end for a, z in passage.skip)


@given(st.lists(st.sampled_from(["- A note (1).", "A line.", "", "  more", "No comments:"]), max_size=8))
def test_line_ends_make_no_difference(lines):
    one, other = "\n".join(["A start of prose here.", *lines]), "\r\n".join(["A start of prose here.", *lines])
    assert [p[0].replace("\r\n", "\n") for p in passages(other)] == [p[0] for p in passages(one)]


@pytest.mark.parametrize(
    ("line", "key", "title"),
    [
        (HEAD, "okonjo2014", "The Bargains of the Kasa Delta"),
        (
            "Varga, P., & Lund, B. (2009). The rise of the fronts. Journal of Peace, 12(3), 44-67.",
            "varga2009",
            "The rise of the fronts",
        ),
        ("Lund, Petra. 2012. Fronts and Rivers. Port Sabel: Harbour Press.", "lund2012", "Fronts and Rivers"),
    ],
)
def test_bibliography_lines(line, key, title):
    source = bibliography(line)
    assert (source.key, source.title) == (key, title)


@pytest.mark.parametrize(
    "line", ['In 2009, "the group" moved to the hills, they said in 2011.', "The Front was founded in 1994 (12)."]
)
def test_a_sentence_is_no_bibliography_line(line):
    assert bibliography(line) is None


class TestGold:
    pytestmark = needs_gold

    def test_the_seed(self):
        reading = read(File("seed.txt", (GOLD / "seed.txt").read_bytes()))
        document = reading.document
        assert [p.citation.page for p in document.passages] == ["1"] * 6 + ["1-2", "2"]
        assert len([n for n in reading.notices if "page furniture" in n]) == 2
        source = document.sources[0]
        assert (source.label, str(source.issued), source.container) == (
            "Dresser & Witter 2011",
            "2011-11-14",
            "Small Wars Journal",
        )

    def test_the_hand_coded_lines_stand_on_the_text(self):
        path = GOLD / "seed_gold_flat.jsonl"
        reading = read(File(str(path), path.read_bytes(), path.parent))
        assert len(reading.claims) == 84
        assert all(reading.document.text[c.quote.start : c.quote.end] == c.quote.text for c in reading.claims)

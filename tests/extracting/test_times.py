"""The dates of a predicate."""

import pytest

from tests.extracting.staging import dates, scene


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The Red Front was founded in 1998.", "founded", "when 1998, past"),
        ("The Blue Army has provided a base since at least 2007.", "provided", "begins ../2007, present"),
        ("Omar Dost lived in Kasa for much of 1998.", "lived", "begins 1998, ends 1998, past"),
        ("The alliance of the groups lasted until 2001.", "lasted", "ends 2001, past"),
        ("From 1998 to 2001 the Front held Kasa.", "held", "begins 1998, ends 2001, past"),
        ("After the invasion of Tolania in 2001, the Front fled.", "fled", "when [2001..], past"),
        ("After the invasion of Tolania in 2001, the Front fled.", "invasion", "when 2001, past"),
        ("Before the war of 2003, the Front fled to Kasa.", "fled", "when ../2003, past"),
        ("In 2009 the army attacked Kasa and arrested Dost.", "arrested", "when 2009, past"),
        ("The Front met Dost in 1997 and set up a base in Kasa in 1998.", "set", "when 1998, past"),
        ("The Front came back in December 2007, when Dost agreed to let it stay.", "agreed", "when 2007-12, past"),
        ("The Front came back in 2007, when Dost, who led the Union, agreed to help.", "led", "past"),
        ("The Front has ties with the Union.", "has", "present"),
        ("The Front would send fighters.", "send", ""),
    ],
)
def test_the_dates_of_a_word(text, word, told):
    assert dates(text, word) == told


def test_a_month_without_a_year_takes_the_year_told_before():
    assert dates("The Front was founded in 1998. In December it attacked Kasa.", "attacked") == "when 1998-12, past"


def test_what_follows_in_a_story_is_no_earlier_and_says_why():
    text = "In 2001 the Front fled to Kasa. It signed a pact with the Union."
    assert dates(text, "signed") == "when [2001..], past"
    set_out = scene(text)
    (signed,) = (t for t in set_out.doc if t.text == "signed")
    assert set_out.dates_of(signed).inferred == (("when", "told after 2001"),)


def test_nothing_is_carried_into_the_present_or_into_another_note():
    assert dates("In 2001 the Front fled to Kasa. It has a base there.", "has") == "present"
    assert dates(["In 2001 the Front fled to Kasa.", "The Union attacked Mirzabad."], "attacked") == "past"


def test_the_words_of_the_date_are_kept():
    set_out = scene("The Red Front was founded in 1998.")
    (founded,) = (t for t in set_out.doc if t.text == "founded")
    assert set_out.dates_of(founded).text == "in 1998"

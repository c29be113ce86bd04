"""Places taken up again."""

import pytest

from tests.extracting.staging import who


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Red Front came to Lower Galdoria and based its men there.", "there", "Lower Galdoria"),
        ("The Red Front fled to Lower Galdoria in Peru. It was driven from the province.", "the province", "Lower Galdoria"),
        ("The Red Front has bases in Northern Tolania. It was forced to leave the north.", "the north", "Northern Tolania"),
        ("The Red Front hid in Peru. It held the south.", "the south", "southern Peru"),
        ("The Red Front hid in Peru. It left the country.", "the country", "Peru"),
        ("The Red Front held Kasa Valley and Mirzabad. It left the valley.", "the valley", "Kasa Valley"),
    ],
)
def test_where_the_words_point(text, words, name):
    assert who(text, words) == name

"""What every exporter must do, whichever it is."""

import re
from dataclasses import replace

import pytest

from allegiance.model.derived import Chronicle
from allegiance.model.record import Record
from allegiance.plugs import parts
from tests.exports.making import SECRET, chronicle, claim, record, tie, written

EXPORTERS = parts("exports", "write")
HOSTED = (("host", "banner"), ("guest", "front"))
HOSTING = claim("hosts  host=Red Banner  guest=Northern Front  begins=2004  page=1-2")
WHISPER = claim(f"hosts  host=Belmara  guest=Northern Front  source={SECRET.key}", quote=replace(HOSTING.quote, text="hush"))
SPAN = "2004-01-01..2004-12-31/2004-01-01..2004-12-31"
RECORD = record(HOSTING, WHISPER)
CHRONICLE = chronicle(
    tie("hosts", HOSTED, SPAN, claims=(HOSTING.id,)),
    tie("hosts", (("host", "belmara"), ("guest", "front")), SPAN, claims=(WHISPER.id,)),
)
every = pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)


@every
def test_it_says_what_it_writes_and_under_which_suffix(exporter):
    assert exporter.__doc__
    assert exporter.write.__doc__
    assert re.fullmatch(r"\.[a-z]+", exporter.SUFFIX)


@every
@pytest.mark.parametrize("profile", ["", "spreadsheet"])
def test_it_writes_utf8_lines_that_end_in_a_line_feed(exporter, profile):
    text = written(exporter, RECORD, CHRONICLE, profile=profile)
    assert text.encode("utf-8").endswith(b"\n")
    assert "\r" not in text


@every
def test_the_order_of_the_record_and_chronicle_makes_no_difference(exporter):
    turned = Record(RECORD.sources[::-1], RECORD.claims[::-1], documents=RECORD.documents)
    backwards = replace(CHRONICLE, episodes=CHRONICLE.episodes[::-1], actors=CHRONICLE.actors[::-1])
    assert written(exporter, RECORD, CHRONICLE) == written(exporter, turned, backwards)


@every
def test_nothing_of_a_confidential_source_is_written(exporter):
    text = written(exporter, RECORD, CHRONICLE)
    assert SECRET.key not in text
    assert "hush" not in text
    assert "Belmara" not in text


@every
def test_an_empty_study_can_be_written(exporter):
    assert isinstance(written(exporter, Record(), Chronicle()), str)

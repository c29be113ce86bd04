"""Every reader has the shape of a reader and reads its own example."""

import pytest

from allegiance.plugs import parts
from allegiance.reading import File, read

READERS = parts("reading", "SUFFIXES")


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_a_reader_reads_its_example(reader):
    reading = read(File(f"example{reader.SUFFIXES[0]}", reader.EXAMPLE.encode()))
    assert reading.document.passages
    assert reading.document.sources


def test_no_two_readers_want_one_suffix():
    suffixes = [suffix for reader in READERS.values() for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))

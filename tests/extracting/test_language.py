"""The parser: loaded once, checked, named."""

import pytest

from allegiance.extracting import language
from allegiance.extracting.language import UPLOAD, Language, check_files, load_model
from allegiance.model.errors import MissingPart


def test_the_parser_is_loaded_once_and_says_what_it_is():
    loaded = load_model()
    assert isinstance(loaded, Language) and loaded is load_model()
    assert loaded.provenance == f"{loaded.name} {loaded.version}" and loaded.version.startswith("3.8")


def test_components_that_nobody_reads_are_not_loaded():
    assert "senter" not in load_model().nlp.pipe_names


def test_a_changed_file_of_the_upload_is_refused(tmp_path):
    (tmp_path / "attribute_ruler").mkdir()
    (tmp_path / "attribute_ruler" / "patterns").write_bytes(b"something else")
    with pytest.raises(MissingPart, match=r"attribute_ruler/patterns is not the file that was reviewed.*pip install"):
        check_files(tmp_path)


def test_without_a_model_the_remedy_is_told(monkeypatch):
    monkeypatch.setattr(language, "_folder", lambda name: None)
    with pytest.raises(MissingPart, match=f"pip install {UPLOAD}"):
        load_model.__wrapped__()

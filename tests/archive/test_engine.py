"""Opening, and several at once: one writes, the others wait or are told for whom; readers always read."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from allegiance.archive import Archive, check, engine, migrations, writer
from allegiance.archive.migrations import MIGRATIONS, Migration
from allegiance.model.errors import StudyError
from tests.archive.making import document, found, kept, opened

GONE = 2**22 + 7
"""No process has this number: Linux numbers them up to 2**22."""


@pytest.fixture
def study(tmp_path):
    with opened(tmp_path) as archive:
        kept(archive, document())
    return tmp_path / "study.db"


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits five seconds in a test."""
    monkeypatch.setattr(engine, "WAIT", 0.05)


def locked(path):
    """Another program that has begun to write."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def test_importing_the_archive_does_not_import_sqlalchemy():
    code = "import sys, allegiance.archive; sys.exit('sqlalchemy' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_study_that_is_not_there_is_made_only_when_asked(tmp_path):
    path = tmp_path / "none.db"
    for options in ({}, {"readonly": True}, {"create": True, "readonly": True}):
        with pytest.raises(StudyError, match="no such study; make one with: allegiance read"):
            Archive.open(path, **options)
    assert not path.exists()
    with Archive.open(str(path), create=True) as archive:
        assert archive.record().claims == ()


def test_a_study_is_durable_and_keeps_its_rows_together(study):
    with Archive.open(study) as archive, archive.store.reading() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous")}
        assert asked == {"journal_mode": "wal", "synchronous": 2}
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1


def test_closing_leaves_one_file(study):
    assert [path.name for path in study.parent.iterdir()] == ["study.db"]


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"not a database at all, only prose" * 40, "not a study"), (b"", "no study is in it")],
)
def test_another_file_is_not_taken_for_a_study(tmp_path, content, why):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StudyError, match=why):
        Archive.open(path)
    assert path.read_bytes() == content or not content


def test_another_database_is_not_taken_for_a_study(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    with pytest.raises(StudyError, match="not a study but another database"):
        Archive.open(path, create=True)


def test_a_folder_is_not_a_study(tmp_path):
    with pytest.raises(StudyError, match="cannot be opened"):
        Archive.open(tmp_path)


def test_a_damaged_study_is_named_so(study):
    content = bytearray(study.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    study.write_bytes(content)
    with pytest.raises(StudyError, match="damaged"), Archive.open(study) as archive:
        archive.record()


def test_a_second_writer_is_told_who_is_in_the_way(study, impatient):
    other = locked(study)
    writer.note(study)  # as the process that holds the lock would have
    with (
        Archive.open(study) as archive,
        pytest.raises(StudyError, match=rf"study.db: in use by process {os.getpid()}; wait or"),
    ):
        kept(archive, document("More. (1)\n", "b.txt"), ())
    other.close()


def test_a_process_that_is_gone_is_not_blamed(study, impatient):
    other = locked(study)
    study.with_name("study.db-writer").write_text(str(GONE))
    with Archive.open(study) as archive, pytest.raises(StudyError, match="in use by another program; wait or stop it"):
        kept(archive, document("More. (1)\n", "b.txt"), ())
    other.close()


def test_a_stale_note_hinders_nobody(study):
    study.with_name("study.db-writer").write_text(str(GONE))
    with Archive.open(study) as archive:
        assert kept(archive, document("More. (1)\n", "b.txt"), ()).new
    assert not study.with_name("study.db-writer").exists()


def test_readers_read_while_somebody_writes(study, impatient):
    other = locked(study)
    for readonly in (False, True):
        with Archive.open(study, readonly=readonly) as archive:
            assert len(archive.record().claims) == 3
            assert check(archive) == ()
    other.close()


def test_a_reader_may_not_write(study):
    with Archive.open(study, readonly=True) as archive, pytest.raises(StudyError, match="may not be written"):
        kept(archive, document("More. (1)\n", "b.txt"), ())


def test_who_may_not_write_can_still_ask(study, monkeypatch):
    monkeypatch.setattr(engine, "may_write", lambda path: False)
    with Archive.open(study) as archive:
        assert len(archive.record().claims) == 3
        with pytest.raises(StudyError, match="may not be written; check your rights"):
            kept(archive, document("More. (1)\n", "b.txt"), ())
    with pytest.raises(StudyError, match="cannot be opened; check the path"):
        Archive.open(study.with_name("new.db"), create=True)


def test_a_reader_sees_one_state_until_it_ends(study):
    with Archive.open(study) as archive, Archive.open(study) as other, archive.store.reading() as connection:
        count = "SELECT count(*) FROM documents"
        assert connection.exec_driver_sql(count).scalar_one() == 1
        kept(other, document("More. (1)\n", "b.txt"), ())
        assert connection.exec_driver_sql(count).scalar_one() == 1


def test_writers_that_come_together_all_get_their_turn(tmp_path):
    def write(name):
        try:
            with opened(tmp_path) as archive:
                for number in range(8):
                    read = document(
                        f"The Red Banner sheltered the Northern Front, {name} {number}. (1)\n", f"{name}{number}.txt"
                    )
                    kept(archive, read)
        except StudyError as error:
            errors.append(error)

    errors = []
    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with opened(tmp_path) as archive:
        assert len(archive.documents()) == 32
        assert check(archive) == ()


def test_a_failure_in_the_middle_leaves_nothing_behind(study):
    read = document("More of it. (1)\n", "b.txt")
    with Archive.open(study) as archive:
        with pytest.raises(RuntimeError, match="on purpose"), archive.store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM claim_roles")
            raise RuntimeError("on purpose")
        assert check(archive) == ()
        assert kept(archive, read, ()).new


# migrations


def _shade(connection):
    connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN shade TEXT DEFAULT 'grey'")


@pytest.fixture
def later(monkeypatch):
    """The program of next year."""

    def install():
        monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration(2, "documents have a shade", _shade)))

    return install


def test_migrations_are_numbered_from_one_without_a_gap():
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_older_study_is_brought_up_to_date_once(study, later):
    later()
    for _ in range(2):
        with Archive.open(study) as archive, archive.store.reading() as connection:
            assert connection.exec_driver_sql("SELECT shade FROM documents").scalar_one() == "grey"
            assert connection.exec_driver_sql("SELECT number, what FROM migrations").all()[-1] == (2, "documents have a shade")
    with Archive.open(study) as archive:
        assert set(archive.record().claims) == set(found(document()))


def test_an_older_study_is_not_changed_by_a_reader(study, later):
    later()
    with pytest.raises(StudyError, match="made by an earlier allegiance; open it once for writing"):
        Archive.open(study, readonly=True)


def test_a_later_study_is_refused_with_the_remedy(study):
    with sqlite3.connect(study) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'from the future')")
    connection.close()
    with pytest.raises(
        StudyError, match=r"made by a later allegiance \(tables 99; this one knows 1\); update with: pip install"
    ):
        Archive.open(study)

"""Killed after any promise, restarted, and nothing promised is lost, twice there, or half there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.crash_verify import verify

HERE = Path(__file__).parent
KILLS, DOCUMENTS = 15, 30


def run_until(study, promises):
    """Run the ingest and kill it without warning after so many promises; the ids promised, and whether it was killed."""
    command = [sys.executable, str(HERE / "crash_ingest.py"), str(study), str(DOCUMENTS)]
    promised = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            promised.append(line.split()[1])
            if len(promised) == promises:
                os.kill(process.pid, signal.SIGKILL)
                break
        promised += [line.split()[1] for line in process.stdout if line.endswith("\n")]
    return promised, process.returncode == -signal.SIGKILL


@pytest.mark.crash
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_nothing_promised_is_lost_by_a_kill(tmp_path):
    killed, promised, study = 0, set(), tmp_path / "0.db"
    for number in range(KILLS):
        if number % 5 == 0:  # a new study, so that kills also meet its first tables
            study, promised = tmp_path / f"{number}.db", set()
        acks, dead = run_until(study, 1 + number * 7 % (DOCUMENTS - 1))
        killed += dead
        promised |= set(acks)
        assert verify(study, sorted(promised)) == {"lost": 0, "dup": 0, "corrupt": 0}
    assert killed >= KILLS - 2
    acks, dead = run_until(study, DOCUMENTS + 1)
    assert not dead
    assert len(acks) == DOCUMENTS
    assert verify(study, acks) == {"lost": 0, "dup": 0, "corrupt": 0}

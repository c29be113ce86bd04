"""The public face of the project agrees with itself."""

import re
import tomllib
from pathlib import Path

import allegiance

ROOT = Path(__file__).parent.parent


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_version_is_the_same_everywhere():
    version = project()["version"]
    assert allegiance.__version__ == version
    assert re.search(rf"^version: {re.escape(version)}$", (ROOT / "CITATION.cff").read_text("utf-8"), re.M)
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_public_names_are_exactly_those_listed_and_sorted():
    assert allegiance.__all__ == sorted(allegiance.__all__)
    assert all(getattr(allegiance, name) is not None for name in allegiance.__all__)


def test_the_core_has_at_most_twelve_direct_dependencies():
    assert len(project()["dependencies"]) <= 12


def test_no_lock_names_an_index():
    for lock in ROOT.glob("requirements*.txt"):
        assert "://" not in lock.read_text("utf-8")


def test_files_stay_small_enough_to_be_read_whole():
    long = {
        str(p.relative_to(ROOT)): n
        for p in (ROOT / "allegiance").rglob("*.py")
        if (n := len(p.read_text("utf-8").splitlines())) > 300
    }
    assert not long

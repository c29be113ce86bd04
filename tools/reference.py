"""Makes the bundled list of actors from the UCDP Actor Dataset and the two lists of states. For developers.

    python tools/reference.py UCDP_ACTOR.csv GW_STATES.csv COW_STATES.csv

Writes allegiance/resolving/reference/actors.csv: id, kind, names (divided by |, first the one shown), gw, cow. Sources and
licences are in SOURCES.md beside it.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

OUT = Path(__file__).parent.parent / "allegiance" / "resolving" / "reference" / "actors.csv"
EMPTY = {"", "n/a", "na", "-", "none"}
NAMES = ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName", "NewNameFullMotherTongue", "NewNameFullEng")


def main(ucdp: str, gw: str, cow: str) -> None:
    """Write the list from the three files."""
    states = state_codes(gw, cow)
    with Path(ucdp).open(encoding="utf-8-sig", newline="") as file:
        rows = [entry(row, states) for row in csv.DictReader(file)]
    rows = [row for row in rows if row]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "kind", "names", "gw", "cow"])
        writer.writerows(rows)
    print(f"{len(rows)} actors → {OUT}")


def state_codes(gw: str, cow: str) -> dict[str, tuple[str, str]]:
    """The two numbers of each state by its name, the latest that has it."""
    codes: dict[str, tuple[str, str]] = {}
    with Path(gw).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            codes[plain(row["statename"])] = (str(int(float(row["gwcode"]))), "")
    with Path(cow).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = plain(row["statenme"])
            codes[name] = (codes.get(name, ("", ""))[0], str(int(float(row["ccode"]))))
    return codes


def entry(row: dict[str, str], states: dict[str, tuple[str, str]]) -> list[str]:
    """The line of one actor."""
    shown = " ".join(row["NameData"].split())
    government = re.fullmatch(r"Government of (.+?)(?: \(.*\))?", shown)
    kind = "state" if government else {"3": "community"}.get(row["Org"], "group")
    names: dict[str, None] = {}
    if government:
        names[re.sub(r"\s*\(.*\)", "", government[1])] = None
    for column in NAMES:
        for name in spellings(row[column]):
            names[name] = None
    gw, cow = states.get(plain(government[1]), ("", "")) if government else ("", "")
    if government and not (gw or cow):
        gw, cow = next(
            (codes for name, codes in states.items() if name.startswith(plain(government[1]).split(" (")[0])), ("", "")
        )
    return [f"ucdp:{row['ActorId']}", kind, "|".join(names), gw, cow]


def spellings(cell: str) -> list[str]:
    """The names in a cell: alternatives are divided by " / " or ";", an aside in brackets is no name."""
    found = []
    for part in re.split(r"\s/\s|;\s|/ ", cell):
        name = re.sub(r"\s+", " ", part.replace("`", "'").replace("|", " ")).strip(" ,.")
        if name.casefold() not in EMPTY and not name.isdigit() and len(name) > 1:
            found.append(name)
    return found


def plain(name: str) -> str:
    """A name without accents and case."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return text.casefold().strip()


if __name__ == "__main__":
    main(*sys.argv[1:])

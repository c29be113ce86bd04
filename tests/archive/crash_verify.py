"""Whether every promised document is there, once and whole: crash_verify.py STUDY ACKS. Prints counts; exit 0 if all are 0."""

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from allegiance.archive import Archive, check
from allegiance.model.errors import StudyError
from tests.archive.crash_ingest import generated
from tests.archive.making import found

MOST = 100


def verify(study, promised):
    """Counts of promised documents lost, kept twice, and of anything half written or found by `check`."""
    if not Path(study).exists():
        return {"lost": len(promised), "dup": 0, "corrupt": 0}
    try:
        archive = Archive.open(study)
    except StudyError as error:
        return {"lost": len(promised), "dup": 0, "corrupt": 0 if "no study is in it" in str(error) else 1}
    with archive:
        rows = archive.documents()
        ids = Counter(row.id for row in rows)
        whole = {read.id: read for read in map(generated, range(MOST)) if read.id in ids}
        halves = [id_ for id_ in ids if id_ not in whole or not _complete(archive, whole[id_])]
        judged = Counter(entry.about for entry in archive.record().judgements)
        unjudged = [id_ for id_ in promised if id_ in whole and (found(whole[id_])[0].id,) not in judged]
        findings = check(archive)
    for finding in findings:
        sys.stderr.write(f"{finding}\n")
    dup = sum(n > 1 for n in (*ids.values(), *judged.values())) + sum(len(row.versions) > 1 for row in rows)
    lost = len([id_ for id_ in promised if id_ not in ids]) + len(unjudged)
    return {"lost": lost, "dup": dup, "corrupt": len(halves) + len(findings)}


def _complete(archive, read):
    claims = {claim.id: claim for claim in found(read)}
    return archive.document(read.id) == read and {claim.id: claim for claim in archive.claims_of(read.id)} == claims


if __name__ == "__main__":
    told = verify(sys.argv[1], sorted(set(Path(sys.argv[2]).read_text("utf-8").split())))
    sys.stdout.write(json.dumps(told) + "\n")
    sys.exit(1 if any(told.values()) else 0)

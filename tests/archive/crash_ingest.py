"""Keep generated documents and promise each with `ACK <id>` once it is on the disk: crash_ingest.py STUDY [HOW MANY]."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from allegiance.archive import Archive
from allegiance.model.errors import StudyError
from allegiance.model.judgement import Judgement
from tests.archive.making import counts, document, found


def generated(number):
    """A file of its own for each number, some longer than a page of the database."""
    lines = [
        f"In {1900 + number % 100} the Red Banner sheltered the Northern Front in province {number}.{line}. ({line + 1})"
        for line in range(1 + number * 7 % 23)
    ]
    return document("\n".join(lines) + "\n", f"notes/{number:04d}.txt")


def main(study, many):
    with Archive.open(study, create=True) as archive:
        for number in range(many):
            read = generated(number)
            archive.keep(read, found(read), extractor="small rules 1", counts=counts(read))
            first = found(read)[0]
            archive.judge([Judgement("accept", (first.id,), "rule:test")])
            sys.stdout.write(f"ACK {read.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40)
    except (StudyError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)

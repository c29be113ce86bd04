"""Claims and judgements in, episodes, agreements, conflicts and doubts out: rules R1 to R9, one small file each.

Pure: no I/O, no clock; the same record in any order gives the same chronicle.
"""

from allegiance.chronicle.derive import derive
from allegiance.chronicle.replay import Step, replay
from allegiance.chronicle.standing import View, expanded

__all__ = ["Step", "View", "derive", "expanded", "replay"]

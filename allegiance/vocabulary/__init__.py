"""The words of the record: one TOML file a relation or event type, one a family (resources, bases, causes, hedges ...).

In: the files of this folder. Out: `load()`, a `Vocabulary` of frozen values.
"""

from allegiance.vocabulary.loading import load
from allegiance.vocabulary.notation import Line, parse_line
from allegiance.vocabulary.types import Cue, Entry, Example, FlatRoles, Role, Type, Vocabulary

__all__ = ["Cue", "Entry", "Example", "FlatRoles", "Line", "Role", "Type", "Vocabulary", "load", "parse_line"]

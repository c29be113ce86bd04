"""The only module that knows the order of the rooms: open, read, judge, ask, show, export. No logic of its own."""

from allegiance.study.study import Study, open_study

__all__ = ["Study", "open_study"]

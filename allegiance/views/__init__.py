"""Derived values in, something to look at out: one module a view, layout only; nothing is computed here that another lacks."""

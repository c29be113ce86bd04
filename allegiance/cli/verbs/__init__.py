"""One module a verb: `command` is a click command."""

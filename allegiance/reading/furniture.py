"""Lines that belong to a page on a screen, not to the text on it."""

from __future__ import annotations

import re

_LINES = re.compile(
    r"""(?:
      no\ comments:? | \d+\ comments?:? | post\ a\ comment | leave\ a\ (?:comment|reply) | comments\ (?:are\ )?(?:closed|off)
    | (?:share|tweet|e-?mail|print|like)(?:\ (?:this|on\ \w+|to\ \w+))*:?
    | share\ (?:on|to|via)\ .{1,60} | e-?mail\ this\ ?blogthis!?.*
    | posted\ (?:by|on|in|at)\ .{1,80} | filed\ under:?.{0,80} | (?:labels|tags|categories):.{0,120}
    | (?:older|newer|next|previous)\ (?:posts?|page|entry) | home | menu | search | skip\ to\ (?:main\ )?content | back\ to\ top
    | subscribe(?:\ to)?:?.{0,60} | sign\ (?:in|up).{0,40} | log\ ?in | read\ more\W* | continue\ reading\W*
    | (?:we\ use|this\ (?:web)?site\ uses)\ cookies.{0,200} | accept(?:\ all)?(?:\ cookies)?
    | privacy\ policy | terms\ of\ (?:use|service)
    | all\ rights\ reserved\W* | (?:copyright|©)\ .{1,80} | powered\ by\ .{1,40} | page\ \d+\ of\ \d+ | advertisement
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def furniture(line: str) -> str:
    """Why a line is page furniture; empty when it is not."""
    text = line.strip()
    if not text or len(text) > 240:
        return ""
    return "page furniture" if _LINES.fullmatch(text) else ""

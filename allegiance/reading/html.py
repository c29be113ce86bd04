"""A page of HTML: its text rendered line by line, without navigation, scripts and forms; then read as notes or prose."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from allegiance.model.errors import ReadingError
from allegiance.reading.blocks import lay_out
from allegiance.reading.decoding import decode, refuse
from allegiance.reading.file import File, Reading
from allegiance.reading.notes import assemble

SUFFIXES = (".html", ".htm", ".xhtml")
EXAMPLE = """<html><head><title>Notes</title></head><body><nav>Home</nav>
<p>Okonjo, Adaeze. "The Bargains of the Kasa Delta." Review of Invented Conflicts, March 2014.</p>
<ul><li>The Red Banner was founded in <b>1994</b> (12).</li></ul></body></html>
"""
DEEPEST = 1000
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "template",
        "svg",
        "math",
        "iframe",
        "head",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNCLOSED = frozenset("p li dt dd tr td th option".split())
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)


def read(file: File) -> Reading:
    """The rendered text of a page and its passages; offsets count in the rendered text, which is what is kept."""
    markup, notices = decode(file)
    page = _Page(file.name)
    page.feed(markup)
    page.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(page.text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    if not text.strip():
        raise ReadingError(f"{file.name}: the page has no text outside navigation, scripts and forms; nothing was read")
    refuse(file.name, text)
    dropped = tuple(f"left out <{tag}> at line {line}" for tag, line in page.dropped)
    return assemble(file, text, lay_out(text), notices=(*notices, *dropped), reader="html")


class _Page(HTMLParser):
    """Collects the text of a page without recursion."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.depth = name, 0
        self.inside: list[str] = []
        self.text: list[str] = []
        self.dropped: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and tag not in _UNCLOSED:
            self.depth += 1
        if self.depth > DEEPEST:
            raise ReadingError(f"{self.name}:{self.getpos()[0]}: elements nested deeper than {DEEPEST}; save the page as text")
        if tag in _DROPPED and tag not in _VOID:
            if not self.inside and tag not in ("head", "script", "style"):
                self.dropped.append((tag, self.getpos()[0]))
            self.inside.append(tag)
        elif tag in _BLOCKS:
            self.text.append("\n" if tag == "br" else "\n\n")
            if tag == "li":
                self.text.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and tag not in _UNCLOSED:
            self.depth = max(0, self.depth - 1)
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()
        elif tag in _BLOCKS:
            self.text.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.text.append(re.sub(r"\s+", " ", data))

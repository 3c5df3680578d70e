"""A Markdown text as HTML for a page. Whatever somebody writes, nothing in it runs."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from .text import ADDRESS, PARSER

# Above stand the title of the page and of the section.
HEADINGS_ABOVE = 2
LOWEST_HEADING = 6


def html_of(text: str) -> str:
    """The HTML of a text: its own tags shown as written, links only out of the house, no pictures.

    Nothing of it carries a style, an id or a script, so that it is safe in a strict page.
    """
    tokens = PARSER.parse(text)
    for token in tokens:
        _tame(token)
    return str(PARSER.renderer.render(tokens, PARSER.options, {}))


def _tame(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        level = min(int(token.tag[1:]) + HEADINGS_ABOVE, LOWEST_HEADING)
        token.tag = f"h{level}"
    if token.type in ("th_open", "td_open"):
        style = str(token.attrs.pop("style", ""))
        if style.endswith("right"):
            token.attrs["class"] = "n"
    if token.children:
        token.children = [_tamed(child) for child in _without_dead_links(token.children)]


def _tamed(token: Token) -> Token:
    """A picture may lie with somebody who counts who looks: its words stand for it."""
    if token.type == "link_open":
        token.attrs = {"href": str(token.attrs["href"]), "rel": "noopener noreferrer nofollow"}
    if token.type != "image":
        return token
    return Token("text", "", 0, content=token.content)


def _without_dead_links(tokens: Sequence[Token]) -> list[Token]:
    """Leave the words of a link that does not lead to the web or to a mail address."""
    kept: list[Token] = []
    dead: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            dead.append(ADDRESS.match(str(token.attrs.get("href", ""))) is None)
            if dead[-1]:
                continue
        if token.type == "link_close" and dead.pop():
            continue
        kept.append(token)
    return kept

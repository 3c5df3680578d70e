"""Somebody with a browser that runs no scripts: follows links, fills forms, keeps cookies.

Every header that went out and came back is remembered, so that a test can look for what joins two
sites, or two visits.
"""

from __future__ import annotations

import http.client
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

AGENT = "Mozilla/5.0 (Linux; Android 9; Uji-7741) AppleWebKit/537.36 Mobile Safari/537.36"
File = tuple[str, bytes, str]
VOID = frozenset({"input", "br", "img", "meta", "link", "hr"})


@dataclass
class Form:
    """A form of a page: where it goes, and what stands in it."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    # Checkboxes, radio buttons, files and the options of choices: by name what they offer.
    offers: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass
class Page:
    """An answer."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    content: bytes
    forms: list[Form] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the page, without its markup."""
        source = self.content.decode("utf-8", "replace")
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", source)).split())

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def form(self, *names: str, button: str = "") -> Form:
        """The form that has these fields, or a button with these words."""
        for one in self.forms:
            if set(names) <= one.names and (
                not button or any(button in words for words, _name, _value in one.buttons)
            ):
                return one
        raise AssertionError(f"no form with {names} {button!r} at {self.url}: {self.text[:600]}")

    def link(self, words: str) -> str:
        """Where the first link with these words leads."""
        for text, target in self.links:
            if words in text:
                return target
        raise AssertionError(f"no link {words!r} at {self.url}: {[text for text, _ in self.links]}")


@dataclass
class Exchange:
    """One request with its answer, as both sites could remember it."""

    method: str
    url: str
    sent: dict[str, str]
    received: list[tuple[str, str]]


class Visitor:
    """A browser window of its own: nothing is shared with another."""

    def __init__(self, address: str, *, origin: str = "null") -> None:
        self.address = address
        self.origin = origin
        self.jar: dict[tuple[str, str], str] = {}
        self.seen: list[Exchange] = []

    def get(self, path: str, **headers: str) -> Page:
        return self._follow("GET", urljoin(self.address, path), None, headers)

    def post(
        self,
        path: str,
        fields: Sequence[tuple[str, str]] = (),
        files: Mapping[str, Sequence[File]] | None = None,
        **headers: str,
    ) -> Page:
        body, kind = _body(fields, files or {})
        extra = {"Content-Type": kind, "Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        return self._follow("POST", urljoin(self.address, path), body, {**extra, **headers})

    def send(
        self,
        page: Page,
        form: Form,
        values: Mapping[str, Any] | None = None,
        *,
        press: str = "",
        files: Sequence[File] = (),
    ) -> Page:
        """Fill the fields of a form and press the button with these words (or the first)."""
        assert form.files or not files, f"no field for files at {page.url}"
        given = dict(values or {})
        unknown = set(given) - form.names
        assert not unknown, f"no fields {unknown} at {page.url}: {sorted(form.names)}"
        fields = [(name, value) for name, value in form.fields if name not in given]
        for name, value in given.items():
            each = value if isinstance(value, (list, tuple)) else [value]
            fields += [(name, str(one)) for one in each]
        pressed = [one for one in form.buttons if not press or press in one[0]]
        assert pressed or not press, f"no button {press!r} at {page.url}: {form.buttons}"
        if pressed and pressed[0][1]:
            fields.append((pressed[0][1], pressed[0][2]))
        target = urljoin(page.url, form.action) if form.action else page.url
        if form.method == "get":
            return self.get(f"{target}?{urlencode(fields)}")
        return self.post(target, fields, dict.fromkeys(form.files[:1], files))

    def cookie(self, name: str) -> str:
        return next((value for (key, _path), value in self.jar.items() if key == name), "")

    def _follow(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Page:
        page = self._ask(method, url, body, headers)
        for _hop in range(8):
            if page.status not in (301, 302, 303):
                break
            page = self._ask("GET", urljoin(page.url, page.header("Location")), None, {})
        return page

    def _ask(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Page:
        parts = urlsplit(url)
        sent = {"User-Agent": AGENT, "Accept-Language": "id", **headers}
        cookies = [
            f"{name}={value}"
            for (name, path), value in self.jar.items()
            if parts.path.startswith(path) and value
        ]
        if cookies:
            sent["Cookie"] = "; ".join(cookies)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
        try:
            target = parts.path or "/"
            connection.request(
                method, f"{target}?{parts.query}" if parts.query else target, body, sent
            )
            answer = connection.getresponse()
            received = answer.getheaders()
            content = answer.read()
        finally:
            connection.close()
        self.seen.append(Exchange(method, url, sent, received))
        self._keep(received)
        page = Page(url, answer.status, received, content)
        if "html" in page.header("Content-Type"):
            _Reader(page).feed(content.decode("utf-8", "replace"))
        return page

    def _keep(self, headers: Sequence[tuple[str, str]]) -> None:
        for name, value in headers:
            if name.lower() != "set-cookie":
                continue
            for key, morsel in SimpleCookie(value).items():
                place = (key, morsel["path"] or "/")
                if morsel["max-age"] == "0" or not morsel.value:
                    self.jar.pop(place, None)
                else:
                    self.jar[place] = morsel.value


class _Reader(HTMLParser):
    """Takes forms and links out of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.current: Form | None = None
        self.area: str | None = None
        self.words: list[str] = []
        self.choice = ""
        self.button: tuple[str, str] | None = None
        self.target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.current = Form(values.get("action", ""), values.get("method", "get").lower())
            self.page.forms.append(self.current)
        elif tag == "a":
            self.target, self.words = values.get("href", ""), []
        elif self.current is not None:
            self._field(tag, values, {name for name, _value in attrs})

    def _field(self, tag: str, values: dict[str, str], given: set[str]) -> None:
        assert self.current is not None
        name = values.get("name", "")
        if tag == "textarea":
            self.area, self.words = name, []
        elif tag == "select":
            self.choice = name
            self.current.names.add(name)
        elif tag == "option" and self.choice:
            value = values.get("value", "")
            self.current.offers.setdefault(self.choice, []).append(value)
            if "selected" in given:
                self.current.fields.append((self.choice, value))
        elif tag == "button":
            self.button, self.words = (name, values.get("value", "")), []
        elif tag == "input" and name:
            self._input(name, values, given)

    def _input(self, name: str, values: dict[str, str], given: set[str]) -> None:
        assert self.current is not None
        self.current.names.add(name)
        kind = values.get("type", "text").lower()
        value = values.get("value", "")
        if kind in ("checkbox", "radio"):
            value = value if "value" in given else "on"
            self.current.offers.setdefault(name, []).append(value)
            if "checked" in given:
                self.current.fields.append((name, value))
        elif kind == "file":
            self.current.files.append(name)
        elif kind != "submit":
            if kind == "date":
                self.current.days.append(name)
            self.current.fields.append((name, value))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self.words).split())
        if tag == "a" and self.target:
            self.page.links.append((words, self.target))
            self.target = ""
        if self.current is None:
            return
        if tag == "textarea" and self.area is not None:
            self.current.names.add(self.area)
            # A browser leaves the first line break of a text area out.
            self.current.fields.append((self.area, "".join(self.words).removeprefix("\n")))
            self.area = None
        elif tag == "button" and self.button is not None:
            self.current.buttons.append((words, *self.button))
            if self.button[0]:
                self.current.names.add(self.button[0])
            self.button = None
        elif tag == "select":
            self.choice = ""
        elif tag == "form":
            self.current = None


def _body(
    fields: Sequence[tuple[str, str]], files: Mapping[str, Sequence[File]]
) -> tuple[bytes, str]:
    if not files:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    line = uuid.uuid4().hex
    parts: list[bytes] = []
    for name, value in fields:
        head = f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        parts.append(head.encode() + value.encode() + b"\r\n")
    for name, several in files.items():
        for filename, content, kind in several or [("", b"", "application/octet-stream")]:
            head = (
                f'--{line}\r\nContent-Disposition: form-data; name="{name}"; '
                f'filename="{filename}"\r\nContent-Type: {kind}\r\n\r\n'
            )
            parts.append(head.encode() + content + b"\r\n")
    parts.append(f"--{line}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={line}"

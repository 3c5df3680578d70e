"""Somebody at the keyboard: the few gestures that a journey is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"


@dataclass
class Person:
    """A visitor of the demonstration in a browser window of their own."""

    page: Any
    address: str

    def enter_as(self, account: str) -> None:
        """Log in by the demonstration's button."""
        self.page.context.clear_cookies()
        self.open("/login/")
        self.page.locator(f'form:has(input[value="{account}"]) button').click()
        self.page.wait_for_url(f"{self.address}/")

    @contextmanager
    def beside(self, account: str) -> Iterator[Person]:
        """Another person at a window of their own, while this one's stays as it is."""
        context = self.page.context.browser.new_context(viewport=self.page.viewport_size)
        page = context.new_page()
        page.set_default_timeout(6_000)
        other = Person(page, self.address)
        if account:
            other.enter_as(account)
        yield other
        context.close()

    def open(self, path: str) -> None:
        """Go to a page and see that it answers."""
        response = self.page.goto(f"{self.address}{path}")
        assert response.status == 200, f"{path} answers {response.status}"

    def on_day(self, day: str) -> None:
        """Move the demonstration's day by the banner."""
        banner = self.page.locator("form[action='/demonstration-day/']:has(input[name=day])")
        self.page.locator(".demo summary").click()
        banner.locator("input[name=day]").fill(day)
        banner.locator("button").first.click()
        self.page.wait_for_load_state()

    def follow(self, name: str) -> None:
        """Click a link of the page by its words."""
        self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def press(self, words: str) -> None:
        """Press a button of the page by its words."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()

    def take_next_step(self) -> None:
        """Press the record's one primary button."""
        with self.page.expect_navigation():
            self.page.locator("main .next .btn.go").click()

    def take_up(self, words: str) -> None:
        """Open what waits in Kerja saya, and its form if the line leads to the record first."""
        self.take_up_line(words)
        if not self.page.locator("main form.form").count():
            self.take_next_step()

    def take_up_line(self, words: str) -> None:
        """Open what waits in Kerja saya, where the line leads."""
        self.open("/")
        self.page.locator("main .todo a", has_text=words).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        """Fill fields by name; a choice by its value, or by its words."""
        for name, value in fields.items():
            box = self.page.locator(f"main form.form [name='{name}']").first
            if box.evaluate("e => e.tagName") == "SELECT":
                words = [one.strip() for one in box.locator("option").all_inner_texts()]
                by = "label" if value in words else "value"
                box.select_option(**{by: value})
            else:
                box.fill(value)

    def tick(self, *labels: str) -> None:
        """Tick boxes by their words."""
        for label in labels:
            self.page.locator("main form.form").get_by_label(label, exact=True).check()

    def send(self) -> None:
        """Send the form of the page; a refusal ends the journey with its words."""
        with self.page.expect_navigation():
            self.page.locator("main form.form button.go").click()
        refused = self.page.locator("main .summary").all_inner_texts()
        assert not refused, refused

    def is_refused(self, *words: str) -> None:
        """Send the form of the page and be told why not."""
        with self.page.expect_navigation():
            self.page.locator("main form.form button.go").click()
        told = " ".join(self.page.locator("main .summary").all_inner_texts())
        for one in words:
            assert one in told, f"{one!r} is not told: {told or 'nothing was refused'}"

    def sees(self, *words: str) -> None:
        """The words stand on the page."""
        text = " ".join(self.page.locator("body").inner_text().split())
        for one in words:
            assert one in text, f"{one!r} is not on the page: {text[:2000]}"

    def picture(self, name: str) -> None:
        """Keep a picture for the README when asked to (TERAJU_PICTURES=1)."""
        if os.environ.get("TERAJU_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(PICTURES / f"{name}.png"))


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Wait until a function of the page says yes.

    Asked anew from outside: the page itself evaluates no text, its policy forbids that.
    """
    for _turn in range(600):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never came true: {expression}")

"""Somebody at the keyboard: the few gestures that a journey is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Person:
    """A visitor of the demonstration in a browser window of their own."""

    page: Any
    address: str

    def enter_as(self, account: str) -> None:
        """Log in by the demonstration's button."""
        self.open("/login/")
        self.page.locator(f'form:has(input[value="{account}"]) button').click()

    def open(self, path: str) -> None:
        """Go to a page and see that it answers."""
        response = self.page.goto(f"{self.address}{path}")
        assert response.status == 200, f"{path} answers {response.status}"

    def on_day(self, day: str) -> None:
        """Move the demonstration's day by the banner."""
        banner = self.page.locator("form[action='/demonstration-day/']:has(input[name=day])")
        if not banner.locator("input[name=day]").is_visible():
            self.page.locator("details:has(form[action='/demonstration-day/']) > summary").click()
        banner.locator("input[name=day]").fill(day)
        banner.locator("button").first.click()

    def follow(self, name: str) -> None:
        """Click a link by its words."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def fill(self, **fields: str) -> None:
        """Fill fields by name: text, choices by value or words, ticks by "on"."""
        for name, value in fields.items():
            box = self.page.locator(f"main [name='{name}']")
            kind = box.first.evaluate("e => e.type || e.tagName.toLowerCase()")
            if kind.startswith("select"):
                options = [part.strip() for part in value.split("|")]
                try:
                    box.first.select_option(value=options, timeout=300)
                except Exception:  # noqa: BLE001 - chosen by its words then
                    box.first.select_option(label=options)
            elif kind in {"checkbox", "radio"}:
                for part in value.split("|"):
                    self.page.locator(f"main [name='{name}'][value='{part}']").check()
            else:
                box.first.fill(value)

    def send(self) -> None:
        """Send the form of the page; errors on it end the journey with their words."""
        self.page.locator("main form[method=post] button.go").last.click()
        self.page.wait_for_load_state()
        errors = self.page.locator(".note.bad, [role=alert]").all_inner_texts()
        assert not errors, errors

    def sees(self, words: str) -> None:
        """The words stand on the page."""
        assert words in self.page.locator("body").inner_text(), f"{words!r} is not on the page"

"""What anybody may open without a log-in: modules name their pages, the start pages lead there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from .kinds import Text


@dataclass(frozen=True)
class PublicPage:
    """A page for everybody, and in one sentence what for.

    One of a government takes its short name, and says whether there is
    anything to show on a day.
    """

    label: Text
    about: Text
    url_name: str
    icon: str
    order: int
    shows: Callable[[str, date], bool] | None = None

    def url(self, slug: str = "") -> str:
        return reverse(self.url_name, args=[slug] if slug else [])


_pages: list[PublicPage] = []


def register_public_page(*pages: PublicPage) -> None:
    _pages.extend(page for page in pages if page.url_name not in {one.url_name for one in _pages})


def public_pages() -> list[PublicPage]:
    """Those of the house, which belong to no government."""
    return _sorted(page for page in _pages if page.shows is None)


def public_pages_of(slug: str, day: date) -> list[PublicPage]:
    """Those of a government that have something to show. One query each."""
    return _sorted(page for page in _pages if page.shows and page.shows(slug, day))


def _sorted(pages: Iterable[PublicPage]) -> list[PublicPage]:
    return sorted(pages, key=lambda page: (page.order, page.url_name))

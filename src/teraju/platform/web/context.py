"""What the shell around every page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .clock import demonstration_day
from .menu import menu_for, tabs_of

THEMES = ("auto", "light", "dark")
# So many words fit beside the menu at the foot of a narrow phone.
PHONE_TABS = 5


@dataclass(frozen=True)
class Demonstration:
    """The demonstration and the day that it lives in."""

    today: date
    start: date | None


def shell(request: HttpRequest) -> dict[str, Any]:
    """Menu, place, theme and the demonstration's banner. No query."""
    viewer = getattr(request, "viewer", None)
    menu = menu_for(viewer, request.path) if viewer else []
    theme = request.COOKIES.get("theme", "auto")
    return {
        "viewer": viewer,
        "menu": menu,
        "tabs": tabs_of(menu, PHONE_TABS),
        "theme": theme if theme in THEMES else "auto",
        "languages": settings.LANGUAGES,
        "concerns_address": settings.TERAJU_CONCERNS_ADDRESS,
        "demonstration": _demonstration(request) if viewer else None,
        "home_government": getattr(getattr(request, "user", None), "home", None),
    }


def _demonstration(request: HttpRequest) -> Demonstration | None:
    today = demonstration_day(request)
    return Demonstration(today, settings.TERAJU_TODAY) if settings.TERAJU_DEMO and today else None

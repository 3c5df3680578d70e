"""Sections that other parts show on the page of a coaching."""

from __future__ import annotations

from collections.abc import Callable

from teraju.modules.enterprises.models import Coaching
from teraju.platform.web.kinds import Section
from teraju.platform.web.middleware import ViewerRequest

CoachingSection = Callable[[ViewerRequest, Coaching], Section | None]

_sections: list[CoachingSection] = []


def register_coaching_section(provider: CoachingSection) -> None:
    """Show a section on every coaching's page; None where it has nothing to say."""
    if provider not in _sections:
        _sections.append(provider)


def coaching_sections(request: ViewerRequest, coaching: Coaching) -> list[Section]:
    """What the other parts show of a coaching, in the order in which they said so."""
    return [found for provider in _sections if (found := provider(request, coaching))]

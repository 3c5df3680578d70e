"""What other parts show on the page of a coaching: sections, and the step that leads on."""

from __future__ import annotations

from collections.abc import Callable

from teraju.modules.enterprises.models import Coaching
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Section
from teraju.platform.web.middleware import ViewerRequest

CoachingSection = Callable[[ViewerRequest, Coaching], Section | None]
CoachingStep = Callable[[Viewer, Coaching], Action | None]

_sections: list[CoachingSection] = []
_steps: list[CoachingStep] = []


def register_coaching_section(provider: CoachingSection) -> None:
    """Show a section on every coaching's page; None where it has nothing to say."""
    if provider not in _sections:
        _sections.append(provider)


def coaching_sections(request: ViewerRequest, coaching: Coaching) -> list[Section]:
    """What the other parts show of a coaching, in the order in which they said so."""
    return [found for provider in _sections if (found := provider(request, coaching))]


def register_coaching_step(provider: CoachingStep) -> None:
    """Offer the step that leads on once a coaching is prepared; None where there is none."""
    if provider not in _steps:
        _steps.append(provider)


def coaching_step(viewer: Viewer, coaching: Coaching) -> Action | None:
    """The first step that another part offers for a coaching that is prepared."""
    return next((found for make in _steps if (found := make(viewer, coaching))), None)

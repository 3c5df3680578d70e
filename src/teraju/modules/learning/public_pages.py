"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors.event_reading import announced
from .selectors.studies import hosts, released


def register() -> None:
    register_public_page(
        PublicPage(
            _("Library of good practices"),
            _("What works in one government, written so that another can do it."),
            "learning_practices_public",
            "library",
            order=50,
        ),
        PublicPage(
            _("Events"),
            _("Trainings and webinars: register, and fetch what was shown."),
            "learning_events_public",
            "calendar",
            order=80,
            shows=lambda slug, _day: announced(slug).exists(),
        ),
        PublicPage(
            _("Ask for a study visit"),
            _("For governments that want to see how the work is done here."),
            "learning_study_ask",
            "footprints",
            order=90,
            shows=lambda slug, day: hosts(slug, day).exists(),
        ),
        PublicPage(
            _("Who learned from here"),
            _("Governments that came on a study visit, and what they reached after it."),
            "learning_study_public",
            "footprints",
            order=95,
            shows=lambda slug, _day: released(slug).exists(),
        ),
    )

"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors.board import published_of, running_of


def register() -> None:
    register_public_page(
        PublicPage(
            _("How people rate the services"),
            _("The published results of the surveys, and those that run."),
            "satisfaction_board",
            "star",
            order=20,
            shows=lambda slug, _day: published_of(slug).exists() or running_of(slug).exists(),
        )
    )

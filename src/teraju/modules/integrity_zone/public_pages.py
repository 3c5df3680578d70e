"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors.sheets import published


def register() -> None:
    register_public_page(
        PublicPage(
            _("Integrity zone"),
            _("Which units build it, and how they assess themselves."),
            "integrity_zone_public",
            "shield-check",
            order=70,
            shows=lambda slug, _day: published(slug).exists(),
        )
    )

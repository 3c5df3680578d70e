"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors import public_agreements


def register() -> None:
    register_public_page(
        PublicPage(
            _("Agreements"),
            _("With whom, about what, and until when."),
            "cooperation_public",
            "handshake",
            order=50,
            shows=lambda slug, _day: public_agreements(slug).exists(),
        )
    )

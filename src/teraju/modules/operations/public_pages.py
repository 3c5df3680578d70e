"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors import public_services


def register() -> None:
    register_public_page(
        PublicPage(
            _("Services"),
            _("What to bring, how long it takes, what it costs."),
            "operations_public",
            "list-checks",
            order=10,
            shows=lambda slug, _day: public_services(slug).exists(),
        )
    )

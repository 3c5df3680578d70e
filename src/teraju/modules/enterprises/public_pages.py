"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors.offers import released_of


def register() -> None:
    register_public_page(
        PublicPage(
            _("Owners of small firms"),
            _("Your firm on its way to SNI: what is next, who comes when. With a code by message."),
            "enterprises_owner",
            "store",
            order=40,
        ),
        PublicPage(
            _("Products that are certified or registered"),
            _("Products of small firms, by which standard and until when."),
            "enterprises_showcase",
            "store",
            order=40,
            shows=lambda slug, _day: released_of(slug).exists(),
        ),
    )

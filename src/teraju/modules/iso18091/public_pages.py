"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page

from .selectors.published import published


def register() -> None:
    about = _("The 39 indicators of ISO 18091, as far as they are published.")
    register_public_page(
        PublicPage(_("Reliable local governments"), about, "andal", "landmark", order=60),
        PublicPage(
            _("A reliable local government"),
            about,
            "andal_government",
            "landmark",
            order=60,
            shows=lambda slug, _day: published().filter(government__slug=slug).exists(),
        ),
    )

"""The pages of this module that ask for no log-in, for the start pages that lead to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.web.public_pages import PublicPage, register_public_page


def register() -> None:
    register_public_page(
        PublicPage(
            _("Check a scale or a fuel pump"),
            _("By the code on its sticker: is it verified, until when; report a short measure."),
            "metrology_tag_start",
            "scale",
            order=20,
        ),
        PublicPage(
            _("Ask for verification"),
            _("For owners of measuring instruments: with a code by message, without an account."),
            "metrology_net",
            "calendar",
            order=30,
        ),
    )

"""What nil statements and the register of 8.7 register with the house; called by the app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Verbs, registers, menu, inbox, evidence, review input, files."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.audit.api import register_verbs
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_handed_over, register_inbox

    from . import campaign_inbox, nil_evidence, nil_inbox, nil_review
    from .nil_verbs import NIL_VERBS

    register_verbs(NIL_VERBS)
    register_inbox(nil_inbox.nil_waiting)
    register_inbox(nil_inbox.courtesies_waiting)
    register_inbox(campaign_inbox.campaigns_waiting)
    register_handed_over(nil_inbox.courtesies_handed_over)
    register_evidence(*nil_evidence.KINDS)
    register_review_input(*nil_review.INPUTS)
    _pages()
    _files()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .web.nil_registers import COURTESIES_REGISTER, MISSING, NILS

    register_register(NILS, MISSING, COURTESIES_REGISTER)
    register_search(
        in_register(
            COURTESIES_REGISTER,
            "gratification_courtesies",
            lambda one: (one.what, one.agency.short_name),
        )
    )
    register_menu(
        MenuItem(
            _("Integrity"),
            _("Gifts of the agency"),
            "gratification_courtesies",
            "handshake",
            order=679,
        ),
        MenuItem(
            _("Integrity"),
            _("Nil statements"),
            "gratification_nils",
            "circle-off",
            order=678,
            covers=("gratification_nil_missing",),
        ),
    )


def _files() -> None:
    """Invitations and receipts hang at what was given."""
    from teraju.platform.files.owners import register_owner

    from . import nil_permissions
    from .models import Courtesy
    from .selectors.nil_reading import courtesies

    register_owner(
        Courtesy,
        visible=lambda viewer, pk: courtesies(viewer).filter(pk=pk).first(),
        add_right=nil_permissions.ASK,
        remove_right=nil_permissions.DECIDE,
    )

"""What the desk of the UPG registers with the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def register() -> None:
    """Verbs, inbox, evidence, lists, the menu, and the owners of files."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.audit.api import keep_within, register_verbs
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_inbox

    from . import evidence
    from .desk_inbox import waiting
    from .desk_review import INPUTS
    from .desk_verbs import DESK_VERBS

    register_verbs(DESK_VERBS)
    keep_within("gratification.handling", "gratification.deposit", "gratification.donation")
    register_inbox(waiting)
    register_evidence(*evidence.KINDS)
    register_review_input(*INPUTS)
    _lists()
    _files()


def _lists() -> None:
    """Registers and the line of the menu. Nothing of them is in the search box."""
    from django.utils.translation import gettext_lazy as _

    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions
    from .web.desk_kpk_registers import KPK_ROWS
    from .web.desk_registers import CUSTODY, DESK

    register_register(DESK, CUSTODY, KPK_ROWS)
    register_menu(
        MenuItem(
            _("Integrity"),
            _("Desk for gratification"),
            "gratification_desk",
            "inbox",
            order=677,
            right=permissions.HANDLE,
            covers=("gratification_custody", "gratification_kpk_rows", "gratification_recap"),
        )
    )


def _files() -> None:
    """Decision letters, receipts and photos; within what somebody sees, the desk adds to them."""
    from teraju.platform.files.api import register_owner

    from . import permissions
    from .models import Deposit, Donation, Handling
    from .services.desk_common import own_report

    for model in (Handling, Deposit, Donation):
        register_owner(
            model,
            visible=_finder(model),
            add_right=permissions.HANDLE,
            remove_right=permissions.HANDLE,
            refuses_add=own_report,
            refuses_remove=own_report,
        )


def _finder(model: Any) -> Callable[[Any, Any], Any]:
    return lambda viewer, pk: model.objects.visible_to(viewer).filter(pk=pk).first()

"""What supervision and reports of citizens tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def register() -> None:
    """Numbers, inbox, pages, search, menu, files, papers, codes of stickers, evidence."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.notify.inbox import register_inbox

    from . import supervision_evidence, supervision_inbox
    from .selectors.sticker_codes import found_by_sticker
    from .selectors.tags import register_codes

    _numbers()
    _pages()
    _menu()
    _files()
    _papers()
    register_inbox(supervision_inbox.waiting)
    register_codes(found_by_sticker)
    for kind in supervision_evidence.KINDS:
        register_evidence(kind)


def _numbers() -> None:
    from teraju.platform.papers.api import NumberKind, register_numbers

    from .selectors.supervision import REFERRAL_LETTER
    from .services import supervision_papers as papers

    pattern = "{seq:03}/%s/{code}/{month_roman}/{year}"
    for key, label, sign in (
        (papers.LETTER_NUMBER, _("Assignment for supervision"), "SPT-WAS"),
        (papers.MINUTES_NUMBER, _("Minutes of supervision"), "BA-WAS"),
        (papers.WARNING_NUMBER, _("Warning of supervision"), "TEGURAN"),
        (REFERRAL_LETTER, _("Referral of supervision"), "RUJUK-WAS"),
    ):
        register_numbers(key, NumberKind(label=label, pattern=pattern % sign))


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.supervision_registers import INSPECTIONS, ITEMS, REPORTS

    register_register(INSPECTIONS, ITEMS, REPORTS)
    for provider in (
        in_register(INSPECTIONS, "metrology_inspections", lambda i: (str(i.place), i.purpose)),
        in_register(REPORTS, "metrology_citizen_reports", lambda r: (r.ticket, r.where)),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import supervision_permissions as permissions
    from .register_permissions import WORK

    item = MenuItem(
        _("Legal metrology"),
        pgettext_lazy("menu of metrology", "Supervision"),
        "metrology_inspections",
        "search-check",
        order=740,
        right=WORK,
        daily_for=permissions.INSPECTION_DO,
        covers=("metrology_items",),
    )
    register_menu(item)
    register_menu(
        MenuItem(
            _("Legal metrology"),
            _("Reports of citizens"),
            "metrology_citizen_reports",
            "message-square",
            order=742,
            right=WORK,
        )
    )


def _files() -> None:
    """What an official photographed on a visit lies with the instrument that was found so."""
    from teraju.platform.files.owners import register_owner

    from . import supervision_permissions as permissions
    from .models import Inspection, InspectionItem
    from .selectors import supervision as reading
    from .selectors.finding import finder

    for model, rows in (
        (Inspection, reading.inspections),
        (InspectionItem, reading.items),
    ):
        register_owner(
            model,
            visible=finder(rows),
            add_right=permissions.INSPECTION_DO,
            remove_right=permissions.INSPECTION_DO,
        )


def _papers() -> None:
    """Letters, minutes and warnings are for those who see the visit."""
    from teraju.platform.papers.api import register_audience

    from .models import Inspection, InspectionItem

    register_audience(Inspection, lambda viewer: Inspection.objects.visible_to(viewer))
    register_audience(InspectionItem, lambda viewer: InspectionItem.objects.visible_to(viewer))

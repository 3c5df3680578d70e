"""The list of certificates that wait for the viewer's signature."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.selectors.certificates import to_sign, with_readings
from teraju.modules.metrology.services.certificates import OTHER_PLATE
from teraju.modules.metrology.services.sheet_checks import has_other_plate
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register
from teraju.platform.web.kinds import Link, Tick

from .readings_in_short import readings_in_short
from .register_words import kind_choices
from .sheet_registers import finds_instruments
from .sheet_sections import what
from .unit_common import AGENCY
from .unit_registers import column


def unsignable(one: Certificate) -> str:
    """Why nobody can sign it as it is; empty where somebody can. No query."""
    verification = one.verification
    if is_void(one):
        return _now("The mark is void: send it back.")
    if has_other_plate(verification.sheet, verification.instrument):
        return str(OTHER_PLATE % {"tag": verification.instrument.tag})
    return ""


def is_void(one: Certificate) -> bool:
    return bool(one.is_void)  # type: ignore[attr-defined]  # of the selector


def _tick(one: Certificate) -> Any:
    tag = one.verification.instrument.tag
    return unsignable(one) or Tick("certificate", one.pk, tag, _("yes"))


def _readings(one: Certificate) -> list[Any]:
    sheet = one.verification.sheet
    if sheet is None:
        return []
    return [*readings_in_short(sheet), Link(_("Test sheet"), sheet.get_absolute_url())]


def _by_day(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    morning = datetime.combine(viewer.today, time.min, viewer.now.tzinfo)
    asked = {"submitted_at__gte" if value == "today" else "submitted_at__lt": morning}
    return rows.filter(**asked)


SIGNING: Register[Certificate] = Register(
    key="metrology.signing",
    title=_("To sign"),
    noun=_("certificates"),
    columns=[
        column(
            "instrument",
            _("Instrument"),
            lambda row: row.verification.instrument.tag,
            sort="verification__instrument__tag",
        ),
        column(
            "kind",
            pgettext_lazy("instrument", "Kind"),
            lambda row: what(row.verification.instrument, row.verification.sheet),
            place="beneath",
        ),
        column("sign", _("Sign"), _tick),
        column(
            "owner",
            pgettext_lazy("instrument", "Owner"),
            lambda row: row.verification.instrument.owner.name,
            sort="verification__instrument__owner__name",
        ),
        column(
            "tested",
            _("Tested on"),
            lambda row: row.verification.on,
            "date",
            sort="verification__on",
        ),
        column("result", _("Result"), lambda row: row.verification.get_result_display()),
        column("readings", _("Readings"), _readings),
        column(
            "tester",
            _("Tester"),
            lambda row: row.verification.tester_office,
            sort="verification__tester_office",
        ),
        column("agency", _("Agency"), lambda row: row.agency.short_name, place="file"),
    ],
    rows=lambda viewer: with_readings(to_sign(viewer)),
    order=["submitted_at", "pk"],
    finds=finds_instruments("verification__instrument", "verification__tester_office"),
    filters=[
        Filter(
            key="day",
            label=pgettext_lazy("certificate", "Submitted"),
            choices=lambda viewer: [("today", _("Today")), ("earlier", _("Earlier"))],
            apply=_by_day,
        ),
        Filter(
            key="kind",
            label=pgettext_lazy("instrument", "Kind"),
            choices=lambda viewer: kind_choices(),
            apply=lambda rows, value, viewer: rows.filter(verification__instrument__kind=value),
        ),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Nothing waits to be signed."),
)

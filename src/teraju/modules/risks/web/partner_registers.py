"""The registers of partners and of their engagements."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.models import Engagement, Partner
from teraju.modules.risks.models.partner_choices import (
    ENGAGEMENT_STATES,
    LEVELS,
    PARTNER_KINDS,
    choices,
)
from teraju.modules.risks.selectors import partners as reading
from teraju.platform.exchange.registers import Column, Filter, Register

from .partner_common import agency_filter
from .partner_imports import (
    AGENCY,
    BUSINESS,
    CONTACT,
    DAY,
    KIND,
    NAME,
    PARTNERS_IMPORT,
    SUPPLIES,
    TAX,
    YES_NO,
)
from .partner_statuses import (
    engagement_status,
    kind_word,
    level_status,
    partner_status,
    promise_status,
    result_status,
    standing_status,
)

MATTERS = [
    ("current", _("at work with the agency")),
    ("diligence", _("due diligence missing or run out")),
    ("commitment", _("commitment missing")),
    ("evaluation", _("evaluation due")),
    ("shut_out", _("blocked or shut out")),
    ("ended", _("work has ended")),
]


PAGE_COLUMNS: list[Column[Any]] = [
    Column(
        key="name",
        label=_("Partner"),
        value=lambda p: p.name,
        sort="name",
        reads=NAME,
        required=True,
    ),
    Column(
        key="supplies",
        label=_("What it does for the agency"),
        value=lambda p: p.supplies,
        reads=SUPPLIES,
        required=True,
        place="beneath",
    ),
    Column(key="status", label=_("Status"), value=partner_status, kind="status"),
    Column(
        key="level",
        label=_("Bribery risk"),
        value=level_status,
        kind="status",
        sort="bribery_level",
    ),
    Column(
        key="diligence",
        label=_("Due diligence"),
        value=standing_status,
        kind="status",
        sort="dd_until",
    ),
    Column(
        key="commitment",
        label=_("Commitment"),
        value=promise_status,
        kind="status",
        sort="promise_until",
        place="file",
    ),
    Column(
        key="evaluation",
        label=pgettext_lazy("provider", "Evaluation"),
        value=lambda p: result_status(p.ev_result) if p.affects_service else None,
        kind="status",
        sort="ev_result",
    ),
    Column(
        key="next",
        label=_("Evaluated again by"),
        value=lambda p: p.ev_next if p.affects_service else None,
        kind="date",
        sort="ev_next",
        place="file",
    ),
    Column(
        key="running",
        label=_("Engagements"),
        value=lambda p: p.running,
        kind="number",
        sort="running",
        place="file",
    ),
]


# What an imported file holds beside the name.
FILE_COLUMNS: list[Column[Any]] = [
    Column(
        key="kind",
        label=_("Kind"),
        value=kind_word,
        stored=lambda p: p.kind,
        reads=KIND,
        required=True,
        place="file",
    ),
    Column(
        key="agency",
        label=_("Agency"),
        value=lambda p: p.agency.short_name,
        stored=lambda p: p.agency_id,
        sort="agency__name",
        reads=AGENCY,
        required=True,
        place="file",
    ),
    Column(
        key="affects_service",
        label=_("Affects the quality of services"),
        value=lambda p: p.affects_service,
        kind="yesno",
        reads=YES_NO,
        required=True,
        place="file",
    ),
    Column(
        key="begun_on",
        label=_("Since"),
        value=lambda p: p.begun_on,
        kind="date",
        sort="begun_on",
        reads=DAY,
        required=True,
        place="file",
    ),
    Column(
        key="tax_number", label=_("NPWP"), value=lambda p: p.tax_number, reads=TAX, place="file"
    ),
    Column(
        key="business_number",
        label=_("NIB"),
        value=lambda p: p.business_number,
        reads=BUSINESS,
        place="file",
    ),
    Column(
        key="contact",
        label=_("Contact"),
        value=lambda p: p.contact,
        reads=CONTACT,
        place="file",
    ),
]


PARTNERS: Register[Partner] = Register(
    key="risks.partners",
    title=_("Providers and partners"),
    noun=_("partners"),
    columns=[*PAGE_COLUMNS, *FILE_COLUMNS],
    rows=reading.partners,
    order=["name", "pk"],
    search=["name", "supplies", "tax_number", "business_number", "agency__name"],
    filters=[
        Filter(
            key="matter",
            label=_("What asks for something"),
            choices=lambda viewer: MATTERS,
            apply=lambda rows, value, viewer: reading.with_condition(rows, value, viewer.today),
        ),
        Filter(
            key="level",
            label=_("Bribery risk"),
            choices=lambda viewer: choices(LEVELS),
            apply=lambda rows, value, viewer: rows.filter(bribery_level=value),
        ),
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(PARTNER_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        agency_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Enter a partner"),
    add_url="risks_partner_add",
    add_right=permissions.PARTNER_WRITE,
    empty=_("No partner yet. Enter the first one, or read a list from Excel."),
    importing=PARTNERS_IMPORT,
)

ENGAGEMENTS: Register[Engagement] = Register(
    key="risks.engagements",
    title=_("Engagements of partners"),
    noun=_("engagements"),
    columns=[
        Column(
            key="title",
            label=pgettext_lazy("engagement", "What"),
            value=lambda e: e.title,
            sort="title",
        ),
        Column(
            key="partner",
            label=_("Partner"),
            value=lambda e: e.partner.name,
            sort="partner__name",
        ),
        Column(
            key="status", label=_("Status"), value=engagement_status, kind="status", sort="state"
        ),
        Column(key="value", label=_("Value"), value=lambda e: e.value, kind="money", sort="value"),
        Column(
            key="starts_on",
            label=_("From"),
            value=lambda e: e.starts_on,
            kind="date",
            sort="starts_on",
        ),
        Column(
            key="ends_on", label=_("Until"), value=lambda e: e.ends_on, kind="date", sort="ends_on"
        ),
        Column(
            key="number",
            label=_("Procurement number"),
            value=lambda e: e.procurement_number,
            sort="procurement_number",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda e: e.agency.short_name,
            sort="agency__name",
            place="file",
        ),
    ],
    rows=reading.engagements,
    order=["-starts_on", "-pk"],
    search=["title", "procurement_number", "partner__name", "requirements"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(ENGAGEMENT_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("No engagement yet. Open a partner and plan the first one."),
)

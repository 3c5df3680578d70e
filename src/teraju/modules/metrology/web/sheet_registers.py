"""The registers of test sheets, verifications and certificates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Certificate, Sheet, Verification
from teraju.modules.metrology.models.choices import STANDINGS
from teraju.modules.metrology.models.order_choices import (
    CERTIFICATE_STATES,
    CONTROLS,
    SHEET_STATES,
)
from teraju.modules.metrology.selectors.certificates import certificates
from teraju.modules.metrology.selectors.marks import verifications, with_worth
from teraju.modules.metrology.selectors.registers import of_found_instruments
from teraju.modules.metrology.selectors.sheets import sheets
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register, holding

from .register_words import kind_choices
from .sheet_sections import what
from .sheet_words import (
    TESTED_AGAIN,
    certificate_status,
    counted_until,
    sheet_status,
    verification_status,
)
from .unit_common import AGENCY
from .unit_registers import by_field, column

MOST_COUNTED = 10_000


def _instrument(sheet: Callable[[Any], Sheet | None]) -> list[Any]:
    """The tag with kind and size beneath it, as it was tested by the `sheet` of a row."""
    return [
        column("tag", _("Tag"), lambda row: row.instrument.tag, sort="instrument__tag"),
        column(
            "kind",
            pgettext_lazy("instrument", "Kind"),
            lambda row: what(row.instrument, sheet(row)),
            place="beneath",
        ),
        column(
            "owner", pgettext_lazy("instrument", "Owner"), lambda row: row.instrument.owner.name
        ),
    ]


def finds_instruments(path: str, *own: str) -> Callable[[Any, str, Any], Any]:
    """By what the instrument at `path` is found by, from its index, or by fields of the rows."""

    def find(rows: Any, words: str, viewer: Viewer) -> Any:
        known = of_found_instruments(path, words, viewer)
        return rows.filter(known | holding(words, own))

    return find


def _kinds(path: str) -> Filter:
    return Filter(
        key="kind",
        label=pgettext_lazy("instrument", "Kind"),
        choices=lambda viewer: kind_choices(),
        apply=lambda rows, value, viewer: rows.filter(**{f"{path}__kind": value}),
    )


def _mine(path: str) -> Filter:
    return Filter(
        key="mine",
        label=pgettext_lazy("test sheet", "Tested by"),
        choices=lambda viewer: [("me", pgettext_lazy("hand-out", "me"))],
        apply=lambda rows, value, viewer: rows.filter(**{path: viewer.user_id}),
    )


SHEETS: Register[Sheet] = Register(
    key="metrology.sheets",
    title=_("Test sheets"),
    noun=_("test sheets"),
    columns=[
        *_instrument(lambda row: row),
        column("state", _("Status"), sheet_status, "status", "state"),
        column("control", _("Kind of control"), lambda row: row.get_control_display()),
        column("tested_on", _("Tested on"), lambda row: row.tested_on, "date", "tested_on"),
        column("tester", _("Tester"), lambda row: row.tester_office, sort="tester_office"),
        column("agency", _("Agency"), lambda row: row.agency.short_name, place="file"),
        column("note", _("Note"), lambda row: row.note, place="file"),
    ],
    rows=sheets,
    order=["-tested_on", "-pk"],
    finds=finds_instruments("instrument", "tester_office"),
    filters=[
        by_field("state", _("Status"), SHEET_STATES),
        by_field("control", _("Kind of control"), CONTROLS),
        _kinds("instrument"),
        _mine("tester"),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Nothing was tested yet. A test begins on the page of the instrument."),
    counted=MOST_COUNTED,
)

VERIFICATIONS: Register[Verification] = Register(
    key="metrology.verifications",
    title=_("Verifications"),
    noun=_("verifications"),
    columns=[
        *_instrument(lambda row: row.sheet),
        column("worth", _("Status"), verification_status, "status", "result"),
        column("on", pgettext_lazy("mark", "Marked on"), lambda row: row.on, "date", "on"),
        column("until", _("Valid until"), counted_until, "date", "valid_until"),
        column("void", _("Void since"), lambda row: row.void_since, "date", place="file"),
        column("passed", _("Passed"), lambda row: row.passed, "number", "passed"),
        column("adjusted", _("Adjusted"), lambda row: row.adjusted, "number", "adjusted", "file"),
        column("failed", _("Failed"), lambda row: row.failed, "number", "failed"),
        column("tester", _("Tester"), lambda row: row.tester_office, sort="tester_office"),
        column(
            "control", _("Kind of control"), lambda row: row.get_control_display(), place="file"
        ),
        column("place", _("Place"), lambda row: str(row.instrument.place), place="file"),
        column("agency", _("Agency"), lambda row: row.agency.short_name, place="file"),
    ],
    rows=verifications,
    order=["-on", "-pk"],
    finds=finds_instruments("instrument", "tester_office"),
    filters=[
        Filter(
            key="worth",
            label=_("Status"),
            choices=lambda viewer: [
                ("valid", _("The mark counts")),
                ("unproven", STANDINGS[Standing.UNPROVEN]),
                ("expired", pgettext_lazy("mark", "Run out")),
                ("followed", TESTED_AGAIN),
                ("void", _("Void")),
                ("batal", _("Batal (rejected)")),
                ("not_at_first", _("Did not pass at first")),
            ],
            apply=lambda rows, value, viewer: with_worth(rows, value, viewer.today),
        ),
        by_field("control", _("Kind of control"), CONTROLS),
        _kinds("instrument"),
        _mine("tester"),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Nothing was marked yet."),
    counted=MOST_COUNTED,
)

CERTIFICATES: Register[Certificate] = Register(
    key="metrology.certificates",
    title=_("Certificates of verification (SKHP)"),
    noun=_("certificates"),
    columns=[
        column(
            "instrument",
            _("Instrument"),
            lambda row: row.verification.instrument.tag,
            sort="verification__instrument__tag",
        ),
        column(
            "number",
            _("Number"),
            lambda row: row.paper.number if row.paper else None,
            sort="paper__number",
            place="beneath",
        ),
        column("state", _("Status"), certificate_status, "status", "state"),
        column(
            "owner",
            pgettext_lazy("instrument", "Owner"),
            lambda row: row.verification.instrument.owner.name,
        ),
        column("tested", _("Tested on"), lambda row: row.verification.on, "date"),
        column(
            "submitted",
            pgettext_lazy("certificate", "Submitted"),
            lambda row: localdate(row.submitted_at),
            "date",
            "submitted_at",
            "file",
        ),
        column(
            "signed",
            pgettext_lazy("certificate", "Signed on"),
            lambda row: localdate(row.signed_at) if row.signed_at else None,
            "date",
            "signed_at",
        ),
        column("by", _("Signed by"), lambda row: row.signed_office, place="file"),
        column("agency", _("Agency"), lambda row: row.agency.short_name, place="file"),
    ],
    rows=certificates,
    order=["-submitted_at", "-pk"],
    finds=finds_instruments("verification__instrument", "paper__number", "signed_office"),
    filters=[by_field("state", _("Status"), CERTIFICATE_STATES), AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("No certificate was asked for. A mark counts without one."),
    counted=MOST_COUNTED,
)

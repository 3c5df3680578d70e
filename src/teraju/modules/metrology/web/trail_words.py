"""What happened to a record of metrology: every fact by its name, and every code in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, partial
from typing import Any, TypedDict

from django.db.models import Field, Model, Q
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from typing_extensions import Unpack

from teraju.modules.metrology.domain.editions import editions
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import Instrument, OrderLine, Owner, Place, Sheet
from teraju.modules.metrology.models.order_choices import (
    CERTIFICATE_STATES,
    CONTROLS,
    LINE_STATES,
    PAUSE_REASONS,
    REMEDIES,
    VOID_REASONS,
)
from teraju.modules.metrology.models.plan_choices import CONDITIONS
from teraju.modules.metrology.models.unit_choices import CAME_BACK, SITES, STAMP_KINDS
from teraju.modules.metrology.report_wording import period_words
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.unit_wording import kind_name, stamp_kind_words, stamp_words
from teraju.platform.audit.api import TimelineEntry, renamed, timeline

from .register_words import PARAMETERS, plate_words

# What the trail tells that is no field of the record's own table.
LABELS = {
    "Reason": _("Reason"),
    "Kinds": _("Kinds"),
    "Kind": pgettext_lazy("instrument", "Kind"),
    "Classes": _("Classes"),
    "Parameter": _("Bounded by"),
    "Lower": _("From"),
    "Upper": _("Up to"),
    "Standards": _("Standards"),
    "Name": _("Name"),
    "Agreement": _("Agreement"),
    "Since": pgettext_lazy("agreement", "Holds from"),
    "Until": pgettext_lazy("agreement", "Holds until"),
    "Certificate": _("Certificate"),
    "Issued by": _("Laboratory"),
    "Traceable to": _("Traceable to"),
    "Calibrated on": _("Calibrated on"),
    "Is fit": _("Found fit"),
    "Uncertainty": _("Uncertainty"),
    "Result": _("Result"),
    "Verified on": _("Verified on"),
    "Borrower": _("Lent to"),
    "Lent on": _("Lent on"),
    "Returned on": _("Back on"),
    "Came back": _("Condition when it came back"),
    "Returned as": _("Condition when it came back"),
    "Counted on": _("Counted on"),
    "Received by": _("Received by"),
    "Expected": _("By the book"),
    "Found": pgettext_lazy("count", "Found"),
    "Explanation": _("Explanation of a difference"),
    "Stamps": _("Stamps"),
    "Rolls": _("Rolls of stickers"),
    "Missing": _("Missing or broken"),
    "Instrument": _("Instrument"),
    "Instruments": _("Instruments"),
    "Number": _("Number"),
    "Tester": _("Tester"),
    "Minutes": pgettext_lazy("time", "Minutes"),
    "Referred to": pgettext_lazy("order", "Referred to"),
    "Session": _("Market session"),
    "Sessions": pgettext_lazy("market session", "Sessions"),
    "Follows": _("Follows the visit"),
    "Replied on": _("Answered on"),
    "Reply": _("What the receiver did"),
    "Reply number": _("Number of their document"),
    "Marks": _("Marks"),
    "Holds": pgettext_lazy("condition", "Holds"),
    "Shown by": _("What shows it"),
    "Cells": _("Fields of the sheet"),
    "Remedy": _("Done before"),
}

_REASONS = {**PAUSE_REASONS, **VOID_REASONS}


class Wanted(TypedDict, total=False):
    """What of the history, as `timeline` takes it."""

    bare: Collection[str]
    which: Q
    also: Q
    told: Collection[str]


def history_of_line(line: OrderLine) -> list[TimelineEntry]:
    """What happened to an instrument of an order, and to the order as a whole."""
    of_all = ~Q(verb__startswith="metrology.line.")
    of_it = Q(changes__instrument__1=line.instrument.tag)
    return history_of(line.order, which=of_all | of_it)


def history_from_file(target: Instrument | Owner | Place) -> list[TimelineEntry]:
    """What happened to a record, from the file on with which it was entered.

    Those that a file enters have no event of their own: they were made at the moment of the one of
    all.
    """
    government = target.government
    entered = Q(
        target_type=government._meta.label_lower,
        target_id=str(government.pk),
        verb="metrology.instruments.imported",
        at=target.created_at,
    )
    return history_of(target, also=entered, told=("file",))


def history_of(target: Model, **wanted: Unpack[Wanted]) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    own = _named_by(type(target))
    known = {**LABELS, **_stamp_lines()}
    labels = {name: word for name, word in known.items() if name not in own}
    return renamed(timeline(target, **wanted), labels, _words(target))


@cache
def _named_by(model: type[Model]) -> frozenset[str]:
    """What the fields of a record are called in English: they keep the word of their form."""
    fields = [one for one in model._meta.get_fields() if isinstance(one, Field)]
    with override("en"):
        names = [one.verbose_name for one in fields if isinstance(one.verbose_name, Promise)]
        return frozenset(capfirst(str(name)) for name in names)


@cache
def _stamp_lines() -> Mapping[str, Any]:
    """What the lines of a stock are called, which the trail knows as "Sah 4 field"."""
    written = lazy(stamp_words, str)
    return {
        capfirst(f"{kind} {size} {site}"): written(kind, size, site)
        for one in editions("stamps")
        for kind, sizes in one.values["kinds"].items()
        for size in sizes
        for site in SITES
    }


def _words(target: Model) -> dict[str, Any]:
    """How codes are written, by the name of the fact that holds them."""
    return {
        "State": LINE_STATES,
        "Kind": kind_name,
        "Kinds": kind_name,
        "Plate": partial(_plate, kind=_kind_of(target)),
        "Parameter": PARAMETERS,
        "Condition": CONDITIONS,
        "Period": _period,
        "Remedy": REMEDIES,
        "Control": CONTROLS,
        "Certificate": CERTIFICATE_STATES,
        "Came back": CAME_BACK,
        "Reason": _reason,
        "Stamps": _stamps,
        "Marks": _marks,
    }


def _reason(told: str) -> Any:
    """A code, a sentence of the program, or what somebody wrote."""
    return _REASONS.get(told) or as_read(told)


def _kind_of(target: Model) -> str:
    """The kind of an instrument, or of what a sheet tests."""
    instrument = target.instrument if isinstance(target, Sheet) else target
    return str(getattr(instrument, "kind", ""))


def _plate(plate: Mapping[str, str] | str, kind: str) -> list[str]:
    """Each value by its name; earlier events of a sheet kept one line about the plate."""
    if isinstance(plate, str):
        return [plate]
    return [f"{label}: {text}" for label, text in plate_words(kind, plate)]


def _period(told: str) -> str:
    year, _dash, month = told.partition("-")
    return period_words(ReportPeriod(int(year), int(month or 0)))


def _stamps(told: str) -> str:
    """How many of which stamps: "sah 4 field: 2"."""
    line, _colon, number = told.rpartition(": ")
    return f"{_stamp_lines().get(capfirst(line), line)}: {number}"


def _marks(told: str) -> str:
    """How many of which marks were put on: "sah 4: 2"."""
    line, _colon, number = told.rpartition(": ")
    kind, _space, size = line.partition(" ")
    return f"{stamp_kind_words(kind, size)} × {number}" if kind in STAMP_KINDS else told

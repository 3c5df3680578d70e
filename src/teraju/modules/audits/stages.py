"""Which stages of the way to a certificate agencies reached, as this module knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached, Text

from .models import AuditKind, BodyAudit, Certificate, StandingKind


def stage_1_held(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """The audits of stage 1 that were held, by their last day."""
    rows = BodyAudit.objects.filter(
        agency__in=agency_ids, kind=AuditKind.STAGE_1, ended_on__lte=on
    ).select_related("certification")
    for audit in rows.order_by("ended_on", "pk"):
        if audit.ended_on:
            yield Reached(
                audit.agency_id,
                stages.STAGE_1.code,
                audit.ended_on,
                audit.certification.get_absolute_url(),
                is_example=audit.is_example,
            )


def certificates_held(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """The certificates that were not withdrawn by that day: for each agency the first of them.

    It holds as long as the last of them does. How long one of unknown days holds is unknown too.
    """
    rows = Certificate.objects.filter(agency__in=agency_ids).with_standing(on)
    rows = rows.select_related("government").order_by("agency", "pk")
    kept = (row for row in rows if row.last_standing != StandingKind.WITHDRAWN)
    for agency_id, theirs in groupby(kept, key=lambda row: row.agency_id):
        dated = [(*_reached_on(row), row) for row in theirs]
        held = sorted((one for one in dated if one[0] <= on), key=lambda one: (one[0], one[2].pk))
        if held:
            day, note, first = held[0]
            ends = [row.expires_on for _day, _note, row in held]
            yield Reached(
                agency_id,
                stages.CERTIFICATE.code,
                day,
                first.get_absolute_url(),
                is_example=first.is_example,
                until=None if None in ends else max(end for end in ends if end),
                note=note,
            )


def _reached_on(row: Certificate) -> tuple[date, Text]:
    """The day of the decision, or the first day known after it, or the day it was put on record."""
    known = row.decision_on or row.valid_from or row.handed_over_on
    if known:
        return known, ""
    recorded = localdate(row.created_at, ZoneInfo(row.government.timezone))
    return recorded, _("Its days are not known: counted from the day it was put on record.")


def register() -> None:
    stages.register_stage(stages.STAGE_1, stage_1_held)
    stages.register_stage(stages.CERTIFICATE, certificates_held)

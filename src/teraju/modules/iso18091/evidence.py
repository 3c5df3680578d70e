"""What a diagnosis proves of the agencies that took part: they evaluate themselves by evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof

from . import permissions
from .models import Diagnosis

KIND = "iso18091.diagnosis"
TOPICS = frozenset({"analysis"})
# A diagnosis is a yearly one: our own number.
MONTHS = 12


def diagnosed(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Concluded diagnoses with indicators of these agencies: they support. One query."""
    concluded = Diagnosis.objects.filter(concluded_on__lte=on, state="concluded")
    rows = (
        concluded.filter(indicators__agency__in=agency_ids)
        .values("pk", "year", "edition", "concluded_on", "is_example", "indicators__agency")
        .annotate(
            given=Count("indicators"),
            verified=Count("indicators", filter=Q(indicators__verified_complete=True)),
        )
        .order_by("indicators__agency", "year", "pk")
    )
    words = _("Diagnosis of a reliable government, {year}: {verified} of {given} verified")
    for row in rows:
        day = row["concluded_on"]
        yield Proof(
            kind=KIND,
            key=f"{KIND}-{row['pk']}-{row['indicators__agency']}",
            agency_id=row["indicators__agency"],
            topics=TOPICS,
            title=format_lazy(
                words, year=row["year"], verified=row["verified"], given=row["given"]
            ),
            url=reverse("iso18091_diagnosis", args=[row["pk"]]),
            happened_on=day,
            recorded_on=day,
            supports=True,
            valid_until=add_months(day, MONTHS),
            source=(KIND, str(row["pk"])),
            is_example=row["is_example"],
        )


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Diagnosis of a reliable government"),
        topics=TOPICS,
        find=diagnosed,
        start_url=lambda agency_id: reverse("iso18091_diagnoses"),
        start_right=permissions.READ,
    ),
)

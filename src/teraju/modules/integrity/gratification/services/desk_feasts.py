"""A feast's envelopes as objects: those that have to be reported get a row of their own at KPK."""

from __future__ import annotations

from django.utils.translation import gettext, override

from teraju.modules.integrity.gratification.models import (
    Deposit,
    Donation,
    Envelope,
    GiftItem,
    GiftReport,
)
from teraju.modules.integrity.gratification.models.choices import Category, EnvelopeKind
from teraju.platform.accounts.records import keep

LANGUAGE = "id"
CATEGORIES = {
    EnvelopeKind.MONEY: Category.MONEY,
    EnvelopeKind.GOODS: Category.OTHER,
    EnvelopeKind.FLOWERS: Category.PERISHABLE,
}


def lay_out_objects(report: GiftReport) -> None:
    """Give the envelopes that have to be reported an object each, in the place of earlier ones.

    What lies in custody or was given away already stays as it is. Part of the assessment.
    """
    if not report.is_feast or _is_touched(report):
        return
    GiftItem.objects.filter(report=report).delete()
    rows = Envelope.objects.filter(report=report, reportable=True).order_by("place", "pk")
    for place, one in enumerate(rows, start=1):
        keep(
            GiftItem(
                report=report,
                place=place,
                category=CATEGORIES[EnvelopeKind(one.kind)],
                description=_words(one)[:300],
                value=one.value,
                is_perishable=one.kind == EnvelopeKind.FLOWERS,
            )
        )


def _is_touched(report: GiftReport) -> bool:
    kept = Deposit.objects.filter(report=report).exists()
    return kept or Donation.objects.filter(report=report).exists()


def _words(one: Envelope) -> str:
    """What it is and from whom, in the language in which KPK reads it."""
    with override(LANGUAGE):
        what = one.description or one.get_kind_display()
        return gettext("%(what)s from %(giver)s") % {"what": what, "giver": one.giver_name}

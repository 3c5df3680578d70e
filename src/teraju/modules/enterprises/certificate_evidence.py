"""What certificates, coaching and growth speak for, as they stood on a day.

For indicators of ISO 18091 alone, by `rules/indicators.yaml`: a batik maker's certificate says
nothing of how the agency's own house is run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import Proof, State

from . import certificate_permissions as permissions
from .domain.certificates import rules
from .domain.indicators import Subject
from .indicator_evidence import COACHING, FIRM, PRODUCT, Key, at, grouped, indicator_kind, read
from .models import LabelCheck, ProductCertificate, StageEntry, YearFigures

CERTIFIED = "enterprises.certificates"
COACHED = "enterprises.coachings"
GROWN = "enterprises.growth"
DAY = timedelta(days=1)


def certified(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Products with a certificate or registration in force; a misuse left open is told. Two
    queries.
    """
    rows = read(
        ProductCertificate.objects.in_force(on).filter(agency__in=agency_ids),
        COACHING,
        product="coaching__product",
        firm="coaching__product__enterprise",
        since="valid_from",
        until="valid_until",
        example="is_example",
    )
    late = _misused(agency_ids, on) if rows else {}
    for group in grouped(Subject.CERTIFICATES, rows, on):
        since = late.get(group.key)
        last = max(row["since"] for row in group.rows)
        words = _("{count} products of {firms} firms with a certificate in force")
        yield group.proof(
            CERTIFIED,
            group.title(words, count=group.count("product"), firms=group.count("firm")),
            "enterprises_certificates",
            url=at("enterprises_certificates", group.agency_id, standing="in_force"),
            happened_on=last,
            recorded_on=last,
            state=State.ATTENTION if since else State.CONFORMING,
            reason=_("A misused mark was not put right by its day.") if since else "",
            valid_until=min((row["until"] for row in group.rows if row["until"]), default=None),
            wrong_since=since + DAY if since else None,
        )


def _misused(agency_ids: Collection[int], on: date) -> dict[Key, date]:
    """The earliest day by which a misuse on such a product should have been put right."""
    open_then = Q(settled_on=None) | Q(settled_on__gt=on)
    standing = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    rows = LabelCheck.objects.filter(
        open_then, standing, agency__in=agency_ids, misused=True, due_on__lt=on, seen_on__lte=on
    )
    found = grouped(Subject.CERTIFICATES, read(rows, PRODUCT, due="due_on"), on)
    return {group.key: min(row["due"] for row in group.rows) for group in found}


def coached(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Coached products that reached a stage within the months of the rules. One query."""
    months = rules(on).integer("evidence_months")
    entries = StageEntry.objects.filter(
        coaching__agency__in=agency_ids, entered_on__range=(add_months(on, -months), on)
    )
    rows = read(
        entries,
        COACHING,
        agency="coaching__agency",
        coaching="coaching",
        entered="entered_on",
        example="coaching__is_example",
    )
    words = _("{count} products coached to SNI, {steps} stages reached in a year")
    for group in grouped(Subject.COACHINGS, rows, on):
        last = max(row["entered"] for row in group.rows)
        yield group.proof(
            COACHED,
            group.title(words, count=group.count("coaching"), steps=len(group.rows)),
            "enterprises_coachings",
            happened_on=last,
            recorded_on=last,
            valid_until=add_months(last, months) - DAY,
        )


def grown(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Coached firms that sold more in a year than in the year before. One query.

    Figures of a year count from the first day of the next one: earlier it was not over.
    """
    year = on.year - 1
    before = YearFigures.objects.filter(enterprise=OuterRef("enterprise"), year=year - 1)
    figures = (
        YearFigures.objects.filter(
            year=year,
            sales__isnull=False,
            enterprise__agency__in=agency_ids,
            enterprise__products__coachings__began_on__lte=date(year, 12, 31),
        )
        .annotate(earlier=Subquery(before.values("sales")[:1]))
        .exclude(earlier=None)
    )
    rows = read(
        figures,
        {**FIRM, "commodity": "enterprise__products__commodity"},
        agency="enterprise__agency",
        firm="enterprise",
        sales="sales",
        earlier="earlier",
        example="enterprise__is_example",
    )
    words = _("{more} of {count} coached firms sold more in {year} than the year before")
    for group in grouped(Subject.GROWTH, rows, on):
        more = {row["firm"] for row in group.rows if row["sales"] > row["earlier"]}
        yield group.proof(
            GROWN,
            group.title(words, more=len(more), count=group.count("firm"), year=year),
            "enterprises_enterprises",
            suffix=f"-{year}",
            happened_on=date(year, 12, 31),
            recorded_on=date(year + 1, 1, 1),
            valid_until=date(year + 1, 12, 31),
        )


KINDS = tuple(
    indicator_kind(kind, label, find, register, permissions.CERTIFY)
    for kind, label, find, register in (
        (CERTIFIED, _("Certificates of products"), certified, "enterprises_certificates"),
        (COACHED, _("Coaching of enterprises to SNI"), coached, "enterprises_programmes"),
        (GROWN, _("Growth of coached enterprises"), grown, "enterprises_enterprises"),
    )
)

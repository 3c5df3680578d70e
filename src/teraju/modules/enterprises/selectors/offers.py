"""Papers, places of tourism, checks and listings, cut to the viewer; and what is public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value

from teraju.modules.enterprises.domain.kinds import Sector
from teraju.modules.enterprises.domain.offer_checks import CheckState
from teraju.modules.enterprises.domain.offer_papers import PapersState
from teraju.modules.enterprises.models import (
    Enterprise,
    FirmPapers,
    Listing,
    Product,
    ReadinessCheck,
    TourismPlace,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer


def papers(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = FirmPapers.objects.visible_to(viewer)
    return rows.select_related("enterprise", "agency", "government")


def papers_of_code(code: str) -> FirmPapers | None:
    """The papers that an owner's link leads to; what was dropped is not there."""
    rows = FirmPapers.objects.filter(code=code[:12].upper()).exclude(state=PapersState.DROPPED)
    return rows.select_related("enterprise", "agency", "government").first()


def versions_of(one: FirmPapers) -> Sequence[FirmPapers]:
    """All versions of the papers of the same enterprise, the newest first."""
    return list(FirmPapers.objects.filter(enterprise=one.enterprise_id).order_by("-number", "pk"))


def places(viewer: Viewer) -> QuerySet[Any]:
    """Places with what their last check that counts came to."""
    last = ReadinessCheck.objects.filter(place=OuterRef("pk"), state=CheckState.DONE).order_by(
        "-answered_on", "-pk"
    )
    rows: QuerySet[Any] = TourismPlace.objects.visible_to(viewer).annotate(
        checked_on=Subquery(last.values("answered_on")[:1]),
        ready=Subquery(last.values("ready")[:1]),
        asked=Subquery(last.values("asked")[:1]),
        as_of=Value(viewer.today, output_field=DateField()),
    )
    return rows.select_related("enterprise", "agency", "government")


def checks(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = ReadinessCheck.objects.visible_to(viewer).annotate(
        as_of=Value(viewer.today, output_field=DateField())
    )
    return rows.select_related("place__enterprise", "agency", "government")


def checks_of(place: TourismPlace) -> Sequence[ReadinessCheck]:
    """The checks of a place, the newest first."""
    rows = ReadinessCheck.objects.filter(place=place)
    newest = F("answered_on").desc(nulls_first=True)
    return list(rows.select_related("place__enterprise").order_by(newest, "-begun_on", "-pk"))


def check_of_code(code: str) -> ReadinessCheck | None:
    """The check that a link leads to."""
    rows = ReadinessCheck.objects.filter(code=code[:12].upper(), by_owner=True)
    return rows.select_related("place__enterprise", "agency", "government").first()


def earlier_of(check: ReadinessCheck) -> ReadinessCheck | None:
    """The check of the same place that counts before this one."""
    rows = ReadinessCheck.objects.filter(place=check.place_id, state=CheckState.DONE)
    before = Q(answered_on__lt=check.answered_on) | Q(
        answered_on=check.answered_on, pk__lt=check.pk
    )
    return rows.filter(before).order_by("-answered_on", "-pk").first()


def place_counts(viewer: Viewer) -> Sequence[dict[str, Any]]:
    """How many places of each kind are on the map, and what of them is known. Queries once."""
    rows = TourismPlace.objects.visible_to(viewer).filter(ended_on=None).order_by()
    checked = ReadinessCheck.objects.filter(place=OuterRef("pk"), state=CheckState.DONE)
    found = rows.annotate(checked=Subquery(checked.values("place")[:1])).values("kind")
    return list(
        found.annotate(
            every=Count("pk"),
            self_checked=Count("checked"),
            certified=Count("pk", filter=Q(chse_until__gte=viewer.today)),
        ).order_by("kind")
    )


def listings(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Listing.objects.visible_to(viewer)
    return rows.select_related("product__enterprise", "agency", "government", "photo")


def released_of(slug: str) -> QuerySet[Any]:
    """The products that a government shows to everybody; the enterprise's name and place only."""
    rows: QuerySet[Any] = Listing.objects.released().filter(
        government__slug=slug, product__ended_on=None, product__enterprise__ended_on=None
    )
    return rows.select_related("product__enterprise", "agency", "photo")


def listing_of_code(code: str) -> Listing | None:
    """What a code of the showcase leads to, in whatever state."""
    rows = Listing.objects.filter(code=code[:12].upper())
    return rows.select_related("product__enterprise", "agency", "government", "photo").first()


def enterprises_for(viewer: Viewer, right: str) -> QuerySet[Enterprise]:
    """Enterprises in business of the agencies in which the viewer holds a right, by name."""
    rows = Enterprise.objects.visible_to(viewer).current()
    agencies = rights.agencies_where(viewer, right).order_by()
    found: QuerySet[Enterprise] = rows.filter(agency__in=agencies.values("pk"))
    return found.order_by("name", "pk")


def unmapped(viewer: Viewer, right: str) -> QuerySet[Enterprise]:
    """Enterprises of tourism that are not on the map."""
    return enterprises_for(viewer, right).filter(sector=Sector.TOURISM, tourism_place=None)


def unlisted(viewer: Viewer, right: str) -> QuerySet[Product]:
    """Products that are made and not prepared for the showcase yet."""
    agencies = rights.agencies_where(viewer, right).order_by()
    rows: QuerySet[Product] = Product.objects.visible_to(viewer).current()
    found = rows.filter(enterprise__agency__in=agencies.values("pk"), listing=None)
    return found.select_related("enterprise").order_by("enterprise__name", "name", "pk")


def open_checks(enterprise_ids: Sequence[int], day: date) -> Sequence[ReadinessCheck]:
    """Self-checks that owners of these enterprises may answer on a day."""
    rows = ReadinessCheck.objects.filter(
        place__enterprise__in=enterprise_ids,
        place__ended_on=None,
        state=CheckState.ASKED,
        by_owner=True,
        open_until__gte=day,
    )
    return list(rows.select_related("place__enterprise").order_by("open_until", "pk"))


def papers_to_read(enterprise_ids: Sequence[int]) -> Sequence[FirmPapers]:
    """The papers of these enterprises that count or wait for their owner, the newest first."""
    states = (PapersState.DRAFT, PapersState.CONFIRMED)
    rows = FirmPapers.objects.filter(enterprise__in=enterprise_ids, state__in=states)
    return list(rows.select_related("enterprise").order_by("-number", "pk"))


def shown_products(enterprise_ids: Sequence[int]) -> Sequence[Listing]:
    """The products of these enterprises that everybody sees."""
    rows = Listing.objects.released().filter(product__enterprise__in=enterprise_ids)
    return list(rows.select_related("product__enterprise").order_by("product__name", "pk"))

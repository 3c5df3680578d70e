"""How a file becomes places of tourism: rows meet enterprises of the register by NIB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.kinds import Sector
from teraju.modules.enterprises.domain.offer_checks import PlaceKind
from teraju.modules.enterprises.models import Enterprise, TourismPlace
from teraju.modules.enterprises.models.offer_choices import PLACE_KINDS, SCHEME_SIZES
from teraju.modules.enterprises.models.offer_tourism import MOST_ROOMS
from teraju.modules.enterprises.selectors.offers import enterprises_for
from teraju.modules.enterprises.services import offer_tourism as services
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Importing

KIND = ChoiceReader(choices=list(PLACE_KINDS.items()))
SIZE = ChoiceReader(choices=list(SCHEME_SIZES.items()))
ROOMS, STARS = WholeReader(least=0, most=MOST_ROOMS), WholeReader(least=1, most=5)
GRADE, NUMBER, BODY = (TextReader(longest=longest) for longest in (60, 80, 120))
DAY = DateReader()


def enterprise_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Enterprises of tourism by their NIB; those without one cannot be told apart in a file."""
    rows = enterprises_for(scope.actor, permissions.TOURISM).filter(
        government=scope.government, sector=Sector.TOURISM
    )
    for pk, number in rows.exclude(business_number="").values_list("pk", "business_number"):
        yield pk, (number,)


def standing(scope: Scope) -> QuerySet[TourismPlace]:
    agencies = rights.agencies_where(scope.actor, permissions.TOURISM).order_by()
    rows: QuerySet[TourismPlace] = TourismPlace.objects.visible_to(scope.actor).filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    return rows.select_related("enterprise", "agency", "government").order_by("pk")


def check(
    scope: Scope, rows: Sequence[Row], known: Mapping[Key, TourismPlace]
) -> Iterator[Refusal]:
    """What the kind of a place allows; a place off the map is put back on its page."""
    for row in rows:
        place = known.get((row.values["enterprise"],))
        yield from _of_kind(row, place)
        if _will_be(row, place, "chse_until") and not _will_be(row, place, "chse_number"):
            column = "chse_number" if "chse_number" in row.values else "chse_until"
            yield Refusal(row, column, _("Give the number of the certificate."))
        if place is not None and place.ended_on:
            words = _("This place is off the map: put it back first.")
            yield Refusal(row, "enterprise", words)


def _will_be(row: Row, place: TourismPlace | None, key: str) -> Any:
    """What the place will have after the file: a column that the file leaves out stays as it is."""
    return row.values[key] if key in row.values else getattr(place, key, None)


def _of_kind(row: Row, place: TourismPlace | None) -> Iterator[Refusal]:
    """What a place of this kind has not; said in a column that the file has."""
    kind = row.values.get("kind") or getattr(place, "kind", None)
    unfit = {}
    if kind and kind != PlaceKind.HOTEL:
        unfit["stars"] = _("Only a hotel has stars: leave this empty.")
    if kind == PlaceKind.RESTAURANT:
        unfit["rooms"] = _("A restaurant lets no rooms: leave this empty.")
    wrong = [key for key in unfit if _will_be(row, place, key) is not None]
    for key in wrong:
        if key in row.values:
            yield Refusal(row, key, unfit[key])
    if not all(key in row.values for key in wrong):
        words = _(
            "Its page holds stars or rooms that a place of this kind has not: change it there."
        )
        yield Refusal(row, "kind", words)


def write(scope: Scope, plan: Plan[TourismPlace]) -> None:
    found = {
        one.pk: one
        for one in Enterprise.objects.visible_to(scope.actor)
        .filter(pk__in=[row.values["enterprise"] for row in plan.new])
        .select_related("agency", "government")
    }
    services.import_places(
        actor=scope.actor,
        government=scope.government,
        new=[(found[row.values["enterprise"]], _said(row.values)) for row in plan.new],
        changed=[(change.record, _said(change.row.values)) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in values.items()
        if key in services.FIELDS and (value is not None or key not in ("kind", "size"))
    }


PLACE_IMPORT: Importing[TourismPlace] = Importing(
    right=permissions.TOURISM,
    list_url="enterprises_tourism_places",
    key=["enterprise"],
    standing=standing,
    check=check,
    write=write,
    columns=[
        Column(
            key="enterprise",
            label=gettext_lazy("NIB"),
            value=lambda p: p.enterprise.business_number,
            stored=lambda p: p.enterprise_id,
            reads=ReferenceReader(
                records=enterprise_names,
                missing=gettext_lazy("No enterprise of tourism in the register has this NIB."),
                words=gettext_lazy("The NIB of an enterprise of tourism in the register."),
            ),
        ),
    ],
    help=gettext_lazy(
        "Puts enterprises of tourism on the map. Enter them in the register of enterprises first: "
        "rows meet them by the NIB."
    ),
)

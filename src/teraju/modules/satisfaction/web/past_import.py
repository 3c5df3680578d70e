"""How earlier indices come in from a file: what contradicts itself comes in with a warning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.models import PastIndex
from teraju.modules.satisfaction.models.choices import SCHEMES
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    DecimalReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Importing

TEXTS = {length: TextReader(longest=length) for length in (24, 60, 200, 240)}
PRINTED = DecimalReader(places=2, least=Decimal(25), most=Decimal(100))
MEAN = DecimalReader(places=4, least=Decimal(1), most=Decimal(4))
WHOLE = WholeReader(least=1, most=10**9)
MOST_ELEMENTS = 14
ELEMENTS = tuple(f"U{number}" for number in range(1, MOST_ELEMENTS + 1))


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = rights.agencies_where(scope.actor, permissions.HISTORY)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def standing(scope: Scope) -> QuerySet[PastIndex]:
    agencies = rights.agencies_where(scope.actor, permissions.HISTORY).order_by()
    rows: QuerySet[PastIndex] = PastIndex.objects.visible_to(scope.actor).filter(
        government=scope.government, agency__in=agencies.values("pk")
    )
    return rows.select_related("agency", "government").order_by("pk")


def check(scope: Scope, rows: Sequence[Row], known: Mapping[Key, PastIndex]) -> Iterator[Refusal]:
    """Days lie in their order; elements are given all, or none."""
    for row in rows:
        first, last = row.values.get("starts_on"), row.values.get("ends_on")
        if first and last and last < first:
            yield Refusal(row, "ends_on", _("The last day lies before the first."))
        if last and last > scope.actor.today:
            yield Refusal(row, "ends_on", _("This day has not come yet."))
        given = [name for name in ELEMENTS if row.values.get(name) is not None]
        if given and given != list(ELEMENTS[: len(given)]):
            yield Refusal(row, given[-1], _("An element before this one is empty."))
        record = known.get((row.values["agency"], row.values["service_code"], row.values["period"]))
        if record is not None and record.withdrawn_on:
            yield Refusal(row, "period", _("It is withdrawn: put it back first."))


def write(scope: Scope, plan: Plan[PastIndex]) -> None:
    found = {one.pk: one for one in rights.agencies_where(scope.actor, permissions.HISTORY)}
    services.import_past(
        actor=scope.actor,
        government=scope.government,
        new=[(found[row.values["agency"]], _said(row.values)) for row in plan.new],
        changed=[(change.record, _said(change.row.values)) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by the names of the fields; the elements together, where the file has them."""
    named = {key: value for key, value in values.items() if key not in ELEMENTS and key != "agency"}
    if any(name in values for name in ELEMENTS):
        given = {name: values.get(name) for name in ELEMENTS}
        named["means"] = {key: str(value) for key, value in given.items() if value is not None}
    return named


def _mean(name: str) -> Column[PastIndex]:
    return Column(
        key=name,
        label=name,
        value=lambda one: one.means.get(name),
        stored=lambda one: Decimal(one.means[name]) if name in one.means else None,
        reads=MEAN,
        place="file",
    )


PAST_IMPORT: Importing[PastIndex] = Importing(
    right=permissions.HISTORY,
    list_url="satisfaction_pasts",
    key=["agency", "service_code", "period"],
    standing=standing,
    check=check,
    write=write,
    columns=[
        Column(
            key="agency",
            label=gettext_lazy("Agency"),
            value=lambda one: one.agency_id,
            reads=ReferenceReader(
                records=agency_names,
                missing=gettext_lazy("No open agency where you keep surveys is called so."),
                words=gettext_lazy("The name or short name of an agency where you keep surveys."),
            ),
        ),
        Column(
            key="service_code",
            label=gettext_lazy("Code of the service"),
            value=lambda one: one.service_code,
            reads=TEXTS[24],
        ),
        Column(
            key="starts_on",
            label=gettext_lazy("First day"),
            value=lambda one: one.starts_on,
            reads=DateReader(),
            required=True,
        ),
        Column(
            key="ends_on",
            label=gettext_lazy("Last day"),
            value=lambda one: one.ends_on,
            reads=DateReader(),
            required=True,
        ),
        Column(
            key="scheme",
            label=gettext_lazy("Scheme (rule)"),
            value=lambda one: one.scheme,
            reads=ChoiceReader(choices=list(SCHEMES.items())),
            required=True,
        ),
        Column(
            key="source",
            label=gettext_lazy("Where it was printed"),
            value=lambda one: one.source,
            reads=TEXTS[240],
            required=True,
        ),
        *[_mean(name) for name in ELEMENTS],
    ],
    help=gettext_lazy(
        "Brings in what earlier reports printed. Where the elements give another index, the "
        "row comes in as printed and carries a warning."
    ),
)

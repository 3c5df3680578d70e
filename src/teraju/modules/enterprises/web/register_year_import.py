"""How a file becomes figures of enterprises by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import YearFigures
from teraju.modules.enterprises.services.register_part_imports import import_years
from teraju.modules.enterprises.services.register_years import FIELDS, FIGURES
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import Scope, TextReader, WholeReader
from teraju.platform.exchange.registers import Importing

from .register_imports import check_firm, firms_named

YEAR, AMOUNT = WholeReader(least=1990, most=2200), WholeReader(least=0)
JOBS = WholeReader(least=0, most=1_000_000)
MARKETS, SOURCE = TextReader(longest=300), TextReader(longest=200)


def standing_years(scope: Scope) -> QuerySet[YearFigures]:
    agencies = rights.agencies_where(scope.actor, permissions.WRITE).order_by()
    rows: QuerySet[YearFigures] = YearFigures.objects.visible_to(scope.actor).filter(
        enterprise__government=scope.government,
        enterprise__agency__in=agencies.values("pk"),
        enterprise__ended_on=None,
    )
    return rows.select_related("enterprise").order_by("pk")


def check_years(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, YearFigures]
) -> Iterator[Refusal]:
    """Enterprises that are there, years that have come, and a figure for each."""
    firms = firms_named(scope)
    for row in rows:
        yield from check_firm(row, firms)
        if row.values["year"] > scope.actor.today.year:
            yield Refusal(row, "year", _("This year has not come yet."))
        found = standing.get(tuple(row.values[key] for key in YEARS_IMPORT.key))
        if not any(_is_told(row, found, name) for name in FIGURES):
            yield Refusal(row, "sales", _("Give at least one figure."))


def _is_told(row: Row, found: YearFigures | None, name: str) -> bool:
    """Whether there is a figure: in the file, or, where it has no such column, as it stands."""
    if name in row.unread:
        return True
    return row.values.get(name, getattr(found, name, None)) not in (None, "")


def write_years(scope: Scope, plan: Plan[YearFigures]) -> None:
    firms = firms_named(scope)
    import_years(
        actor=scope.actor,
        government=scope.government,
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
        new=[
            (
                firms[row.values["agency"], row.values["enterprise"]],
                row.values["year"],
                _said(row.values),
            )
            for row in plan.new
        ],
        changed=[(change.record, _said(change.row.values)) for change in plan.changed],
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


YEARS_IMPORT: Importing[YearFigures] = Importing(
    right=permissions.WRITE,
    list_url="enterprises_years",
    key=["agency", "enterprise", "year"],
    standing=standing_years,
    check=check_years,
    write=write_years,
    help=gettext_lazy(
        "Enters what enterprises had in a year, one year of one enterprise in a row. Enter the"
        " enterprises first: rows meet them by agency and name. Size classes follow."
    ),
)

"""The ranking as a workbook: a row for each applicant, a column for each criterion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises.domain.coaching_selection import Ranked
from teraju.modules.enterprises.models import Applicant, Criterion, Programme
from teraju.modules.enterprises.models.coaching_choices import APPLICANT_STATES
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_ranking import ranking_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column

from .coaching_common import workbook


@dataclass(frozen=True)
class Line:
    """An applicant with its rank; who is not compared has none."""

    applicant: Applicant
    ranked: Ranked | None


def ranking_file(viewer: Viewer, programme: Programme) -> HttpResponse:
    """Everybody who applied: the ranked first, in their order, then the others."""
    found = ranking_of(programme)
    everybody = list(reading.applicants(viewer).filter(programme=programme).order_by("pk"))
    by_pk = {one.pk: one for one in everybody}
    lines = [Line(by_pk[pk], row) for pk, row in found.rows.items()]
    lines += [Line(one, None) for one in everybody if one.pk not in found.rows]
    columns = [
        _column("rank", pgettext("selection", "Rank"), lambda one: one.ranked and one.ranked.rank),
        _column("enterprise", _("Enterprise"), lambda one: one.applicant.product.enterprise.name),
        _column("product", _("Product"), lambda one: one.applicant.product.name),
        *[_criterion(place, one) for place, one in enumerate(found.criteria)],
        _column(
            "total", pgettext("selection", "Total"), lambda one: one.ranked and one.ranked.total
        ),
        _column("status", _("Status"), lambda one: str(APPLICANT_STATES[one.applicant.state])),
        _column("reason", _("Reason"), lambda one: one.applicant.reason),
    ]
    return workbook(columns, lines, _("Applicants"), f"ranking-{programme.pk}")


def _column(key: str, label: str, value: Callable[[Line], Any]) -> Column[Any]:
    kind: Any = "number" if key in ("rank", "total") else "text"
    return Column(key=key, label=label, value=cast("Callable[[Any], Any]", value), kind=kind)


def _criterion(place: int, criterion: Criterion) -> Column[Any]:
    """The points by one criterion, its weight behind its name."""

    def points(line: Line) -> int | None:
        return line.ranked.lines[place].points if line.ranked else None

    return Column(
        key=f"criterion_{place}",
        label=f"{criterion.name} ({criterion.weight})",
        value=cast("Callable[[Any], Any]", points),
        kind="number",
    )

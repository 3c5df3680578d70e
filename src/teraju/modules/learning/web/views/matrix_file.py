"""The matrix as a workbook: a row for each holder, a column for each competence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpResponse
from django.utils.translation import gettext as _

from teraju.modules.learning.models.choices import STANDINGS
from teraju.modules.learning.selectors.gaps import Matrix, Person
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column


def matrix_file(found: Matrix, viewer: Viewer) -> HttpResponse:
    """What is held of what is needed, with how it stands in words."""
    columns: list[Column[Any]] = [
        Column(key="position", label=_("Post"), value=lambda p: p.holding.position.name),
        Column(key="person", label=_("Person"), value=lambda p: str(p.holding.person)),
        *(_column(index, one.name) for index, one in enumerate(found.competences)),
    ]
    body = to_xlsx(columns, cast("Sequence[Any]", found.people), _("Competence matrix"))
    response = HttpResponse(body, content_type=TYPES["xlsx"])
    name = f"matrix-{viewer.today.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _column(index: int, name: str) -> Column[Any]:
    return Column(key=f"competence_{index}", label=name, value=lambda p: _text(p, index))


def _text(person: Person, index: int) -> str:
    cell = person.cells[index]
    if cell.standing is None:
        return ""
    held = cell.assessment.level if cell.assessment else "–"
    return f"{held} / {cell.needed} ({STANDINGS[cell.standing]})"

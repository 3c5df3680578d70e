"""Answers of worksheets as a list: what costs points, and the way to Excel and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from typing_extensions import override

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.answers import Unanswerable, share_of, written
from teraju.modules.integrity_zone.domain.catalogue import GROUPED, catalogue, edition_for
from teraju.modules.integrity_zone.domain.scoring import standing
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Answer
from teraju.modules.integrity_zone.selectors.sheets import answers
from teraju.modules.integrity_zone.services.answers import Said, answer_questions, question_of
from teraju.modules.integrity_zone.wording import (
    ASKED,
    PARTS,
    answer_word,
    page_word,
    points,
    sub_area_word,
    told,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.cells import Text
from teraju.platform.exchange.cells import written as cell_text
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    Reader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Filter, Importing, Register

from .registers import agency_choices, year_choices
from .statuses import standing_status


@dataclass(frozen=True, kw_only=True)
class AnswerReader(Reader):
    """An answer in any of the ways in which people write it; whether it fits says the check."""

    @property
    @override
    def empty(self) -> str:
        return ""

    @override
    def hint(self) -> Text:
        return gettext_lazy(
            "Ya or Tidak, a letter, 157/170 or 92.4% or an index from 0 to 4; small numbers as "
            "“3 dari 4”, for Excel makes a day of 3/4"
        )

    @override
    def read(self, cell: Any) -> str:
        return written(cell_text(cell))


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = rights.agencies_where(scope.actor, permissions.FILL).filter(government=scope.government)
    for pk, name, short_name in rows.values_list("pk", "name", "short_name"):
        yield pk, (name, short_name)


def open_answers(scope: Scope) -> QuerySet[Answer]:
    """The lines of sheets that are being filled in, where the actor may fill."""
    places = rights.agencies_where(scope.actor, permissions.FILL).order_by()
    rows: QuerySet[Answer] = Answer.objects.filter(
        government=scope.government,
        agency__in=places.values("pk"),
        sheet__state=SheetState.OPEN,
    )
    return rows.select_related(
        "agency", "government", "sheet__agency", "sheet__government"
    ).order_by("pk")


def check_answers(
    scope: Scope, rows: Sequence[Row], known: Mapping[Key, Answer]
) -> Iterator[Refusal]:
    """Each row meets a line of an open sheet, and its answer is one of that question."""
    for row in rows:
        line = known.get((row.values["agency"], row.values["year"], row.values["code"]))
        if line is None:
            yield Refusal(row, "code", _("No worksheet that is being filled in has this line."))
        elif "answer" in row.values:
            found = catalogue(line.sheet.edition)
            try:
                share_of(question_of(line), row.values["answer"], found)
            except Unanswerable as refusal:
                yield Refusal(row, "answer", str(ASKED[refusal.kind]))


def write_answers(scope: Scope, plan: Plan[Answer]) -> None:
    """Hand the changed lines to one use-case for each sheet; there are no new lines."""
    said: dict[int, list[Said]] = {}
    for one in plan.changed:
        line, values = one.record, one.row.values
        answer = values.get("answer", line.unit_answer)
        note = values.get("note", line.unit_note)
        said.setdefault(line.sheet_id, []).append(Said(line.code, answer, note))
    source = {"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"}
    for sheet_id, lines in sorted(said.items()):
        answer_questions(actor=scope.actor, sheet_id=sheet_id, answers=lines, source=source)


def _standing(row: Answer) -> Any:
    found = catalogue(row.sheet.edition)
    return standing_status(standing(found, row.code, row.unit_answer, row.tpi_answer))


def _linked(row: Any) -> int:
    """As the selector counted them."""
    found: int = row.linked
    return found


def _word(row: Answer, answer: str) -> str:
    return answer_word(catalogue(row.sheet.edition), question_of(row), answer)


def _area_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    found = catalogue(edition_for(viewer.today.year).edition)
    return [(key, page_word(found, key)) for key in (*found.areas, GROUPED)]


def _of_page(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return (
        rows.filter(part=GROUPED)
        if value == GROUPED
        else rows.exclude(part=GROUPED).filter(area=value)
    )


_WHAT = [
    ("gaps", gettext_lazy("Points missing")),
    ("open", gettext_lazy("Without an answer")),
    ("differs", gettext_lazy("Changed by the assessor")),
    ("unproved", gettext_lazy("Answered without a linked record")),
]


def _by_what(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "gaps":
        return rows.filter(lost__gt=0)
    if value == "open":
        return rows.filter(unit_answer="")
    if value == "differs":
        return rows.filter(differs=True)
    return rows.exclude(unit_answer="").filter(linked=0)


AGENCY_READER = ReferenceReader(
    records=agency_names,
    missing=gettext_lazy("No open unit whose worksheet you may fill in is called so."),
    words=gettext_lazy("The name or short name of a unit whose worksheet you may fill in."),
)
ANSWERS: Register[Answer] = Register(
    key="integrity_zone.answers",
    title=gettext_lazy("Answers and gaps of the integrity zone"),
    noun=gettext_lazy("answers"),
    columns=[
        Column(
            key="question",
            label=gettext_lazy("Question"),
            value=lambda row: told(question_of(row).name),
        ),
        Column(
            key="code",
            label=gettext_lazy("Code"),
            value=lambda row: row.code,
            sort="code",
            reads=TextReader(longest=12),
            required=True,
            place="beneath",
        ),
        Column(
            key="agency",
            label=gettext_lazy("Unit"),
            value=lambda row: row.agency.short_name,
            stored=lambda row: row.agency_id,
            sort="agency__short_name",
            reads=AGENCY_READER,
            required=True,
            place="beneath",
        ),
        Column(
            key="year",
            label=gettext_lazy("Year"),
            value=lambda row: row.sheet.year,
            kind="year",
            sort="sheet__year",
            reads=WholeReader(least=2014, most=2100),
            required=True,
            place="beneath",
        ),
        Column(
            key="sub_area",
            label=gettext_lazy("Sub-area"),
            value=lambda row: sub_area_word(catalogue(row.sheet.edition), question_of(row)),
        ),
        Column(
            key="part",
            label=pgettext_lazy("ZI worksheet", "Part"),
            value=lambda row: PARTS[row.part],
            sort="part",
            place="file",
        ),
        Column(
            key="answer",
            label=gettext_lazy("Answer of the unit"),
            value=lambda row: _word(row, row.unit_answer),
            stored=lambda row: row.unit_answer,
            sort="unit_answer",
            reads=AnswerReader(),
        ),
        Column(
            key="note",
            label=gettext_lazy("Explanation"),
            value=lambda row: row.unit_note,
            reads=TextReader(longest=1000, lines=True),
            place="file",
        ),
        Column(
            key="tpi_answer",
            label=gettext_lazy("Answer of the assessor"),
            value=lambda row: _word(row, row.tpi_answer),
            sort="tpi_answer",
        ),
        Column(
            key="tpi_reason",
            label=gettext_lazy("Reason of the assessor"),
            value=lambda row: row.tpi_reason,
        ),
        Column(
            key="points",
            label=gettext_lazy("Points"),
            value=_standing,
            kind="status",
            sort="lost",
        ),
        Column(
            key="lost",
            label=gettext_lazy("Points missing"),
            value=lambda row: points(row.lost),
            sort="lost",
            place="file",
        ),
        Column(
            key="linked",
            label=gettext_lazy("Linked records"),
            value=_linked,
            kind="number",
            sort="linked",
        ),
    ],
    rows=answers,
    order=["-sheet__year", "agency__short_name", "place", "pk"],
    search=["code", "unit_note", "tpi_reason", "agency__name"],
    filters=[
        Filter(
            key="what",
            label=gettext_lazy("Only"),
            choices=lambda viewer: _WHAT,
            apply=_by_what,
        ),
        Filter(
            key="area",
            label=gettext_lazy("Area"),
            choices=_area_choices,
            apply=_of_page,
        ),
        Filter(
            key="year",
            label=gettext_lazy("Year"),
            choices=year_choices,
            apply=lambda rows, value, viewer: rows.filter(sheet__year=value),
        ),
        Filter(
            key="agency",
            label=gettext_lazy("Unit"),
            choices=agency_choices,
            apply=lambda rows, value, viewer: rows.filter(agency=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=gettext_lazy("No worksheet is open yet."),
    importing=Importing(
        right=permissions.FILL,
        list_url="integrity_zone_answers",
        key=["agency", "year", "code"],
        standing=open_answers,
        check=check_answers,
        write=write_answers,
        help=gettext_lazy(
            "Brings answers and explanations back into worksheets that are being filled in. "
            "Take the list away as Excel, fill the column of the unit's answer, send it again."
        ),
    ),
)

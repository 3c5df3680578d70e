"""The report of a diagnosis as a signed paper: the wheel, the counts, the 39 and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.figures import Side, by_category
from teraju.modules.iso18091.domain.states import State
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.refusals import OutOfPlace
from teraju.modules.iso18091.wording import (
    COLOURS,
    category_word,
    colour_word,
    title_of,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    DiagnosisReport,
    Drawing,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
    replace_earlier,
)

from .common import locked_diagnosis, tell

NUMBERED_AS = "iso18091.diagnosis"
# The sign of the kind keeps its numbers apart from those of other papers.
PATTERN = "{seq:03}/PAD/{month_roman}/{year}"
Draw = Callable[[Diagnosis, Sequence[Indicator]], Drawing]


@transaction.atomic
def issue_report(
    *,
    actor: Viewer,
    diagnosis_id: int,
    expected_version: int | None = None,
    draw: Draw,
    language: str = "id",
) -> Paper:
    """Issue the report of a concluded diagnosis; anybody may have it once that is published."""
    diagnosis = locked_diagnosis(actor, diagnosis_id, expected_version)
    rights.require(actor, permissions.LEAD, diagnosis)
    if diagnosis.state != State.CONCLUDED:
        raise OutOfPlace(gettext_lazy("The report is issued of a concluded diagnosis."))
    rows = list(diagnosis.indicators.select_related("agency").order_by("position", "pk"))
    with override(language):
        data = _content(diagnosis, rows, draw(diagnosis, rows))
    paper = issue_paper(
        actor=actor,
        template="diagnosis_report",
        data=data,
        public_facts=_facts(diagnosis),
        government=diagnosis.government,
        agency=None,
        target=diagnosis,
        title=format_lazy(
            gettext_lazy("Diagnosis of a reliable government: {name}"), name=str(diagnosis)
        ),
        number_key=NUMBERED_AS,
        is_public=diagnosis.published_on is not None,
        is_example=diagnosis.is_example,
        language=language,
        signatory=Signatory(office=diagnosis.government.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    tell(actor, diagnosis, "diagnosis.reported", {"number": paper.number})
    return paper


def _facts(diagnosis: Diagnosis) -> list[tuple[str | Promise, Any]]:
    return [
        (gettext_lazy("Government"), diagnosis.government.name),
        (gettext_lazy("Year"), str(diagnosis.year)),
        (gettext_lazy("Edition"), f"ISO 18091:{diagnosis.edition}"),
        (gettext_lazy("Verified by"), diagnosis.verifier),
        (gettext_lazy("Concluded on"), diagnosis.concluded_on),
        (
            gettext_lazy("What it is"),
            gettext_lazy("a self-assessment that somebody else verified; no certificate"),
        ),
    ]


def _content(diagnosis: Diagnosis, rows: Sequence[Indicator], drawing: Drawing) -> DiagnosisReport:
    return DiagnosisReport(
        title=_("Diagnosis of a reliable government"),
        subtitle=str(diagnosis),
        facts=_facts(diagnosis),
        picture=drawing,
        table=_("The 39 indicators"),
        headers=[
            _("Code"),
            _("Indicator"),
            _("Self-assessed"),
            _("Verified"),
            _("Agency"),
            _("What the verification found"),
        ],
        rows=[_row(diagnosis, one) for one in rows],
        sections=[
            StatementSection(title=_("Counts by category, verified"), lines=_counts(rows)),
            StatementSection(
                title=_("What the verification found"), lines=diagnosis.summary.splitlines()
            ),
            StatementSection(title=_("How to read it"), lines=_reading()),
        ],
    )


def _row(diagnosis: Diagnosis, one: Indicator) -> list[Any]:
    return [
        one.code,
        title_of(diagnosis.edition, one.code),
        colour_word(one.standing(Side.SELF).counted_as),
        colour_word(one.standing(Side.VERIFIED).counted_as),
        one.agency.short_name if one.agency else "–",
        one.verified_override_reason or one.verified_note or "–",
    ]


def _counts(rows: Sequence[Indicator]) -> list[str]:
    standings = {one.code: one.standing(Side.VERIFIED) for one in rows}
    return [
        f"{code} {category_word(code)}: "
        + ", ".join(f"{colour_word(colour)} {found[colour.value]}" for colour in COLOURS)
        for code, found in by_category(standings).items()
    ]


def _reading() -> list[str]:
    return [
        _("Green is the least that is acceptable. Red does not mean that nothing is done."),
        _("The weakest colour of its sub-indicators is that of an indicator. There is no score."),
        _("ISO 18091 gives guidance; nobody is certified against it."),
    ]

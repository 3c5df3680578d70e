"""The registers of what was looked into: due diligence, evaluations, commitments, worksheets."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.models import (
    Commitment,
    ControlLine,
    ControlWorksheet,
    DueDiligence,
    Evaluation,
)
from teraju.modules.risks.models.partner_choices import (
    CONTROL_KINDS,
    DILIGENCE_STATES,
    LEVELS,
    OUTCOMES,
    RESULTS,
    WORKSHEET_STATES,
    ControlKind,
    choices,
)
from teraju.modules.risks.partner_rules import control_words
from teraju.modules.risks.selectors import partners as reading
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status

from .partner_common import agency_filter
from .partner_statuses import (
    answer_status,
    commitment_status,
    diligence_status,
    evaluation_status,
    worksheet_status,
)

DILIGENCES: Register[DueDiligence] = Register(
    key="risks.diligences",
    title=_("Due diligence"),
    noun=_("due diligences"),
    columns=[
        Column(
            key="partner",
            label=_("Partner"),
            value=lambda d: d.partner.name,
            sort="partner__name",
        ),
        Column(key="subject", label=_("About"), value=lambda d: d.subject, place="beneath"),
        Column(
            key="status", label=_("Status"), value=diligence_status, kind="status", sort="state"
        ),
        Column(
            key="level", label=_("Bribery risk"), value=lambda d: LEVELS[d.level_then], sort="level"
        ),
        Column(key="score", label=_("Score"), value=lambda d: d.score, kind="number", sort="score"),
        Column(
            key="decided_on",
            label=_("Decided on"),
            value=lambda d: d.decided_on,
            kind="date",
            sort="decided_on",
        ),
        Column(
            key="valid_until",
            label=_("Valid until"),
            value=lambda d: d.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda d: d.agency.short_name,
            sort="agency__name",
            place="file",
        ),
    ],
    rows=reading.diligences,
    order=["-begun_on", "-pk"],
    search=["partner__name", "subject"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(DILIGENCE_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="outcome",
            label=_("Outcome"),
            choices=lambda viewer: choices(OUTCOMES),
            apply=lambda rows, value, viewer: rows.filter(outcome=value),
        ),
        agency_filter(),
    ],
    row_url=lambda d: d.get_absolute_url(),
    empty=_("No due diligence yet that you may read. It begins on the page of a partner."),
)

EVALUATIONS: Register[Evaluation] = Register(
    key="risks.evaluations",
    title=_("Evaluations of providers"),
    noun=_("evaluations"),
    columns=[
        Column(
            key="partner",
            label=pgettext_lazy("partner", "Provider"),
            value=lambda e: e.partner.name,
            sort="partner__name",
        ),
        Column(
            key="until", label=_("Period until"), value=lambda e: e.until, kind="date", sort="until"
        ),
        Column(key="score", label=_("Score"), value=lambda e: e.score, kind="number", sort="score"),
        Column(
            key="result", label=_("Result"), value=evaluation_status, kind="status", sort="result"
        ),
        Column(
            key="next_on",
            label=_("Evaluated again by"),
            value=lambda e: e.next_on,
            kind="date",
            sort="next_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda e: e.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.evaluations,
    order=["-until", "-pk"],
    search=["partner__name", "reason", "conditions"],
    filters=[
        Filter(
            key="result",
            label=_("Result"),
            choices=lambda viewer: choices(RESULTS),
            apply=lambda rows, value, viewer: rows.filter(result=value, annulled_on=None),
        ),
        agency_filter(),
    ],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("No provider was evaluated yet. Open one and evaluate it."),
)

COMMITMENTS: Register[Commitment] = Register(
    key="risks.commitments",
    title=_("Commitments of partners"),
    noun=_("commitments"),
    columns=[
        Column(
            key="partner",
            label=_("Partner"),
            value=lambda c: c.partner.name,
            sort="partner__name",
        ),
        Column(key="scope", label=_("What it covers"), value=lambda c: c.scope),
        Column(key="status", label=_("Status"), value=commitment_status, kind="status"),
        Column(
            key="signed_on",
            label=_("Signed on"),
            value=lambda c: c.signed_on,
            kind="date",
            sort="signed_on",
        ),
        Column(
            key="valid_until",
            label=_("Valid until"),
            value=lambda c: c.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda c: c.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.commitments,
    order=["-signed_on", "-pk"],
    search=["partner__name", "scope", "reason"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("signed", _("signed")),
                ("excused", _("not practicable")),
                ("over", _("run out or withdrawn")),
            ],
            apply=lambda rows, value, viewer: (
                rows.filter(Q(withdrawn_on__isnull=False) | Q(valid_until__lt=viewer.today))
                if value == "over"
                else rows.filter(
                    withdrawn_on=None, valid_until__gte=viewer.today, is_signed=value == "signed"
                )
            ),
        ),
        agency_filter(),
    ],
    row_url=lambda c: c.get_absolute_url(),
    empty=_("No commitment yet. It is recorded on the page of a partner."),
)

WORKSHEETS: Register[ControlWorksheet] = Register(
    key="risks.worksheets",
    title=_("Control worksheets"),
    noun=_("worksheets"),
    columns=[
        Column(
            key="kind",
            label=_("Controls"),
            value=lambda w: CONTROL_KINDS[ControlKind(w.kind)],
            sort="kind",
        ),
        Column(key="year", label=_("Year"), value=lambda w: str(w.year), sort="year"),
        Column(
            key="status", label=_("Status"), value=worksheet_status, kind="status", sort="state"
        ),
        Column(
            key="answered",
            label=_("Looked at"),
            value=lambda w: f"{w.answered}/{w.line_count}",  # type: ignore[attr-defined]
        ),
        Column(
            key="gaps",
            label=_("Gaps"),
            value=lambda w: w.gaps,  # type: ignore[attr-defined]
            kind="number",
            sort="gaps",
        ),
        Column(
            key="approved_on",
            label=_("Approved on"),
            value=lambda w: w.approved_on,
            kind="date",
            sort="approved_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda w: w.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.worksheets,
    order=["-year", "kind", "pk"],
    search=["agency__name", "filled_office"],
    filters=[
        Filter(
            key="kind",
            label=_("Controls"),
            choices=lambda viewer: choices(CONTROL_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(WORKSHEET_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda w: w.get_absolute_url(),
    add_label=_("Begin a worksheet"),
    add_url="risks_worksheet_add",
    add_right=permissions.WORKSHEET_WRITE,
    empty=_("No worksheet yet. Look through the controls once a year, the first time now."),
)


def line_words(line: ControlLine) -> object:
    return control_words(line.worksheet.edition, line.worksheet.kind)[line.code]


def closed_status(line: ControlLine) -> Status:
    if line.done_on:
        return Status("good", _("closed"), line.done_note)
    return Status("warn", pgettext_lazy("gap", "open"))


GAPS: Register[ControlLine] = Register(
    key="risks.control_gaps",
    title=_("Gaps of controls"),
    noun=_("gaps"),
    columns=[
        Column(key="control", label=_("Control"), value=line_words),
        Column(
            key="action", label=_("Action on the gap"), value=lambda g: g.action, place="beneath"
        ),
        Column(
            key="answer",
            label=_("How it stands"),
            value=answer_status,
            kind="status",
            sort="answer",
        ),
        Column(
            key="office",
            label=pgettext_lazy("control", "Who sees to it"),
            value=lambda g: g.office,
            sort="office",
        ),
        Column(key="due_on", label=_("By"), value=lambda g: g.due_on, kind="date", sort="due_on"),
        Column(key="status", label=_("Status"), value=closed_status, kind="status", sort="done_on"),
        Column(
            key="year",
            label=_("Year"),
            value=lambda g: str(g.worksheet.year),
            sort="worksheet__year",
        ),
    ],
    rows=reading.gaps,
    order=["due_on", "pk"],
    search=["action", "office", "evidence"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("open", pgettext_lazy("gap", "open")),
                ("late", _("overdue")),
                ("closed", _("closed")),
            ],
            apply=lambda rows, value, viewer: (
                rows.filter(done_on__isnull=False)
                if value == "closed"
                else rows.filter(
                    done_on=None, **({"due_on__lt": viewer.today} if value == "late" else {})
                )
            ),
        ),
    ],
    row_url=lambda g: g.worksheet.get_absolute_url(),
    empty=_("No gap was found in an approved worksheet."),
)

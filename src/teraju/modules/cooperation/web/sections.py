"""The blocks of an agreement's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.domain import kinds, terms
from teraju.modules.cooperation.models import Agreement, Party, PlanTask
from teraju.modules.cooperation.models.choices import KINDS, PARTNERS
from teraju.modules.cooperation.refusals import GAPS
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.kinds import Link, Section, Status, Step, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import link, may
from .standing import agreement_status, programme_status, task_status

TABLE = "web/sections/table.html"


def notes_section(
    agreement: Agreement, sides: Sequence[Party], tasks: Sequence[PlanTask], today: date
) -> Section | None:
    """What is missing before the signing, and what is odd: told, not forbidden."""
    lines: list[Text] = []
    lines += selectors.warnings_of(agreement, today)
    lines += [paper_note(rule) for rule in selectors.paper_rules_broken(agreement, sides, today)]
    lines += [
        format_lazy("{task}: {note}", task=task.title, note=note)
        for task in tasks
        for note in task_notes(agreement, task, today)
    ]
    if agreement.is_draft:
        gaps = selectors.gaps_of(agreement, sides, today)
        lines = [*(GAPS[gap] for gap in gaps), *lines]
    if not lines:
        return None
    return Section(_("To check"), "cooperation/notes.html", {"lines": lines})


def paper_note(rule: kinds.Rule) -> Text:
    """Which paper a dated rule asks for, since when, and where it stands."""
    names = format_lazy(
        ", ".join(["{}"] * len(rule.kinds)), *[KINDS[kind] for kind in sorted(rule.kinds)]
    )
    partner = PARTNERS[rule.partner] if rule.partner else ""
    words = (
        _("With this kind of party ({partner}) the paper is: {kinds}. Source: {source}.")
        if rule.confirmed
        else _(
            "With this kind of party ({partner}) the paper is: {kinds}. "
            "Source: {source} (unconfirmed)."
        )
    )
    return format_lazy(words, partner=partner, kinds=names, source=rule.source)


def task_notes(agreement: Agreement, task: PlanTask, today: date) -> list[Text]:
    if task.state == "dropped":
        return []
    found = terms.check_task(agreement.term, due=task.due, done_on=task.done_on, today=today)
    return [_("due outside the term of the agreement") for one in found if not one.blocks]


def parties_section(
    request: ViewerRequest, agreement: Agreement, sides: Sequence[Party]
) -> Section:
    changeable = agreement.is_draft and may(request, agreement, "draft")
    rows = [
        [
            party.name,
            party.get_partner_display(),
            _signatory(party),
            *([_row_links("cooperation_party", party.pk)] if changeable else []),
        ]
        for party in sides
    ]
    headers = [_("Party"), _("Kind"), _("Office that signs")]
    return Section(
        _("Parties"),
        TABLE,
        {
            "headers": [*headers, _("Change")] if changeable else headers,
            "rows": rows,
            "empty": _("No party yet. Name this government and its partner."),
        },
        action=link(request, agreement, "draft", _("Add a party"), "cooperation_party_add", "plus")
        if agreement.is_draft
        else None,
    )


def bases_section(request: ViewerRequest, agreement: Agreement) -> Section:
    changeable = agreement.is_draft and may(request, agreement, "draft")
    bases = list(selectors.bases(agreement))
    has_words = any(basis.about for basis in bases)
    rows = [
        [
            basis.title,
            *([basis.about] if has_words else []),
            *(
                [Link(_("Remove"), reverse("cooperation_basis_remove", args=[basis.pk]))]
                if changeable
                else []
            ),
        ]
        for basis in bases
    ]
    headers = [_("Law or decree"), *([_("About")] if has_words else [])]
    return Section(
        _("Legal bases"),
        TABLE,
        {"headers": [*headers, _("Change")] if changeable else headers, "rows": rows},
        action=link(
            request, agreement, "draft", _("Add a legal basis"), "cooperation_basis_add", "plus"
        )
        if agreement.is_draft
        else None,
    )


def plan_section(
    request: ViewerRequest, agreement: Agreement, tasks: Sequence[PlanTask]
) -> Section:
    """The plan as a table with its progress; dense entry is on the worksheet."""
    today = request.viewer.today
    open_plan = agreement.status in {"draft", "active"}
    follows = open_plan and may(request, agreement, "follow")
    rows = [
        [
            [task.title, *owner_of(task)],
            task.due,
            task_status(task, today),
            *([_task_links(task)] if follows else []),
        ]
        for task in tasks
    ]
    change = [_("Change")] if follows else []
    headers = [_("Task and who does it"), _("Due"), _("State"), *change]
    counted = [task for task in tasks if task.state != "dropped"]
    return Section(
        _("Plan"),
        "cooperation/plan_table.html",
        {
            "headers": headers,
            "rows": rows,
            "empty": _("No task yet. The plan says who does what by when."),
            "progress": {"done": sum(t.state == "done" for t in counted), "total": len(counted)},
            "sheet_url": reverse("cooperation_plan", args=[agreement.pk])
            if open_plan and rows and plan_is_open_to(request, agreement, tasks)
            else "",
        },
        action=link(request, agreement, "follow", _("Add a task"), "cooperation_task_add", "plus")
        if open_plan
        else None,
    )


def plan_is_open_to(
    request: ViewerRequest, agreement: Agreement, tasks: Sequence[PlanTask]
) -> bool:
    """True for who follows the agreement or does one of its tasks."""
    return may(request, agreement, "follow") or any(
        rights.allowed(request.viewer, "cooperation.task.complete", task) for task in tasks
    )


def children_section(request: ViewerRequest, agreement: Agreement) -> Section | None:
    rows = [
        [
            Link(child.title, child.get_absolute_url()),
            child.get_kind_display(),
            child.signed_on,
            agreement_status(child, request.viewer.today),
        ]
        for child in selectors.children(request.viewer, agreement)
    ]
    if not rows:
        return None
    headers = [_("Agreement"), _("Kind"), _("Signed on"), _("Status")]
    return Section(_("Under this agreement"), TABLE, {"headers": headers, "rows": rows})


def programmes_section(request: ViewerRequest, agreement: Agreement) -> Section | None:
    found = selectors.programmes(request.viewer).filter(agreement=agreement)
    rows = [
        [Link(one.title, one.get_absolute_url()), one.wished_on, programme_status(one)]
        for one in found.order_by("started_on", "pk")
    ]
    if not rows:
        return None
    headers = [_("Programme"), _("Certificate wished on"), _("Status")]
    return Section(_("Programmes"), TABLE, {"headers": headers, "rows": rows})


def outputs_section(request: ViewerRequest, agreement: Agreement) -> Section:
    rows_ = list(selectors.outputs(agreement))
    found = resolved(request, [(row.kind, row.target_id) for row in rows_])
    follows = may(request, agreement, "follow")
    rows = [
        [
            *_output_cells(found.get((row.kind, row.target_id)), row.note),
            *(
                [Link(_("Remove"), reverse("cooperation_output_remove", args=[row.pk]))]
                if follows
                else []
            ),
        ]
        for row in rows_
    ]
    headers = [_("What came of it"), _("State")]
    return Section(
        _("Outputs"),
        TABLE,
        {
            "headers": [*headers, _("Change")] if follows else headers,
            "rows": rows,
            "empty": _("Nothing is linked yet: certifications and other results belong here."),
        },
        action=link(
            request, agreement, "follow", _("Link an output"), "cooperation_output_add", "link"
        ),
    )


def resolved(
    request: ViewerRequest, pairs: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], links.Linked]:
    """Linked records by kind and id, one look per kind."""
    return {
        (kind, pk): record
        for kind in sorted({kind for kind, _pk in pairs})
        for pk, record in links.find(
            request.viewer, kind, {pk for one, pk in pairs if one == kind}
        ).items()
    }


def evaluations_section(request: ViewerRequest, agreement: Agreement) -> Section:
    rows = [
        [one.year, one.get_result_display(), one.note or None]
        for one in selectors.evaluations(agreement)
    ]
    return Section(
        _("Yearly evaluation"),
        TABLE,
        {"headers": [_("Year"), _("Result"), _("Note")], "rows": rows},
        action=link(
            request,
            agreement,
            "follow",
            _("Record an evaluation"),
            "cooperation_evaluation_add",
            "clipboard-check",
        ),
    )


def timeline_section(agreement: Agreement, today: date) -> Section:
    """Signing, start, reminders and end on one line."""
    steps = [Step(agreement.signed_on, _("Signed"), "done" if agreement.is_signed else "now")]
    if agreement.starts_on and agreement.starts_on != agreement.signed_on:
        steps.append(_dated(agreement.starts_on, _("Starts"), today))
    if agreement.status == "active":
        for day in terms.reminder_dates(agreement.ends_on, agreement.reminder_days):
            steps.append(_dated(day, _("Reminder of the end"), today))
    if agreement.closed_on and agreement.status in {"ended", "renewed"}:
        steps.append(Step(agreement.closed_on, agreement.get_status_display(), "done"))
    elif agreement.ends_on:
        steps.append(_dated(agreement.ends_on, _("Last day"), today))
    return Section(_("Term"), "web/sections/timeline.html", {"steps": steps}, side=True)


def _dated(day: date, label: str, today: date) -> Step:
    return Step(day, label, "done" if day <= today else "ahead")


def owner_of(task: PlanTask) -> list[str]:
    """Who does a task: the office and the agency, as far as named."""
    agency = task.owner_agency.short_name if task.owner_agency else ""
    return [text for text in (task.owner_office, agency) if text]


def _signatory(party: Party) -> list[str]:
    """The office that signs, and below it in what capacity and by what authority."""
    lines = (party.signatory_office, party.legal_capacity, party.power_of_attorney)
    return [text for text in lines if text]


def _row_links(name: str, pk: int) -> list[Link]:
    return [
        Link(_("Change"), reverse(f"{name}_change", args=[pk])),
        Link(_("Remove"), reverse(f"{name}_remove", args=[pk])),
    ]


def _task_links(task: PlanTask) -> list[Link]:
    if task.state != "open":
        return [Link(_("Open again"), reverse("cooperation_task_reopen", args=[task.pk]))]
    return [
        Link(_("Done"), reverse("cooperation_task_done", args=[task.pk])),
        Link(_("Change"), reverse("cooperation_task_change", args=[task.pk])),
        Link(_("Drop"), reverse("cooperation_task_drop", args=[task.pk])),
    ]


def _output_cells(record: links.Linked | None, note: str) -> list[Any]:
    """The linked record with its number and our note below its name, and where it stands."""
    notes = [note] if note else []
    if record is None:
        return [[_("A record that your roles do not reach"), *notes], None]
    numbers = [record.number] if record.number else []
    return [[Link(record.title, record.url), *numbers, *notes], Status("none", record.state)]

"""The steps from a draft to its approval, the same pages for every kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.planning import permissions, services
from teraju.modules.planning.web.common import approval_status, found
from teraju.modules.planning.web.forms.system import ApprovalForm, GiveBackForm
from teraju.platform.accounts import rights
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page


@dataclass(frozen=True)
class Step:
    """What one step asks and says."""

    service: Callable[..., Any]
    right: str
    title: Text
    submit: Text
    done: Text
    icon: str
    intro: Text = ""
    form: type[forms.Form] = ApprovalForm


STEPS: dict[str, Step] = {
    "submit": Step(
        services.submit,
        "",
        gettext_lazy("Hand in for approval"),
        gettext_lazy("Hand in"),
        gettext_lazy("Handed in. The head of the agency finds it in Kerja saya."),
        "send",
        gettext_lazy("The draft is not changed any more until it is approved or given back."),
    ),
    "return": Step(
        services.give_back,
        permissions.APPROVE,
        gettext_lazy("Give back"),
        gettext_lazy("Give back"),
        gettext_lazy("Given back with your reason."),
        "undo-2",
        form=GiveBackForm,
    ),
    "approve": Step(
        services.approve,
        permissions.APPROVE,
        gettext_lazy("Approve"),
        gettext_lazy("Approve"),
        gettext_lazy("Approved. The one before it is superseded."),
        "check",
        gettext_lazy("After this it is not changed any more; the next version begins as a copy."),
    ),
    "discard": Step(
        services.discard,
        "",
        gettext_lazy("Discard the draft"),
        gettext_lazy("Discard"),
        gettext_lazy("The draft is discarded; it stays to be read."),
        "trash-2",
    ),
}
# The register of each kind, as it stands above its forms.
REGISTERS: dict[str, tuple[Text, str]] = {
    "context": (gettext_lazy("Context analyses"), "planning_contexts"),
    "party_review": (gettext_lazy("Reviews of interested parties"), "planning_party_reviews"),
    "scope": (gettext_lazy("Statements of scope"), "planning_scopes"),
    "map": (gettext_lazy("Versions of the process map"), "planning_maps"),
    "statement": (gettext_lazy("Budget and staff"), "planning_statements"),
}


def approval_step(request: ViewerRequest, pk: int, kind: str, step: str) -> HttpResponse:
    """One step of one record."""
    known, what = services.KINDS[kind], STEPS[step]
    rows = known.model.objects.visible_to(request.viewer)  # type: ignore[attr-defined]
    record = found(request, rows, pk, what.right or known.write)
    back = record.get_absolute_url()
    title, register = REGISTERS[kind]

    def act(data: dict[str, Any]) -> Any:
        version = data.pop("version")
        return what.service(
            actor=request.viewer, kind=known, pk=pk, expected_version=version, **data
        )

    return form_page(
        request,
        form=what.form,
        title=what.title,
        intro=what.intro,
        facts=(Fact(_("Record"), str(record), url=back),),
        submit=what.submit,
        act=act,
        success=lambda result: back,
        back_url=back,
        initial={"version": record.version},
        done=what.done,
        register_title=title,
        register_url=reverse(register),
    )


def approvable_page(
    request: ViewerRequest,
    record: Any,
    kind: str,
    *,
    facts: Sequence[Fact],
    sections: Sequence[Section],
    issued_by: str = "",
) -> HttpResponse:
    """The page of a text that the head approves; `issued_by` makes a paper of an approved one."""
    next_step, primary, actions = approval_actions(request, record, kind)
    if record.is_approved and issued_by:
        label, right = _("Issue as a paper"), permissions.APPROVE
        actions = [record_action(request.viewer, record, right, label, issued_by, "stamp")]
    register_title, url_name = REGISTERS[kind]
    page = RecordPage(
        title=f"{record}: {record.agency.short_name}",
        target=record,
        register_title=register_title,
        register_url=reverse(url_name),
        status=approval_status(record),
        next_step=next_step,
        primary=primary,
        actions=actions,
        facts=[*facts, *approval_facts(record)],
        sections=sections,
        is_example=record.is_example,
    )
    return record_page(request, page)


def approval_actions(
    request: ViewerRequest, record: Any, kind: str
) -> tuple[Text, Action | None, list[Action]]:
    """What comes next on the way to approval: a sentence, the main button, the others."""
    write = services.KINDS[kind].write
    if record.is_draft:
        said = record.returned_because
        words = _("Given back: %s") % said if said else _("Complete the draft, then hand it in.")
        return (
            words,
            _step(request, record, kind, "submit", write),
            [
                record_action(
                    request.viewer, record, write, _("Change"), f"planning_{kind}_change", "pencil"
                ),
                _step(request, record, kind, "discard", write),
            ],
        )
    if record.is_submitted:
        return (
            _("Waits for the head of the agency."),
            _step(request, record, kind, "approve", permissions.APPROVE),
            [_step(request, record, kind, "return", permissions.APPROVE)],
        )
    return "", None, []


def _step(request: ViewerRequest, record: Any, kind: str, step: str, right: str) -> Action:
    what = STEPS[step]
    refusal: object = rights.refusal(request.viewer, right, record)
    wrote = step == "approve" and record.writers.filter(pk=request.viewer.user_id).exists()
    if not refusal and wrote:
        refusal = _("You wrote in this draft, so that somebody else has to approve it.")
    url = reverse(f"planning_{kind}_{step}", args=[record.pk])
    return Action(what.title, url, str(refusal), what.icon)


def approval_facts(record: Any) -> list[Fact]:
    """Who wrote and approved it, and how long it stood."""
    return [
        Fact(_("Version"), record.number),
        Fact(_("Written by"), record.writer_office or None),
        Fact(_("Approved on"), record.approved_on, note=record.approver_office),
        *([Fact(_("Superseded on"), record.superseded_on)] if record.superseded_on else []),
    ]

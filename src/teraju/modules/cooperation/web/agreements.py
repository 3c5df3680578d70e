"""The register and the record of agreements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.models import Agreement, Party, PlanTask
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from . import coaches, sections, visits
from .common import agreement_of, history_of, link
from .registers import AGREEMENTS
from .standing import agreement_status


@require_safe
def agreement_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, AGREEMENTS)


@require_safe
def agreement_record(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    sides = list(selectors.parties(agreement))
    tasks = list(selectors.tasks_of(request.viewer, agreement))
    primary, actions = next_actions(request, agreement, sides)
    page = RecordPage(
        title=agreement.title,
        number=agreement.number,
        target=agreement,
        register_title=_("Agreements"),
        register_url=reverse("cooperation_agreements"),
        status=agreement_status(agreement, request.viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(request, agreement),
        sections=_sections(request, agreement, sides, tasks),
        is_example=agreement.is_example or any(task.is_example for task in tasks),
    )
    return record_page(request, page, history=lambda: history_of(agreement))


def _sections(
    request: ViewerRequest, agreement: Agreement, sides: Sequence[Party], tasks: Sequence[PlanTask]
) -> list[Section]:
    today = request.viewer.today
    found = [
        sections.notes_section(agreement, sides, tasks, today),
        sections.parties_section(request, agreement, sides),
        sections.plan_section(request, agreement, tasks),
        sections.outputs_section(request, agreement) if agreement.is_signed else None,
        sections.children_section(request, agreement),
        sections.programmes_section(request, agreement),
        *_coaching(request, agreement, sides),
        sections.bases_section(request, agreement),
        sections.evaluations_section(request, agreement) if agreement.is_signed else None,
        sections.timeline_section(agreement, today),
    ]
    return [section for section in found if section]


def _coaching(
    request: ViewerRequest, agreement: Agreement, sides: Sequence[Party]
) -> list[Section]:
    """Under an agreement with BSN: its coaches and their visits."""
    if not agreement.is_signed or not selectors.with_bsn(sides):
        return []
    return [
        coaches.coaches_section(request, agreement),
        visits.visits_section(request, agreement),
    ]


def _facts(request: ViewerRequest, agreement: Agreement) -> list[Fact]:
    names = sorted(edition.designation for edition in agreement.editions.all())
    charge = agreement.agency.name if agreement.agency else _("the government itself")
    return [
        Fact(_("Kind"), agreement.get_kind_display()),
        Fact(_("In charge"), charge),
        *_relatives(request, agreement),
        Fact(_("Our number"), agreement.number or None, note=_number_note(agreement)),
        *_filled(_("Number of the other party"), agreement.counterpart_number),
        Fact(_("Signed on"), agreement.signed_on),
        *_filled(_("Place of signing"), agreement.place),
        Fact(_("Starts on"), agreement.term.first_day),
        Fact(_("Last day"), agreement.ends_on, note="" if agreement.ends_on else _("open end")),
        Fact(_("Scope"), agreement.scope or None),
        Fact(_("Standards named"), names or None),
        Fact(
            _("Consent of the council (DPRD)"),
            agreement.get_council_consent_display(),
            note=_consent_note(agreement),
        ),
        *_filled(_("Funds"), agreement.funds),
        *_filled(_("Contacts"), agreement.contacts),
        Fact(_("Reminders, days before the end"), ", ".join(map(str, agreement.reminder_days))),
        _public_fact(agreement),
        *_filled(_("Reason"), agreement.closing_reason),
    ]


def _filled(label: str, value: str) -> list[Fact]:
    return [Fact(label, value)] if value else []


def _number_note(agreement: Agreement) -> Text:
    if agreement.number:
        return ""
    return _("Taken when it is signed.") if agreement.is_draft else _("Not known; left open.")


def _consent_note(agreement: Agreement) -> Text:
    from teraju.platform.web.templatetags.values import day

    return day(agreement.council_consent_on) if agreement.council_consent_on else ""


def _public_fact(agreement: Agreement) -> Fact:
    if not agreement.is_public:
        return Fact(_("Public"), value=False)
    url = reverse("cooperation_public_agreement", args=[agreement.government.slug, agreement.pk])
    return Fact(_("Public"), _("yes, anybody can read it"), url=url)


def _relatives(request: ViewerRequest, agreement: Agreement) -> list[Fact]:
    """The agreement above, the one it renews and the one that renews it, as far as seen."""
    seen = {
        one.pk: one
        for one in selectors.agreements(request.viewer).filter(
            pk__in=[pk for pk in (agreement.parent_id, agreement.renewal_of_id) if pk]
        )
    }
    named: list[tuple[str, Agreement | None]] = [
        (_("Under the agreement"), seen.get(agreement.parent_id or 0)),
        (_("Renews"), seen.get(agreement.renewal_of_id or 0)),
        (_("Renewed by"), selectors.successor(request.viewer, agreement)),
    ]
    facts: list[Any] = [
        Fact(label, one.title, url=one.get_absolute_url()) for label, one in named if one
    ]
    if agreement.parent_id and agreement.parent_id not in seen:
        hidden = _("an agreement that your roles do not reach")
        facts.insert(0, Fact(_("Under the agreement"), hidden))
    return facts


def next_actions(
    request: ViewerRequest, agreement: Agreement, sides: Sequence[Party]
) -> tuple[Action | None, list[Action]]:
    """The one next step and what else can be done, each with the reason where it cannot."""
    if agreement.is_draft:
        return _draft_actions(request, agreement, sides)
    if agreement.status != "active":
        return None, [_details(request, agreement), *_public(request, agreement)]
    renew = link(
        request, agreement, "draft", _("Draft a renewal"), "cooperation_renew", "refresh-cw"
    )
    end = link(request, agreement, "sign", _("Record the end"), "cooperation_end", "flag")
    others = [_details(request, agreement), *_public(request, agreement), end]
    ends_soon = terms.reminder_reached(
        agreement.ends_on, agreement.reminder_days, request.viewer.today
    )
    if selectors.successor(request.viewer, agreement):
        return None, others
    return (renew, others) if ends_soon else (None, [*others, renew])


def _draft_actions(
    request: ViewerRequest, agreement: Agreement, sides: Sequence[Party]
) -> tuple[Action, list[Action]]:
    sign = link(request, agreement, "sign", _("Record the signing"), "cooperation_sign", "pen-line")
    send = link(request, agreement, "draft", _("Send for signing"), "cooperation_send", "send")
    change = link(request, agreement, "draft", _("Change"), "cooperation_change", "pencil")
    cancel = link(request, agreement, "draft", _("Cancel"), "cooperation_cancel", "x")
    if selectors.gaps_of(agreement, sides, request.viewer.today):
        add = link(request, agreement, "draft", _("Add a party"), "cooperation_party_add", "plus")
        return (change if len(sides) >= 2 else add), [
            *([] if len(sides) >= 2 else [change]),
            cancel,
        ]
    if agreement.sent_on:
        back = link(request, agreement, "sign", _("Give back"), "cooperation_return", "undo-2")
        return sign, [back, change, cancel]
    return (send, [change, cancel]) if sign.refusal else (sign, [send, change, cancel])


def _details(request: ViewerRequest, agreement: Agreement) -> Action:
    label = _("Change numbers, contacts, reminders")
    return link(request, agreement, "follow", label, "cooperation_details", "pencil")


def _public(request: ViewerRequest, agreement: Agreement) -> list[Action]:
    if agreement.is_public:
        label, name, icon = _("Take off the public page"), "cooperation_withdraw", "eye-off"
    else:
        label, name, icon = _("Show to the public"), "cooperation_publish", "globe"
    return [link(request, agreement, "sign", label, name, icon)]

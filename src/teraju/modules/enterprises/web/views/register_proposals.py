"""Proposals of an SNI: their register, the dossier, and the steps through PNPS."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import commodity
from teraju.modules.enterprises.domain.proposals import PROPOSALS as TABLE
from teraju.modules.enterprises.domain.proposals import ROAD, ProposalEvent, ProposalState
from teraju.modules.enterprises.models import Proposal
from teraju.modules.enterprises.models.register_choices import PROPOSAL_STATES
from teraju.modules.enterprises.selectors import register as reading
from teraju.modules.enterprises.services import register_proposals as services
from teraju.modules.enterprises.web.register_common import history_of
from teraju.modules.enterprises.web.register_forms import (
    ProposalChangeForm,
    ProposalForm,
    ProposalStepForm,
)
from teraju.modules.enterprises.web.register_lists import PROPOSALS
from teraju.modules.enterprises.web.register_words import (
    commodity_word,
    in_language,
    proposal_status,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Step
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import filled

PROPOSE = permissions.PROPOSE
EVENTS: Mapping[str, tuple[Promise, str]] = {
    ProposalEvent.SUBMIT: (gettext_lazy("Submit to BSN"), "send"),
    ProposalEvent.PROGRAMME: (gettext_lazy("It is in PNPS"), "check"),
    ProposalEvent.DRAFT: (gettext_lazy("The RSNI is being drafted"), "pencil"),
    ProposalEvent.AGREE: (gettext_lazy("Consensus is reached"), "users"),
    ProposalEvent.REDRAFT: (gettext_lazy("Draft it again"), "undo-2"),
    ProposalEvent.ENACT: (gettext_lazy("The SNI is enacted"), "award"),
    ProposalEvent.CORRECT: (gettext_lazy("It is not enacted yet"), "undo-2"),
    ProposalEvent.REFUSE: (gettext_lazy("It was refused"), "x"),
    ProposalEvent.WITHDRAW: (pgettext_lazy("proposal", "Withdraw"), "x"),
    ProposalEvent.REOPEN: (pgettext_lazy("proposal", "Take it up again"), "undo-2"),
}


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PROPOSALS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    proposal = _proposal(viewer, pk)
    primary, actions = _actions(viewer, proposal)
    page = RecordPage(
        title=proposal.title,
        target=proposal,
        register_title=PROPOSALS.title,
        register_url=reverse("enterprises_proposals"),
        status=proposal_status(proposal),
        primary=primary,
        actions=actions,
        facts=_facts(proposal),
        sections=_sections(proposal),
        is_example=proposal.is_example,
    )
    return record_page(request, page, history=lambda: history_of(proposal))


def _actions(viewer: Viewer, proposal: Proposal) -> tuple[Action | None, list[Action]]:
    """The next step of the way first, then a change of the dossier, then what leads off it."""
    refusal = str(rights.refusal(viewer, PROPOSE, proposal))
    made = [
        Action(
            EVENTS[arrow.event][0],
            reverse("enterprises_proposal_step", args=[proposal.pk, arrow.event]),
            refusal=refusal,
            icon=EVENTS[arrow.event][1],
        )
        for arrow in TABLE.from_state(proposal.state)
    ]
    if proposal.state in services.OPEN_STATES:
        url = reverse("enterprises_proposal_change", args=[proposal.pk])
        made.insert(1, Action(_("Change the dossier"), url, refusal=refusal, icon="pencil"))
    return made[0], [] if refusal else made[1:]


def _facts(proposal: Proposal) -> list[Fact]:
    product, code = proposal.product, proposal.commodity
    return filled(
        [
            Fact(_("Product"), product.name, url=product.get_absolute_url())
            if product
            else Fact("", ""),
            Fact(
                _("Kind of product"),
                commodity_word(code) if code else "",
                url=reverse("enterprises_commodity", args=[code]) if code else "",
            ),
            Fact(_("Technical committee"), proposal.committee),
            Fact(_("Number of the SNI"), proposal.result),
            Fact(_("Agency"), proposal.agency.name),
        ]
    )


def _sections(proposal: Proposal) -> list[Section]:
    told = [
        (_("What it is to settle"), proposal.scope),
        (_("Why it is needed"), proposal.need),
        (_("Interested parties"), proposal.parties),
        (_("Comparable standards"), proposal.comparable),
    ]
    empty = _("Not written yet.")
    return [
        *(
            Section(title, "web/sections/text.html", {"text": words, "empty": empty})
            for title, words in told
        ),
        Section(
            _("The way to an SNI"),
            "web/sections/timeline.html",
            {"steps": _way(proposal)},
            side=True,
        ),
    ]


def _way(proposal: Proposal) -> list[Step]:
    """What happened, one step below the other, and what of the way lies ahead."""
    happened = list(proposal.steps.all())
    state = proposal.state
    is_off = state not in ROAD
    made = [
        Step(
            step.on,
            PROPOSAL_STATES[step.state],
            "now" if step is happened[-1] and not is_off else "done",
            note=" · ".join(part for part in (step.reference, step.note) if part),
        )
        for step in happened
    ]
    if not happened:
        made = [Step(None, PROPOSAL_STATES[state], "now")]
    ahead = [] if is_off else ROAD[ROAD.index(ProposalState(state)) + 1 :]
    return [*made, *(Step(None, PROPOSAL_STATES[one], "ahead") for one in ahead)]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Begin a dossier, with what the page that led here knew already."""
    viewer = request.viewer
    return add_form(
        request,
        PROPOSE,
        PROPOSALS,
        form=partial(ProposalForm, viewer=viewer),
        title=_("Propose an SNI"),
        intro=_(
            "For a local product that has no SNI yet. Write what you know: the dossier may be"
            " finished later, before it goes to BSN."
        ),
        initial=_known(request),
        act=lambda data: services.begin_proposal(actor=viewer, **data),
        done=_("The dossier is begun."),
    )


def _known(request: ViewerRequest) -> dict[str, Any]:
    asked, code = request.GET.get("product", ""), request.GET.get("kind", "")
    found: dict[str, Any] = {}
    if asked.isascii() and asked.isdecimal() and len(asked) < 19:
        product = reading.products(request.viewer).filter(pk=asked).first()
        if product is not None:
            found = {"product": product, "agency": product.agency, "commodity": product.commodity}
    kind = commodity(code)
    if kind is not None:
        found["commodity"] = code
        found["title"] = in_language(kind.name)
    return found


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    proposal = _proposal(request.viewer, pk)
    return step_form(
        request,
        proposal,
        PROPOSE,
        PROPOSALS,
        services.change_proposal,
        key="proposal_id",
        form=partial(ProposalChangeForm, viewer=request.viewer),
        title=_("Change the dossier"),
        submit=_("Save"),
        initial={name: getattr(proposal, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def step(request: ViewerRequest, pk: int, event: str) -> HttpResponse:
    """Take a step on the way to an SNI."""
    if event not in EVENTS:
        raise Http404
    proposal = _proposal(request.viewer, pk)
    label = EVENTS[event][0]
    return step_form(
        request,
        proposal,
        PROPOSE,
        PROPOSALS,
        services.step_proposal,
        key="proposal_id",
        form=partial(ProposalStepForm, event=event),
        title=label,
        submit=_("Record it"),
        facts=[
            Fact(_("Title"), proposal.title),
            Fact(_("Status"), PROPOSAL_STATES[proposal.state]),
        ],
        initial={"on": request.viewer.today},
        done=_("The step is recorded."),
        more={"event": event},
    )


def _proposal(viewer: Viewer, pk: int) -> Proposal:
    proposal: Proposal = get_object_or_404(reading.proposals_with_steps(viewer), pk=pk)
    return proposal

"""Evidence: its list and record, adding it, taking what records say, withdrawing it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import LacksRole
from teraju.modules.iso18091 import permissions, services
from teraju.modules.iso18091.models import Evidence, Indicator
from teraju.modules.iso18091.models.choices import FORMS
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.selectors.offers import Offer, offers_for
from teraju.modules.iso18091.services.evidence import evidence_refusal
from teraju.modules.iso18091.web.common import heading_of, indicator_of, step_form
from teraju.modules.iso18091.web.forms import EvidenceForm, OffersForm, WhyForm
from teraju.modules.iso18091.web.registers import EVIDENCE
from teraju.modules.iso18091.web.words import evidence_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

LIST = (EVIDENCE.title, "/iso18091/evidence/")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EVIDENCE)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one: Evidence = get_object_or_404(reading.evidence(request.viewer), pk=pk)
    url = reverse("iso18091_withdraw_evidence", args=[one.pk])
    refusal = str(evidence_refusal(request.viewer, one.indicator))
    open_still = one.indicator.diagnosis.side and one.withdrawn_on is None
    page = RecordPage(
        title=one.title,
        target=one,
        register_title=EVIDENCE.title,
        register_url=reverse("iso18091_evidence_list"),
        status=evidence_status(one, request.viewer.today),
        actions=[Action(_("Withdraw"), url, refusal=refusal, icon="ban")] if open_still else [],
        facts=_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page)


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _open_to(request.viewer, pk)
    return step_form(
        request,
        one,
        services.add_evidence,
        key="indicator_id",
        form=EvidenceForm,
        title=_("Add evidence"),
        intro=_("What a record of Teraju proves need not be uploaded: take it from the records."),
        submit=_("Add it"),
        facts=[
            Fact(_("Indicator"), heading_of(one)),
            Fact(
                _("Records"),
                _("See what records say"),
                url=reverse("iso18091_offers", args=[one.pk]),
            ),
        ],
        done=_("The evidence is added."),
        register=LIST,
        has_version=False,
    )


@form_methods
def offers(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _open_to(request.viewer, pk)
    found = offers_for(request.viewer, one)
    if not found:
        messages.info(request, _("No record speaks for this indicator yet. Add a paper instead."))
        return HttpResponseRedirect(reverse("iso18091_evidence_add", args=[pk]))
    return step_form(
        request,
        one,
        services.take_records,
        key="indicator_id",
        form=partial(OffersForm, offered=[(offer.key, _told(offer)) for offer in found]),
        title=_("What records say"),
        intro=_("Records of your agencies that speak for this indicator. Take what proves it."),
        submit=_("Take as evidence"),
        facts=[Fact(_("Indicator"), heading_of(one))],
        done=_("The records are evidence of the indicator."),
        register=LIST,
        has_version=False,
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    one: Evidence = get_object_or_404(reading.evidence(request.viewer), pk=pk)
    _require(request.viewer, one.indicator)
    return step_form(
        request,
        one,
        services.withdraw_evidence,
        key="evidence_id",
        form=WhyForm,
        title=_("Withdraw the evidence"),
        submit=_("Withdraw"),
        done=_("The evidence is withdrawn; it stays readable."),
        register=LIST,
    )


def _open_to(viewer: Viewer, pk: int) -> Indicator:
    one = indicator_of(viewer, pk)
    _require(viewer, one)
    return one


def _require(viewer: Viewer, one: Indicator) -> None:
    if evidence_refusal(viewer, one):
        raise LacksRole(rights.reason(permissions.ANSWER))


def _told(offer: Offer) -> object:
    """A record in one line: whose it is, what it says, of which day, until when."""
    words = [offer.agency, date_format(offer.happened_on)]
    if offer.valid_until:
        words.append(_("until %(day)s") % {"day": date_format(offer.valid_until)})
    if offer.supports:
        words.append(_("speaks for it, proves it not by itself"))
    return format_html("{} <small>{}</small>", offer.title, " · ".join(words))


def _facts(one: Evidence) -> list[Fact]:
    indicator = one.indicator
    facts = [
        Fact(_("Indicator"), heading_of(indicator), url=indicator.get_absolute_url()),
        Fact(pgettext("evidence", "Kind"), FORMS[one.form]),
        Fact(_("What it shows"), one.note),
        Fact(_("Record"), one.title if one.source_url else "", url=one.source_url),
        Fact(_("Day of the fact"), one.happened_on),
        Fact(_("Valid until"), one.valid_until),
        Fact(_("Added by"), one.added_office, note=date_format(one.added_on)),
        Fact(_("Reason"), one.withdrawn_reason),
    ]
    return [fact for fact in facts if fact.value]

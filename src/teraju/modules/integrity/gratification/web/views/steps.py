"""What the reporter does with a report."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.integrity.gratification import policy, services
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftItem, GiftReport
from teraju.modules.integrity.gratification.selectors.readers import readers
from teraju.modules.integrity.gratification.services.reports import GIFT, GIVER, RECEIVER
from teraju.modules.integrity.gratification.web import forms
from teraju.modules.integrity.gratification.web.common import own_report, record_form
from teraju.modules.integrity.gratification.wording import due_words
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

KPK_CHANNELS = "gol.kpk.go.id, pelaporan.gratifikasi@kpk.go.id"


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    initial = {name: getattr(report, name) for name in (*GIFT, *GIVER)}
    person = report.giver_person
    initial["giver_account"] = person.username if person else ""
    return record_form(
        request,
        report,
        form=forms.FeastChangeForm if report.is_feast else forms.ChangeForm,
        title=_("Change the report"),
        submit=_("Save"),
        act=services.change_report,
        initial=initial,
        done=_("The report is changed; the answer is counted anew."),
    )


@form_methods
def submit(request: ViewerRequest, pk: int) -> HttpResponse:
    """The last step; when nobody in the unit may read it, the way to KPK stands instead."""
    viewer, report = request.viewer, own_report(request, pk)
    found = readers(report, viewer.now)
    nobody = _(
        "Nobody in the unit may read this report: all of them are too near to it. Report it to "
        "KPK yourself (%(channels)s), then note the GOL number here."
    )
    unit = policy.unit_label(report.government_id)
    return record_form(
        request,
        report,
        form=partial(forms.SubmitForm, readers=found, report=report),
        title=_("Hand in to the %s") % unit,
        intro=_("Nobody but the unit and you will see it: no superior, no administrator.")
        if found
        else nobody % {"channels": KPK_CHANNELS},
        submit=_("Hand in"),
        act=services.submit_report,
        initial=_about_me(report),
        facts=(
            Fact(_("To KPK"), due_words(report.report_to_kpk_by, viewer.today)),
            Fact(_("To the %s") % unit, due_words(report.report_to_upg_by, viewer.today)),
        ),
        done=_("The report is handed in."),
    )


@form_methods
def complete(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    return record_form(
        request,
        report,
        form=partial(forms.ReceiverFields, report=report),
        title=_("Send it again"),
        intro=report.returned_because,
        submit=_("Send it again"),
        act=services.complete_report,
        initial=_about_me(report),
        done=_("The unit has it again."),
    )


@form_methods
def direct(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    return record_form(
        request,
        report,
        form=forms.DirectForm,
        title=_("I reported it to KPK myself"),
        intro=_("That is a valid way. Teraju is not connected to KPK: note the number here."),
        submit=_("Save"),
        act=services.report_directly,
        initial={"kpk_reported_on": request.viewer.today},
        facts=(Fact(_("Channels of KPK"), KPK_CHANNELS),),
        done=_("It is noted that KPK has it."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    draft = report.state == State.DRAFT
    return record_form(
        request,
        report,
        form=forms.WithdrawForm,
        title=_("Withdraw the report"),
        intro=_("A draft is put aside; you can take it up again.")
        if draft
        else _("The days of the law run on: what has to be reported, has to be reported still."),
        submit=_("Withdraw"),
        act=services.withdraw_report,
        done=_("The report is withdrawn."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    return record_form(
        request,
        report,
        form=VersionedForm,
        title=_("Take it up again"),
        intro=_("It becomes a draft, which you alone see."),
        submit=_("Take it up again"),
        act=services.resume_report,
        done=_("It is a draft again."),
    )


@form_methods
def item_add(request: ViewerRequest, pk: int) -> HttpResponse:
    report = own_report(request, pk)
    return record_form(
        request,
        report,
        form=forms.ItemForm,
        title=_("Add an object"),
        submit=_("Add"),
        act=services.put_item,
        done=_("The object is added."),
    )


@form_methods
def item(request: ViewerRequest, pk: int, place: int) -> HttpResponse:
    report = own_report(request, pk)
    found = _item_of(report, place)
    return record_form(
        request,
        report,
        form=forms.ItemForm,
        title=_("Change the object"),
        submit=_("Save"),
        act=partial(services.put_item, place=place),
        initial=found,
        done=_("The object is changed."),
        context={
            "also_url": reverse("gratification_item_remove", args=[pk, place]),
            "also_label": _("Remove the object"),
        },
        template="gratification/item.html",
    )


@form_methods
def item_remove(request: ViewerRequest, pk: int, place: int) -> HttpResponse:
    report = own_report(request, pk)
    found = _item_of(report, place)
    return record_form(
        request,
        report,
        form=VersionedForm,
        title=_("Remove the object"),
        submit=_("Remove"),
        act=partial(services.remove_item, place=place),
        facts=(Fact(_("What"), found["description"]),),
        done=_("The object is removed."),
    )


def _item_of(report: GiftReport, place: int) -> dict[str, Any]:
    return model_to_dict(get_object_or_404(GiftItem, report=report, place=place))


def _about_me(report: GiftReport) -> dict[str, Any]:
    names = ("place", "giver_address", *RECEIVER, "delivery", "confidential")
    return {name: getattr(report, name) for name in names}

"""The steps of a worksheet, each a form and one service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.selectors.sheets import sheets
from teraju.modules.integrity_zone.services import publishing
from teraju.modules.integrity_zone.services import sheets as services
from teraju.modules.integrity_zone.web.forms import ChangeForm, ConclusionForm, WhyForm
from teraju.modules.integrity_zone.web.registers import SHEETS
from teraju.modules.integrity_zone.web.sections import title_of
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a step asks for, and the service that takes it."""

    right: str
    title: Text
    submit: Text
    act: Callable[..., Any]
    done: Text
    intro: Text = ""
    form: type[forms.Form] = VersionedForm
    initial: Callable[[Sheet], Mapping[str, Any]] = lambda sheet: {}
    success: Callable[[Any], str] | None = None


def step_view(step: Step) -> Callable[..., HttpResponse]:
    """The page of a step."""

    def show(request: ViewerRequest, pk: int) -> HttpResponse:
        sheet = get_object_or_404(sheets(request.viewer), pk=pk)
        rights.require(request.viewer, step.right, sheet)
        url = sheet.get_absolute_url()
        return form_page(
            request,
            form=step.form,
            title=step.title,
            intro=step.intro,
            submit=step.submit,
            act=lambda data: step.act(actor=request.viewer, sheet_id=pk, **versioned(data)),
            success=step.success or (lambda _done: url),
            back_url=url,
            initial={"version": sheet.version, **step.initial(sheet)},
            done=step.done,
            facts=(Fact(SHEETS.title, title_of(sheet), url=url),),
            register_title=SHEETS.title,
            register_url=reverse("integrity_zone_sheets"),
        )

    wrapped: Callable[..., HttpResponse] = form_methods(show)
    return wrapped


STEPS: dict[str, Step] = {
    "change": Step(
        right=permissions.KEEP,
        title=_("Change aim and last day"),
        submit=_("Save"),
        form=ChangeForm,
        act=services.change_sheet,
        done=_("The worksheet is changed."),
        initial=lambda sheet: {"aim": sheet.aim, "due_on": sheet.due_on},
    ),
    "submit": Step(
        right=permissions.SUBMIT,
        title=_("Hand the worksheet in"),
        intro=_("The internal assessor looks at it next. Until it comes back its answers stand."),
        submit=_("Hand in"),
        act=services.submit_sheet,
        done=_("The worksheet is handed in."),
    ),
    "take_back": Step(
        right=permissions.SUBMIT,
        title=_("Take the worksheet back"),
        intro=_("To put an answer right before the assessment is finished."),
        submit=_("Take back"),
        form=WhyForm,
        act=services.take_back_sheet,
        done=_("The worksheet is open again."),
    ),
    "return": Step(
        right=permissions.ASSESS,
        title=_("Return the worksheet to its unit"),
        intro=_("The unit reads the reason and answers again; what it changes is assessed anew."),
        submit=_("Return"),
        form=WhyForm,
        act=services.return_sheet,
        done=_("The worksheet is with its unit again."),
    ),
    "finish": Step(
        right=permissions.ASSESS,
        title=_("Finish the assessment"),
        intro=_("What you did not change stands as the unit said it."),
        submit=_("Finish"),
        form=ConclusionForm,
        act=services.finish_assessment,
        done=_("The assessment is finished."),
        initial=lambda sheet: {"conclusion": sheet.conclusion},
    ),
    "assess_again": Step(
        right=permissions.ASSESS,
        title=_("Assess the worksheet again"),
        submit=_("Assess again"),
        form=WhyForm,
        act=services.assess_again,
        done=_("The worksheet is with the assessor again."),
    ),
    "close": Step(
        right=permissions.CLOSE,
        title=_("Close the worksheet"),
        intro=_("The year is settled then. Nothing is published by it."),
        submit=_("Close"),
        act=services.close_sheet,
        done=_("The worksheet is closed."),
    ),
    "reopen": Step(
        right=permissions.CLOSE,
        title=_("Open the worksheet again"),
        intro=_("A published summary is withdrawn with it."),
        submit=_("Open again"),
        form=WhyForm,
        act=services.reopen_sheet,
        done=_("The worksheet is open to the assessor again."),
    ),
    "drop": Step(
        right=permissions.KEEP,
        title=pgettext_lazy("ZI worksheet", "Drop the worksheet"),
        intro=_(
            "For one that was opened by mistake. It stays to be read and can be taken up again."
        ),
        submit=_("Drop"),
        form=WhyForm,
        act=services.drop_sheet,
        done=pgettext_lazy("ZI worksheet", "The worksheet is dropped."),
    ),
    "resume": Step(
        right=permissions.KEEP,
        title=_("Take the worksheet up again"),
        submit=pgettext_lazy("ZI worksheet", "Take up again"),
        act=services.resume_sheet,
        done=_("The worksheet is open again."),
    ),
    "publish": Step(
        right=permissions.PUBLISH,
        title=_("Publish the summary"),
        intro=_(
            "Everybody reads the scores of the areas then: no answer, no evidence and no name."
        ),
        submit=_("Publish"),
        act=publishing.publish_summary,
        done=_("The summary is published."),
    ),
    "withdraw": Step(
        right=permissions.PUBLISH,
        title=_("Withdraw the summary"),
        submit=_("Withdraw"),
        form=WhyForm,
        act=publishing.withdraw_summary,
        done=_("The summary is withdrawn."),
    ),
    "report": Step(
        right=permissions.REPORT,
        title=_("Issue the report"),
        intro=_(
            "A numbered and signed PDF with scores, changes and gaps; it replaces an earlier one."
        ),
        submit=_("Issue the report"),
        act=publishing.issue_report,
        done=_("The report is issued."),
        success=lambda paper: reverse("paper", args=[paper.pk]),
    ),
}

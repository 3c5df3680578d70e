"""A message as the person it is for reads and acknowledges it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.learning import services
from teraju.modules.learning.models import Addressee
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import back_with, record_form
from teraju.modules.learning.web.forms_campaigns import AcknowledgeForm
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest


@form_methods
def acknowledge(request: ViewerRequest, pk: int) -> HttpResponse:
    """The message as the person it is for reads it; for others it is not there."""
    row = get_object_or_404(reading.own_addressees(request.viewer), pk=pk)
    campaign = row.campaign
    if row.acknowledged_at and request.method == "GET":
        sentence = _("You have acknowledged this already.")
        return back_with(request, campaign.get_absolute_url(), sentence)
    questions = list(campaign.questions.order_by("order"))

    def act(data: Mapping[str, Any]) -> Addressee:
        answers = [data[f"question_{one.pk}"] for one in questions]
        found = services.acknowledge(actor=request.viewer, addressee_id=pk, answers=answers)
        _say(request, found)
        return found

    return record_form(
        request,
        campaign,
        "",
        form=partial(AcknowledgeForm, questions=questions),
        title=campaign.title,
        intro=campaign.message,
        submit=_("Acknowledge"),
        act=act,
        success=lambda found: (
            reverse("learning_me")
            if found.acknowledged_at
            else reverse("learning_acknowledge", args=[pk])
        ),
        done="",
        register=(_("My learning"), "learning_me"),
        back=reverse("learning_me"),
        facts=tuple(
            fact
            for fact in (Fact(_("Document"), campaign.document), Fact(_("By"), campaign.ends_on))
            if fact.value
        ),
    )


def _say(request: ViewerRequest, row: Addressee) -> None:
    if row.acknowledged_at:
        messages.success(request, _("Thank you. It is recorded that you have read it."))
    else:
        messages.warning(request, _("An answer was wrong. Read the message and try again."))

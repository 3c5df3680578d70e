"""Asking for an auditor's pack: which standard, which period. A job makes it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel.periods import add_years
from teraju.modules.conformity import permissions
from teraju.modules.conformity.selectors import editions_of
from teraju.modules.conformity.services.packs import ask_for_pack
from teraju.modules.standards.api import Edition, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, form_page, offer
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .common_readiness import agency_for


class PackForm(forms.Form):
    """Which standard, and evidence of which days."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(),
        label=gettext_lazy("Standard"),
        help_text=gettext_lazy("The standards that this agency is assessed against."),
    )
    since = DateField(
        label=gettext_lazy("Evidence from"),
        help_text=gettext_lazy("Whatever counted on some day of the period goes in."),
    )
    until = DateField(
        label=gettext_lazy("Evidence until"),
        help_text=gettext_lazy("Requirements are shown as they stood on this day."),
    )

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assessed = editions_of([agency.pk], viewer.today)[agency.pk]
        offer(self, "edition", editions_with_requirements(viewer).filter(pk__in=assessed))
        if not assessed:
            self.fields["edition"].help_text = _(
                "This agency is not assessed against any standard yet: start an assessment first."
            )


def readiness_pack(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = agency_for(request, pk)
    rights.require(request.viewer, permissions.PACK_MAKE, agency)
    back, today = reverse("readiness_agency", args=[pk]), request.viewer.today
    return form_page(
        request,
        form=partial(PackForm, agency=agency, viewer=request.viewer),
        title=_("Make a pack for the auditor"),
        intro=_(
            "One zip with an index by requirement, every piece of evidence with its files, and a "
            "signed list of them all. Each of these files leaves the house with it. Only you can "
            "download the pack, auditors of the body cannot: you hand it to them yourself."
        ),
        facts=(Fact(_("Agency"), agency.name),),
        submit=_("Prepare the pack"),
        act=lambda data: ask_for_pack(actor=request.viewer, agency=agency, **data),
        success=lambda job: job.get_absolute_url(),
        back_url=back,
        initial={"since": add_years(today, -1) + timedelta(days=1), "until": today},
        register_title=_("Readiness (self-assessment)"),
        register_url=reverse("readiness"),
    )

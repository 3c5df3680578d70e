"""Forms of assessments and of who answers for a topic."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity import permissions
from teraju.modules.conformity.models.choices import ProgressChoice, ResultChoice
from teraju.modules.conformity.services.owners import candidates
from teraju.modules.standards.api import Edition, editions_in_force, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class AssessmentForm(forms.Form):
    """Which agency is assessed against which standards, from which day."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"))
    editions = forms.ModelMultipleChoiceField(
        Edition.objects.none(),
        label=_("Standards"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several are judged as one worksheet: an answer moves all that ask the same."),
    )
    started_on = DateField(label=_("First day"))
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Empty: the standards and the agency."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.ASSESS))
        in_force = editions_in_force(viewer, viewer.today).order_by().values("pk")
        rows = editions_with_requirements(viewer).filter(pk__in=in_force)
        offer(self, "editions", rows.order_by("standard__code", "edition", "pk"))


class TitleForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=200)


class ConclusionForm(VersionedForm):
    concluded_on = DateField(label=_("Last day"))
    summary = TextArea(label=_("Summary"), required=False)


class ReopenForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class RowForm(forms.Form):
    """A row of the worksheet. What is left empty in `progress` follows from the result."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    progress = forms.ChoiceField(
        label=_("Progress"), choices=[("", ""), *ProgressChoice.choices], required=False
    )
    result = forms.ChoiceField(
        label=_("Result"), choices=[("", ""), *ResultChoice.choices], required=False
    )
    note = forms.CharField(label=_("Note or reason"), max_length=2000, required=False)


class OwnerForm(forms.Form):
    """Who answers for a topic at an agency."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Person in charge"),
        required=False,
        help_text=_("Empty: whoever holds the usual role for this topic."),
    )

    def __init__(self, *args: Any, agency: Agency, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", candidates(agency, viewer))

"""Forms on posts, competences and assessments. Choices are cut to where the viewer may act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning import permissions
from teraju.modules.learning.models import Competence, Participant, Position
from teraju.modules.learning.models.choices import COMPETENCE_KINDS, choices
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.selectors.people import people_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .statuses import level_choices


class PositionFields(forms.Form):
    name = forms.CharField(
        label=_("Post"), max_length=160, help_text=_("As the structure of the agency names it.")
    )
    unit = forms.CharField(label=_("Part of the agency"), max_length=160, required=False)
    superior = forms.ModelChoiceField(
        label=_("Reports to"),
        queryset=Position.objects.none(),
        required=False,
        help_text=_("The holder of that post judges what came of trainings."),
    )
    is_exposed = forms.BooleanField(label=_("More than low bribery risk"), required=False)
    exposure_reason = forms.CharField(
        label=_("Why it is, or is not, exposed"),
        max_length=400,
        help_text=_("For example: decides on findings; or: handles neither money nor decisions."),
    )


class PositionForm(PositionFields):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    field_order = ("agency", "name", "unit", "is_exposed", "exposure_reason")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.POSITION))
        offer(
            self,
            "superior",
            reading.positions(viewer).filter(closed_on=None).order_by("name", "pk"),
        )


class PositionChangeForm(VersionedForm, PositionFields):
    def __init__(self, *args: Any, viewer: Viewer, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = reading.positions(viewer).filter(closed_on=None, agency=position.agency_id)
        offer(self, "superior", rows.exclude(pk=position.pk).order_by("name", "pk"))


class HolderForm(VersionedForm):
    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        help_text=_("People who hold a role at the agency."),
    )
    since = DateField(label=_("Since"))

    def __init__(self, *args: Any, viewer: Viewer, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people_of(position.agency, viewer.today))


class LastDayForm(VersionedForm):
    last_day = DateField(label=_("Last day"))


class CompetenceFields(forms.Form):
    name = forms.CharField(label=_("Competence"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(COMPETENCE_KINDS))
    description = TextArea(
        label=_("How it shows"),
        required=False,
        max_length=1000,
        help_text=_("What somebody does who has it: then it can be assessed."),
    )
    validity_months = forms.IntegerField(
        label=_("Certificate valid for, months"),
        required=False,
        min_value=1,
        max_value=240,
        help_text=_("Only for a certificate; what has run out is a gap."),
    )


class CompetenceForm(CompetenceFields):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), required=False
    )
    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), required=False
    )
    field_order = ("government", "agency", "name", "kind")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.COMPETENCE))
        wide = rights.governments_where(viewer, permissions.COMPETENCE)
        offer(self, "government", wide)
        agency, government = self.fields["agency"], self.fields["government"]
        if not wide:
            del self.fields["government"]
            agency.required = True
            return
        government.help_text = _("Only needed where no agency is named.")
        agency.help_text = _("Empty: for all agencies of the government.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        agency, government = data.get("agency"), data.get("government")
        if agency:
            data["government"] = agency.government
        elif "government" in self.fields and not government and "government" not in self.errors:
            rows = list(self.fields["government"].queryset[:2])  # type: ignore[attr-defined]
            if len(rows) == 1:
                data["government"] = rows[0]
            else:
                self.add_error("government", _("Choose an agency or a government."))
        return data


class CompetenceChangeForm(VersionedForm, CompetenceFields):
    """A competence that exists."""


class NeedForm(forms.Form):
    """A row of the sheet of needs."""

    level = forms.TypedChoiceField(label=_("Level needed"), coerce=int, choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = level_choices()[1:]
        field = self.fields["level"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 as declared above
        field.choices = [("0", _("not needed")), *words]


class AssessForm(forms.Form):
    """A row of the sheet of assessments; `seen` is the version of what stood there, 0 for none."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    level = forms.TypedChoiceField(
        label=_("Level held"), coerce=int, choices=(), required=False, empty_value=None
    )
    basis = forms.CharField(label=_("What it rests on"), max_length=400, required=False)
    valid_until = DateField(label=_("Proof valid until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["level"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 as declared above
        field.choices = level_choices(none="–")


class AfterTrainingForm(forms.Form):
    """A new level on the ground of a training that worked."""

    competence = forms.ModelChoiceField(label=_("Competence"), queryset=Competence.objects.none())
    level = forms.TypedChoiceField(label=_("Level held"), coerce=int, choices=())
    basis = forms.CharField(
        label=_("What it rests on"),
        max_length=400,
        help_text=_("What was seen at work since the training."),
    )
    valid_until = DateField(label=_("Proof valid until"), required=False)

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "competence", participant.training.competences.order_by("name", "pk"))
        field = self.fields["level"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 as declared above
        field.choices = level_choices()

"""Forms on campaigns and onboarding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning import permissions
from teraju.modules.learning.domain.quiz import MOST_OPTIONS
from teraju.modules.learning.models import Campaign, OnboardingTemplate, Question
from teraju.modules.learning.models.choices import CHANNELS, ITEM_KINDS, SUBJECTS, choices
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.selectors.people import colleagues
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS, LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

ROLES = [(role.value, LABELS[role]) for role in Role if role not in GUESTS]


def link_choices(viewer: Viewer, government_id: int) -> list[Any]:
    """Records of every kind that can be linked, grouped by kind."""
    groups: list[Any] = [("", "–")]
    for kind in links.kinds():
        found = kind.choices(viewer, government_id)
        if found:
            groups.append((kind.label, [(f"{kind.kind}:{pk}", label) for pk, label in found]))
    return groups


class CampaignFields(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    subject = forms.ChoiceField(label=_("About"), choices=choices(SUBJECTS))
    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS))
    message = TextArea(
        label=_("Message"), help_text=_("Short: what it says, and what it asks of each person.")
    )
    document = forms.CharField(
        label=_("Document"),
        max_length=200,
        required=False,
        help_text=_("Title and number of the document that is meant."),
    )
    link = forms.ChoiceField(label=_("Linked record"), choices=(), required=False)
    roles = forms.MultipleChoiceField(
        label=_("For whom"),
        choices=ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: everybody of the agency."),
    )
    only_exposed = forms.BooleanField(label=_("Only holders of exposed posts"), required=False)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))

    def offer_links(self, viewer: Viewer, government_id: int) -> None:
        field = self.fields["link"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = link_choices(viewer, government_id)
        if len(link_choices(viewer, government_id)) == 1:
            del self.fields["link"]


class CampaignForm(CampaignFields):
    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_links(viewer, agency.government_id)


class CampaignChangeForm(VersionedForm, CampaignFields):
    def __init__(self, *args: Any, viewer: Viewer, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_links(viewer, campaign.government_id)


class QuestionForm(VersionedForm):
    text = forms.CharField(label=_("Question"), max_length=300)
    options = TextArea(
        label=_("Answers"),
        rows=4,
        max_length=1200,
        help_text=_("Two to four answers, one to a line."),
    )
    right = forms.TypedChoiceField(
        label=_("Right answer"),
        coerce=int,
        choices=[(str(n), _("line %(number)s") % {"number": n + 1}) for n in range(MOST_OPTIONS)],
    )

    def clean_options(self) -> list[str]:
        text = self.cleaned_data["options"]
        return [line.strip() for line in text.splitlines() if line.strip()]


class PeriodForm(VersionedForm):
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))


class AcknowledgeForm(forms.Form):
    """The questions of a campaign, and the tick below them."""

    read = forms.BooleanField(label=_("I have read and understood this message."))

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read = self.fields.pop("read")
        for one in questions:
            options = [(str(index), text) for index, text in enumerate(one.options)]
            self.fields[f"question_{one.pk}"] = forms.TypedChoiceField(
                label=one.text, coerce=int, choices=options, widget=forms.RadioSelect
            )
        self.fields["read"] = read


class TemplateForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    name = forms.CharField(label=_("Name"), max_length=160)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.ONBOARDING))


class ItemForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(ITEM_KINDS))
    what = forms.CharField(
        label=_("What is to be done"),
        max_length=200,
        help_text=_("A document by its title and number."),
    )
    office = forms.CharField(label=_("Who sees to it"), max_length=160)
    within_days = forms.IntegerField(
        label=_("Within days of the start"), min_value=0, max_value=365, initial=7
    )
    asks_note = forms.BooleanField(
        label=_("Asks for a note"),
        required=False,
        help_text=_("For example the number of the signed paper."),
    )


class OnboardingForm(forms.Form):
    template = forms.ModelChoiceField(
        label=_("Template"), queryset=OnboardingTemplate.objects.none()
    )
    person = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    starts_on = DateField(label=_("First day"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.ONBOARDING).order_by()
        rows = reading.templates(viewer).filter(withdrawn_on=None, agency__in=agencies.values("pk"))
        offer(self, "template", rows.order_by("name", "pk"))
        offer(self, "person", colleagues(viewer, viewer.today))


class TickForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, asks_note: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = asks_note

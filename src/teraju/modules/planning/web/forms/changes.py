"""Forms on planned changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.models.choices_objectives import EffectChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class ChangeFields(forms.Form):
    """What is thought of before a change is made."""

    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("For example UB-01."))
    title = forms.CharField(label=_("Title"), max_length=200)
    purpose = TextArea(label=_("Purpose"), rows=2, max_length=1000)
    content = TextArea(label=_("What changes"), rows=3, max_length=2000)
    consequences = TextArea(
        label=_("Possible consequences"),
        rows=3,
        max_length=2000,
        help_text=_("Also unwanted ones, such as a bribery risk that grows."),
    )
    integrity = TextArea(
        label=_("How the system stays whole"),
        rows=2,
        max_length=1000,
        help_text=_("Which documents, processes and objectives have to change with it."),
    )
    resources = TextArea(label=_("Resources"), rows=2, max_length=1000)
    responsibilities = TextArea(label=_("Responsibilities"), rows=2, max_length=1000)
    planned_on = DateField(label=_("Planned for"))


class ChangeForm(ChangeFields):
    """A new proposal."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"))
    field_order = ("agency",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.CHANGE_WRITE))


class ProposalForm(VersionedForm, ChangeFields):
    """A proposal that is not decided."""


class DecisionForm(VersionedForm):
    """The head decides for it."""

    note = TextArea(label=_("Note on the decision"), rows=3, max_length=400, required=False)


class CarriedOutForm(VersionedForm):
    """That it was carried out, and when its effect is looked at."""

    carried_out_on = DateField(label=_("Carried out on"))
    note = TextArea(label=_("How it was carried out"), rows=3, max_length=400)
    review_due = DateField(
        label=_("Effect reviewed from"),
        required=False,
        help_text=_("Empty: after the usual number of days (a house default, unconfirmed)."),
    )


class EffectForm(VersionedForm):
    """What the change brought."""

    effect = forms.ChoiceField(label=_("Effect"), choices=EffectChoice.choices)
    effect_note = TextArea(label=_("What was seen"), rows=4, max_length=2000)
    unwanted = TextArea(label=_("Unwanted consequences"), rows=3, max_length=2000, required=False)


class LinkForm(VersionedForm):
    """A record that the change is about."""

    target = forms.ChoiceField(label=_("Record"))

    def __init__(self, *args: Any, viewer: Viewer, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        if isinstance(field, forms.ChoiceField):
            field.choices = linkable(viewer, government_id)


def linkable(viewer: Viewer, government_id: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """All that a change may be about, by kind."""
    return [
        (
            str(kind.label),
            [
                (f"{kind.kind}:{pk}", label)
                for pk, label in links.choices(viewer, kind.kind, government_id)
            ],
        )
        for kind in links.kinds()
    ]

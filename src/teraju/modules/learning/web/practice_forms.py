"""Forms on practices and their adoption."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.api import Document
from teraju.modules.learning.domain.practices import SECTIONS
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.practices import LONGEST_SECTION
from teraju.modules.learning.models.study_choices import PRACTICE_KINDS, SECTION_WORDS
from teraju.modules.learning.practice_permissions import PRACTICE_ADOPT, PRACTICE_WRITE
from teraju.modules.learning.services.adoptions import ADOPTED_AS
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import TextArea, VersionedForm, offer

HELPS = {
    "purpose": _("What it is good for, and where it applies."),
    "steps": _("Numbered, one step to a line. Markdown is understood."),
    "who": _("Which office does what."),
    "records": _("What is written down, and how long it is kept."),
}


def section_field(name: str, *, required: bool) -> TextArea:
    return TextArea(
        label=SECTION_WORDS[name],
        rows=8 if name == "steps" else 4,
        max_length=LONGEST_SECTION,
        required=required,
        help_text=HELPS[name],
    )


class BesideFields(forms.Form):
    """What stands beside the text."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=choices(PRACTICE_KINDS), widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(label=_("In one sentence"), max_length=400)
    licence = forms.CharField(
        label=_("Terms of use"),
        max_length=400,
        required=False,
        help_text=_("As in: may be used and changed freely, with the source named."),
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("What it is about"),
        queryset=Topic.objects.order_by("order", "pk"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PracticeForm(BesideFields):
    """A new practice with the first draft of its text."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    field_order = ("agency", "kind", "title", "summary", *SECTIONS, "licence", "topics")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SECTIONS:
            self.fields[name] = section_field(name, required=name in {"purpose", "steps"})
        self.order_fields(self.field_order)
        offer(self, "agency", rights.agencies_where(viewer, PRACTICE_WRITE))


class PracticeChangeForm(VersionedForm, BesideFields):
    """What stands beside the text of a practice that exists."""


class PracticeTextForm(VersionedForm):
    """The text of the version in the making."""

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SECTIONS:
            self.fields[name] = section_field(name, required=name in {"purpose", "steps"})
        if not first:
            self.fields["change"] = forms.CharField(
                label=_("What changes"),
                max_length=400,
                help_text=_("Who adopted it reads this and decides by it."),
            )


class PracticeReviseForm(VersionedForm):
    change = forms.CharField(
        label=_("What changes"),
        max_length=400,
        help_text=_("Who adopted it reads this and decides by it."),
    )


class PracticeReasonForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class PracticeFileForm(forms.Form):
    """A practice that another installation wrote into a file."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    upload = forms.FileField(
        label=_("File"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".json,.zip,application/json,application/zip"}),
        help_text=_(
            "As the library of the other installation gave it: JSON, or ZIP with its files."
        ),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, PRACTICE_WRITE))


def _owner_roles() -> list[tuple[str, Any]]:
    return list(Document._meta.get_field("owner_role").choices or ())


def _types() -> list[tuple[str, Any]]:
    known = dict(Document._meta.get_field("type").choices or ())
    return [(kind.value, known[kind.value]) for kind in ADOPTED_AS]


class AdoptForm(forms.Form):
    """What the own document is called, and whose it is."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    type = forms.ChoiceField(label=_("Type of document"), choices=_types)
    title = forms.CharField(label=_("Title"), max_length=200)
    owner_role = forms.ChoiceField(
        label=pgettext_lazy("document", "Owner"),
        choices=_owner_roles,
        help_text=_("The office that answers for the content and is reminded of its review."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, PRACTICE_ADOPT))


class SeenForm(VersionedForm):
    note = TextArea(
        label=_("What was decided"),
        rows=3,
        max_length=400,
        help_text=_("As in: revision begun; or: does not concern us, because …"),
    )

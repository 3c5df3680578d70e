"""Forms of documents and their revisions. Choices are cut to where the viewer holds the right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.models.choices import CLASSIFICATIONS, TYPES, choices
from teraju.modules.documents.models.documents import OWNERS
from teraju.modules.documents.permissions import REGISTER
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import LABELS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

OWNER_CHOICES = [(role.value, LABELS[role]) for role in OWNERS]
REASON_HELP = _("One line for the table of revisions, such as: step 4 names the new form.")


class TopicsField(forms.ModelMultipleChoiceField[Topic]):
    """What a document is about, to tick."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(
            queryset=Topic.objects.order_by("order", "pk"),
            label=_("What it is about"),
            required=False,
            help_text=_(
                "Tick what a standard asks for that this document answers: "
                "there it counts as proof. About bribery, another office reviews it."
            ),
            **kwargs,
        )


class ParticularsForm(forms.Form):
    """What stands beside the text of every document."""

    title = forms.CharField(label=_("Title"), max_length=200)
    owner_role = forms.ChoiceField(
        label=pgettext_lazy("document", "Owner"),
        choices=OWNER_CHOICES,
        help_text=_("The office that answers for the content and is reminded of its review."),
    )
    classification = forms.ChoiceField(
        label=_("Classification"),
        choices=choices(CLASSIFICATIONS),
        initial="internal",
        help_text=_(
            "Public: anybody may download the signed paper. "
            "Limited: only who looks after the system sees it."
        ),
    )
    review_months = forms.IntegerField(
        label=_("Review every (months)"),
        min_value=0,
        max_value=120,
        required=False,
        help_text=_("Empty: as usual for its type. 0: never."),
    )
    issuer = forms.CharField(
        label=_("Issued by"),
        max_length=160,
        required=False,
        help_text=_("Only for an external document, as is the number of its issuer."),
    )
    external_number = forms.CharField(
        label=_("Number of the issuer"), max_length=120, required=False
    )
    edition_date = DateField(
        label=_("Date of the edition"),
        required=False,
        help_text=_("The day from which it is in force on paper, or that its issuer wrote."),
    )
    kept_at = forms.CharField(label=_("Where it is kept"), max_length=200, required=False)
    topics = TopicsField()


class DocumentForm(ParticularsForm):
    """A new document."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    type = forms.ChoiceField(
        label=_("Type"),
        choices=[pair for pair in choices(TYPES) if pair[0] != Type.RECORD],
    )
    number = forms.CharField(
        label=_("Number"),
        max_length=120,
        required=False,
        help_text=_("Empty: the next number of its type."),
    )
    first_number = forms.IntegerField(
        label=_("Number of its revision"),
        min_value=0,
        max_value=99,
        initial=0,
        help_text=_("0 for a new document; more if earlier ones exist on paper."),
    )
    field_order = ("agency", "type", "title", "number", "first_number")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = rights.agencies_where(viewer, REGISTER)
        offer(self, "agency", places)
        self.fields["agency"].initial = places.first()


class ChangeForm(ParticularsForm, VersionedForm):
    """The particulars of a document that stands."""


class RecordForm(forms.Form):
    """A record to keep."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    title = forms.CharField(label=_("Title"), max_length=200)
    number = forms.CharField(
        label=_("Number"),
        max_length=120,
        required=False,
        help_text=_("Empty: the next number of its type."),
    )
    owner_role = forms.ChoiceField(label=pgettext_lazy("document", "Owner"), choices=OWNER_CHOICES)
    classification = forms.ChoiceField(
        label=_("Classification"), choices=choices(CLASSIFICATIONS), initial="internal"
    )
    upload = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A PDF, a picture, a sheet or a Word file without macros."),
    )
    text = TextArea(
        label=_("Text"),
        rows=8,
        required=False,
        max_length=None,
        help_text=_("Instead of a file. What is kept is never changed."),
    )
    topics = TopicsField()

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = rights.agencies_where(viewer, REGISTER)
        offer(self, "agency", places)
        self.fields["agency"].initial = places.first()


class WriteForm(VersionedForm):
    """The text of a draft in Markdown, with a preview that follows it."""

    reason = forms.CharField(
        label=_("What changed and why"), max_length=1000, help_text=REASON_HELP
    )
    text = TextArea(
        label=_("Text"),
        required=False,
        max_length=None,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 26,
                "spellcheck": "true",
                "hx-trigger": "input changed delay:500ms",
                "hx-target": "#preview",
                "hx-swap": "innerHTML",
            }
        ),
        help_text=_(
            "# heading, **bold**, - point, 1. step, | cell | cell |. An empty line begins a "
            "new paragraph."
        ),
    )

    def __init__(self, *args: Any, preview_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["hx-post"] = preview_url


class UploadForm(VersionedForm):
    """A file as the content of a draft."""

    upload = forms.FileField(
        label=_("File"),
        help_text=_("Word (DOCX), OpenDocument (ODT) or PDF, without macros and passwords."),
    )
    reason = forms.CharField(
        label=_("What changed and why"), max_length=1000, help_text=REASON_HELP
    )


class ApproveForm(VersionedForm):
    """The day from which an approved revision is in force."""

    effective_on = DateField(
        label=_("In force from"),
        help_text=_("Today, or a later day that leaves time to read it."),
    )


class WhyForm(VersionedForm):
    """A step that needs a reason, on a record that somebody else may have changed."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=1000)


class ReviseForm(VersionedForm):
    """The next revision."""

    reason = forms.CharField(
        label=_("What changes and why"), max_length=1000, help_text=REASON_HELP
    )


class AskForm(forms.Form):
    """A wish to change a document."""

    wish = TextArea(label=_("What should change"), rows=4)
    reason = TextArea(label=pgettext_lazy("change request", "why"), rows=3, max_length=2000)


class AnswerForm(VersionedForm):
    """An answer that may stay empty."""

    answer = TextArea(label=_("Answer"), rows=3, max_length=2000, required=False)


class DeclineForm(VersionedForm):
    """An answer that says why not."""

    answer = TextArea(label=_("Why it is declined"), rows=3, max_length=2000)

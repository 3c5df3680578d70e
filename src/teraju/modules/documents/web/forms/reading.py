"""Forms on readers, copies, passages, retention and disposal."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents import permissions
from teraju.modules.documents.models import Document, RetentionRule, Revision
from teraju.modules.documents.models.copies import MEDIA
from teraju.modules.documents.models.reading import READERS
from teraju.modules.documents.models.retention import FATES, LONGEST_YEARS
from teraju.modules.documents.policy_rules import known_statements
from teraju.modules.documents.selectors import retention as retention_rows
from teraju.modules.documents.selectors.reading import people_at, roles_at
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import LABELS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

ENDS = (
    ("recall", _("it came back")),
    ("destroy", _("it was destroyed")),
    ("lose", _("it was lost")),
)


class ReadersForm(VersionedForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody who holds the role at the agency, also those who come later."),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Persons besides"),
        required=False,
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, document: Document, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = set(self.initial.get("roles", ()))
        offered = roles_at(document.agency_id, viewer.today) | chosen
        roles = cast(forms.MultipleChoiceField, self.fields["roles"])
        roles.choices = [(role.value, LABELS[role]) for role in READERS if role.value in offered]
        offer(self, "people", people_at(document.agency_id, viewer.today))


class EmptyForm(forms.Form):
    """A step that asks for nothing but the button."""


class CopyForm(forms.Form):
    holder = forms.CharField(
        label=_("Holder"),
        max_length=160,
        help_text=_("The office or the place, for example Front desk."),
    )
    medium = forms.ChoiceField(
        label=_("Medium"), choices=[(code.value, label) for code, label in MEDIA.items()]
    )
    issued_on = DateField(label=_("Handed out on"))


class ExchangeForm(VersionedForm):
    exchanged_on = DateField(label=_("Exchanged on"))


class CopyEndForm(VersionedForm):
    event = forms.ChoiceField(label=_("What happened"), choices=ENDS, widget=forms.RadioSelect)
    ended_on = DateField(label=_("On"))
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)


class PassageForm(forms.Form):
    code = forms.ChoiceField(label=_("What the policy has to say"))
    passage = TextArea(
        label=_("Passage"),
        required=False,
        max_length=2000,
        help_text=_("Copied from the text of the revision; empty takes the mark away."),
    )
    page = forms.IntegerField(
        label=_("Page"),
        min_value=1,
        required=False,
        help_text=_("On which page of the file the passage stands."),
    )

    def __init__(self, *args: Any, revision: Revision, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (one.code, one.words) for one in known_statements(day).values()
        ]
        if not revision.file_id:
            del self.fields["page"]


class RuleFields(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    active_years = forms.IntegerField(label=_("Active years"), min_value=0, max_value=LONGEST_YEARS)
    inactive_years = forms.IntegerField(
        label=_("Inactive years"), min_value=0, max_value=LONGEST_YEARS
    )
    fate = forms.ChoiceField(
        label=_("What becomes of it at the end"),
        choices=[(code.value, label) for code, label in FATES.items()],
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("The regulation with the schedule (JRA), with its number and year."),
    )
    confirmed = forms.BooleanField(label=_("Compared with the schedule in force"), required=False)


class RuleForm(RuleFields):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), empty_label=None
    )
    code = forms.CharField(label=_("Code"), max_length=40)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "government", rights.governments_where(viewer, permissions.SCHEDULE_MANAGE))
        self.order_fields(["government", "code"])


class RuleChangeForm(RuleFields, VersionedForm):
    closed_on = DateField(
        label=_("Not used after"),
        required=False,
        help_text=_("Documents that follow the line keep it; no other can choose it."),
    )


class RetentionForm(VersionedForm):
    rule = forms.ModelChoiceField(
        label=_("Line of the schedule"), queryset=RetentionRule.objects.none()
    )
    hold_reason = forms.CharField(
        label=_("Must be kept because"),
        max_length=300,
        required=False,
        help_text=_("For example a running case or audit. While it stands nothing is disposed of."),
    )

    def __init__(self, *args: Any, document: Document, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = retention_rows.rules(viewer).filter(government=document.government_id)
        offer(self, "rule", rows.order_by("code", "pk"))


class DisposalForm(forms.Form):
    revisions = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("disposal", "What is due"),
        queryset=Revision.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their years have passed and nothing stands against it."),
    )
    reason = TextArea(label=_("Reason"), rows=3, max_length=1000)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        due = [
            one.revision.pk
            for one in retention_rows.due(viewer)
            if rights.allowed(viewer, permissions.DISPOSAL_PROPOSE, one.revision.document)
        ]
        rows = Revision.objects.filter(pk__in=due).select_related("document")
        offer(self, "revisions", rows.order_by("document__number", "number", "pk"))


class AnswerForm(VersionedForm):
    answer = TextArea(label=_("Answer"), rows=3, max_length=1000)


class DecideForm(VersionedForm):
    answer = TextArea(label=_("Answer"), rows=3, max_length=1000, required=False)

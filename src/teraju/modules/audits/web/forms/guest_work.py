"""Forms of the body's auditor and of those who answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits.models import Certification, Sample
from teraju.modules.audits.selectors.guests import open_lists, samples
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class SampleForm(forms.Form):
    register = forms.ChoiceField(label=_("List"))
    query = forms.CharField(
        label=_("Filter"),
        max_length=500,
        required=False,
        help_text=_(
            "What stands after the question mark in the address of the filtered list; empty: all."
        ),
    )
    size = forms.IntegerField(label=_("How many"), min_value=1, max_value=500)
    seed = forms.CharField(
        label=_("Seed"),
        max_length=40,
        required=False,
        help_text=_("Empty: chosen at random. The same seed draws the same rows again."),
    )
    reason = forms.CharField(label=_("What it is for"), max_length=400, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["register"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = [(one.key, one.title) for one in open_lists(viewer)]


class RequestForm(forms.Form):
    text = TextArea(
        label=_("What is asked for"),
        max_length=2000,
        help_text=_("One record or one group of records; the agency answers with files or links."),
    )
    due_on = DateField(label=_("Asked for by"))
    sample = forms.ModelChoiceField(
        label=_("Sample"),
        queryset=Sample.objects.none(),
        required=False,
        empty_label=_("none"),
    )

    def __init__(
        self, *args: Any, viewer: Viewer, certification: Certification, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = samples(viewer).filter(certification=certification)
        offer(self, "sample", rows.order_by("-drawn_on", "-pk"))


class AnswerForm(VersionedForm):
    answer = TextArea(label=_("Answer"), help_text=_("Files are added on the page of the request."))
    records = forms.MultipleChoiceField(label=_("Records that answer it"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: list[Any] = []
        for kind in links.kinds():
            found = kind.choices(viewer, government_id)
            if found:
                groups.append((kind.label, [(f"{kind.kind}:{pk}", label) for pk, label in found]))
        field = self.fields["records"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 as declared above
        field.choices = groups
        if not groups:
            del self.fields["records"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        pairs = (one.rpartition(":") for one in data.get("records") or [])
        data["records"] = [(kind, int(pk)) for kind, _colon, pk in pairs]
        return data


class RemarkForm(VersionedForm):
    remark = TextArea(label=_("Remark"), rows=3, max_length=1000)


class SettleForm(VersionedForm):
    remark = TextArea(label=_("Remark"), rows=3, max_length=1000, required=False)

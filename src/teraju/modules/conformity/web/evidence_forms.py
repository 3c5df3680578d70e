"""Forms for evidence that people add by hand: a file, a record of Teraju, or a note."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.modules.conformity import permissions, services
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer
from teraju.platform.web.kinds import Text

if TYPE_CHECKING:
    TopicsBase = forms.ModelMultipleChoiceField[Topic]
else:
    TopicsBase = forms.ModelMultipleChoiceField


class TopicsField(TopicsBase):
    """Topics by their code, under the chapter they belong to."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Topics"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "What it speaks for. It counts for every standard that asks for the topic."
            ),
        )
        super().__init__(Topic.objects.order_by("order", "pk"), to_field_name="code", **kwargs)

    def group(self, chosen: Collection[str]) -> None:
        """Offer the topics chapter by chapter, those chosen already before them. Queries once."""
        groups: dict[str, list[tuple[str, str]]] = {_("Chosen"): []} if chosen else {}
        for topic in Topic.objects.order_by("order", "pk"):
            of_chapter = _("Chapter %s") % topic.chapter
            name = _("Chosen") if topic.code in chosen else of_chapter
            groups.setdefault(name, []).append((topic.code, topic.title))
        cast("Any", self.widget).choices = list(groups.items())


class LinkField(forms.ChoiceField):
    """A record of the house, told as "kind:pk"; gives a `Link`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Record in Teraju"))
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "help_text", gettext_lazy("If it stands in Teraju already: no copy is needed then.")
        )
        super().__init__(**kwargs)

    @override
    def clean(self, value: Any) -> services.Link | None:
        text: str = super().clean(value)
        kind, _colon, pk = text.rpartition(":")
        return services.Link(kind, int(pk)) if kind else None


class EvidenceFields(forms.Form):
    """What is asked of every piece of evidence."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("For example: Decree on the scope of the management system."),
    )
    happened_on = DateField(
        label=gettext_lazy("Date of the fact"),
        help_text=gettext_lazy(
            "The day that the document bears or the fact happened, not today if it was earlier."
        ),
    )
    upload = CheckedFileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "PDF, pictures, Word, Excel, OpenDocument, CSV or text, up to 20 MB. Of concerns and "
            "investigations the procedure only: never a report, a reporter's name or a case."
        ),
    )
    link = LinkField()
    note = TextArea(
        label=gettext_lazy("Note"),
        required=False,
        help_text=gettext_lazy(
            "Without a file and without a record the note itself is the evidence: what you saw, "
            "where and when. Never write of a reported concern, of who raised it or of a case."
        ),
    )
    valid_from = DateField(
        label=gettext_lazy("Valid from"),
        required=False,
        help_text=gettext_lazy("Empty: from the date of the fact."),
    )
    valid_until = DateField(
        label=gettext_lazy("Last day it counts"),
        required=False,
        help_text=gettext_lazy("Empty: until something newer is there."),
    )
    reference = forms.CharField(
        label=gettext_lazy("Own reference"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Number of the document, if it has one."),
    )
    topics = TopicsField()

    def fill(self, viewer: Viewer, government_ids: Iterable[int]) -> None:
        """Offer topics by chapter, and the records of these governments by kind."""
        cast("TopicsField", self.fields["topics"]).group(self.initial.get("topics", ()))
        cast("LinkField", self.fields["link"]).choices = link_choices(viewer, government_ids)


class EvidenceAddForm(EvidenceFields):
    agency = forms.ModelChoiceField(
        label=gettext_lazy("Agency"),
        queryset=Agency.objects.none(),
        empty_label=gettext_lazy("choose"),
    )

    field_order = ["agency"]

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.EVIDENCE_ADD)
        if agency:
            agencies = agencies.filter(pk=agency.pk)
        offer(self, "agency", agencies)
        governments = agencies.order_by().values_list("government_id", flat=True).distinct()
        self.fill(viewer, list(governments))


class EvidenceReplaceForm(EvidenceFields, VersionedForm):
    def __init__(self, *args: Any, viewer: Viewer, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill(viewer, [government_id])


class EvidenceWithdrawForm(VersionedForm):
    reason = TextArea(
        label=gettext_lazy("Reason"),
        rows=3,
        max_length=400,
        help_text=gettext_lazy("For example: the wrong file. It stays readable with this reason."),
    )


def link_choices(viewer: Viewer, government_ids: Iterable[int]) -> Sequence[tuple[str | Text, Any]]:
    """The records that the viewer may point to, kind by kind."""
    found: list[tuple[str | Text, Any]] = [("", _("none"))]
    for kind in links.kinds():
        rows = [
            (f"{kind.kind}:{pk}", label)
            for government in government_ids
            for pk, label in links.choices(viewer, kind.kind, government)
        ]
        if rows:
            found.append((kind.label, rows))
    return found

"""Forms on reviews: planned, held, written up, approved, followed up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import review_rights
from teraju.modules.audits.domain.reviews import ReviewKind
from teraju.modules.audits.models import Review
from teraju.modules.audits.models.reviews import DECISION_KINDS, REVIEW_KINDS
from teraju.modules.audits.selectors.reviews import colleagues_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .certifications import CHOOSE


class ReviewFields(forms.Form):
    """What a review serves, what it looks back on, when it is."""

    for_quality = forms.BooleanField(label=_("Quality management system (9001)"), required=False)
    for_anti_bribery = forms.BooleanField(label=_("Anti-bribery system (37001)"), required=False)
    period_since = DateField(label=_("Looks back from"))
    period_until = DateField(label=_("Looks back until"))
    planned_on = DateField(label=_("Planned for"))


class ReviewForm(ReviewFields):
    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=CHOOSE
    )
    kind = forms.ChoiceField(label=_("Kind"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [
            kind
            for kind in ReviewKind
            if rights.allowed_somewhere(viewer, review_rights.write_right(kind))
        ]
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = [(kind.value, REVIEW_KINDS[kind]) for kind in kinds]
        rows = Agency.objects.none()
        for kind in kinds:
            found = rights.agencies_where(viewer, review_rights.write_right(kind))
            rows = rows | found.order_by()
        offer(self, "agency", rows.distinct().order_by("name", "pk"))
        self.order_fields(["agency", "kind"])


class ReviewChangeForm(VersionedForm, ReviewFields):
    pass


class PostponeForm(VersionedForm):
    planned_on = DateField(label=_("New day"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class ReviewReasonForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class HoldForm(VersionedForm):
    held_on = DateField(label=_("Held on"))
    chair = forms.ModelChoiceField(
        label=_("Chair"), queryset=User.objects.none(), empty_label=CHOOSE
    )
    attendance = TextArea(
        label=_("Who took part"),
        rows=4,
        max_length=2000,
        required=False,
        help_text=_("Offices, one a line; the attendance list can be added as a file."),
    )

    def __init__(self, *args: Any, viewer: Viewer, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        right = review_rights.approve_right(review.kind)
        roles = rights.all_rights()[right]
        rows = colleagues_of(review.agency, viewer.today)
        offer(self, "chair", rows.filter(roles__role__in=sorted(roles)).distinct())


class NoteForm(forms.Form):
    discussion = TextArea(label=_("Discussion"), rows=5)
    conclusion = TextArea(label=_("Conclusion"), rows=3, max_length=2000, required=False)


class DecisionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, label) for kind, label in DECISION_KINDS.items()]
    )
    title = forms.CharField(
        label=_("Decision"), max_length=200, help_text=_("What is done, in one sentence.")
    )
    description = TextArea(label=_("What it means"), rows=3, max_length=2000, required=False)
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=User.objects.none(), empty_label=CHOOSE
    )
    due_on = DateField(label=_("Due on"))

    def __init__(self, *args: Any, viewer: Viewer, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", colleagues_of(review.agency, viewer.today))


class DecisionChangeForm(VersionedForm, DecisionForm):
    pass


class SubmitForm(VersionedForm):
    conclusion = TextArea(
        label=_("Conclusion on the system"),
        help_text=_("Does it still suit, suffice and work?"),
    )
    summary = TextArea(
        label=_("Summary for the governing body"),
        required=False,
        help_text=_("Where there is one: what it has to know of the anti-bribery system."),
    )


class ReportForm(VersionedForm):
    conclusion = TextArea(
        label=_("Conclusion on the system"),
        help_text=_("Is it adequate for the bribery risks, and is it carried out?"),
    )


class ReceiveForm(forms.Form):
    received_on = DateField(label=_("Received on"))
    note = TextArea(label=_("Note"), rows=3, max_length=2000, required=False)


class GoverningBodyForm(forms.Form):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), empty_label=CHOOSE
    )
    agency = forms.ModelChoiceField(
        label=_("Agency"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("the whole government"),
    )
    has_body = forms.TypedChoiceField(
        label=_("Does anybody stand above top management?"),
        choices=[("yes", _("yes, there is a governing body")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
    )
    name = forms.CharField(
        label=_("Who it is"), max_length=160, required=False, help_text=_("For example Bupati.")
    )
    valid_from = DateField(label=_("Counts from"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        right = review_rights.GOVERNING_CHOOSE
        agencies = rights.agencies_where(viewer, right)
        governments = Government.objects.filter(pk__in=viewer.government_ids)
        whole = rights.governments_where(viewer, right)
        offer(self, "government", governments.order_by("name", "pk"))
        offer(self, "agency", agencies)
        if len(viewer.government_ids) == 1:
            field = self.fields["government"]
            field.initial = next(iter(viewer.government_ids))
        if not whole.exists():
            field = self.fields["agency"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 as declared above
            field.required, field.empty_label = True, str(CHOOSE)

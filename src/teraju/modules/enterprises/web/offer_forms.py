"""Forms of papers, places of tourism, self-checks and listings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_checks import CheckGroup
from teraju.modules.enterprises.domain.offer_papers import Question
from teraju.modules.enterprises.models import Enterprise, Product
from teraju.modules.enterprises.models.offer_choices import (
    FAMILIES,
    PLACE_KINDS,
    REPLIES,
    SCHEME_SIZES,
)
from teraju.modules.enterprises.models.offer_tourism import MOST_ROOMS
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .offer_common import in_language


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class BeginForm(forms.Form):
    """Which enterprise, and which questions."""

    enterprise = forms.ModelChoiceField(
        label=_("Enterprise"), queryset=Enterprise.objects.none(), empty_label=None
    )
    family = forms.ChoiceField(
        label=_("Questions for"), choices=list(FAMILIES.items()), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "enterprise", reading.enterprises_for(viewer, permissions.PAPERS))


class AnswersForm(VersionedForm):
    """The questions to an owner, in their order. All may wait: papers leave room for them."""

    def __init__(self, *args: Any, asked: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, one in enumerate(asked, 1):
            label = f"{number}. {in_language(one.text)}"
            self.fields[one.code] = _answer_field(one, label)


def _answer_field(one: Question, label: str) -> forms.CharField:
    given: dict[str, Any] = {
        "label": label,
        "help_text": in_language(one.help),
        "required": False,
        "max_length": one.most + one.lines,
    }
    if one.most <= 80:
        return forms.CharField(**given)
    return TextArea(rows=min(one.lines, 6) if one.lines > 1 else 2, **given)


class ConfirmForm(VersionedForm):
    confirmed_on = DateField(
        label=_("Signed by the owner on"),
        help_text=_("The day on which the owner signed the papers, after making them fit."),
    )


class PlaceFields(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of place"), choices=list(PLACE_KINDS.items()), widget=forms.RadioSelect
    )
    size = forms.ChoiceField(
        label=_("Size of the scheme"),
        choices=list(SCHEME_SIZES.items()),
        help_text=_("CHSE is certified in three sizes; the questions of the self-check follow it."),
    )
    stars = forms.IntegerField(label=_("Stars"), required=False, min_value=1, max_value=5)
    grade = forms.CharField(
        label=_("Class"), required=False, max_length=60, help_text=_("Where it has no stars.")
    )
    rooms = forms.IntegerField(label=_("Rooms"), required=False, min_value=0, max_value=MOST_ROOMS)
    seats = forms.IntegerField(
        label=_("Seats for guests"), required=False, min_value=0, max_value=MOST_ROOMS
    )
    business_standard = forms.CharField(
        label=_("Certificate of the business standard"),
        required=False,
        max_length=80,
        help_text=_("Its number, as the licence (OSS) or the certificate says it."),
    )
    business_standard_until = DateField(label=_("Business standard until"), required=False)
    chse_body = forms.CharField(
        label=_("Certified for CHSE by"),
        required=False,
        max_length=120,
        help_text=_("An LSUP that KAN accredited. CHSE (SNI 9042:2021) is voluntary."),
    )
    chse_number = forms.CharField(label=_("CHSE certificate"), required=False, max_length=80)
    chse_until = DateField(label=_("CHSE until"), required=False)
    mapped_on = DateField(label=_("Mapped on"))
    note = TextArea(label=_("Note"), required=False, max_length=2000)


class PlaceForm(PlaceFields):
    enterprise = forms.ModelChoiceField(
        label=_("Enterprise"),
        queryset=Enterprise.objects.none(),
        empty_label=None,
        help_text=_("Enterprises of tourism that are in the register and not on the map yet."),
    )
    field_order = ("enterprise",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "enterprise", reading.unmapped(viewer, permissions.TOURISM))


class PlaceChangeForm(VersionedForm, PlaceFields):
    pass


class EndedForm(VersionedForm):
    ended_on = DateField(label=_("No place of tourism since"))


class RepliesForm(VersionedForm):
    """The questions to a place, group by group."""

    def __init__(self, *args: Any, asked: Sequence[CheckGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in asked:
            for one in group.questions:
                self.fields[one.code] = forms.ChoiceField(
                    label=in_language(one.text),
                    help_text=in_language(group.name),
                    choices=list(REPLIES.items()),
                    widget=forms.RadioSelect,
                )


class ListingFields(forms.Form):
    words = forms.CharField(
        label=_("What everybody reads of it"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("About the product. No person's name, no telephone number."),
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP, small, without people: anybody may see it."),
    )


class ProductField(forms.ModelChoiceField[Product]):
    """Products by the enterprise that makes them: names of products repeat."""

    @override
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.enterprise}: {obj}"


class ListingForm(ListingFields):
    product = ProductField(label=_("Product"), queryset=Product.objects.none(), empty_label=None)
    field_order = ("product",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "product", reading.unlisted(viewer, permissions.SHOW))


class ListingChangeForm(VersionedForm, ListingFields):
    drops_photo = forms.BooleanField(label=_("Show no photo"), required=False)

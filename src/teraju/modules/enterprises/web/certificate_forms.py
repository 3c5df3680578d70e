"""Forms of audits at firms, tests of products, applications and checks of labels."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.certificates import AskedPaper
from teraju.modules.enterprises.domain.firm_audits import AuditKind
from teraju.modules.enterprises.models import Coaching, OwnerUpload, Product
from teraju.modules.enterprises.models.certificate_choices import (
    AUDIT_OUTCOMES,
    LIMIT_KINDS,
    MARKS,
    WEIGHTS,
)
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.services.applications import paper_name
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .common import offer_coachings

PHOTO = ("image/png", "image/jpeg")
PAPER = ("application/pdf", *PHOTO)


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class CoachingField(forms.ModelChoiceField[Coaching]):
    """Which coached product; gone where the address names one."""

    def __init__(self) -> None:
        super().__init__(Coaching.objects.none(), label=_("Coached product"))


def choose_coaching(form: forms.Form, rows: QuerySet[Any] | None) -> None:
    """Offer these coachings, or take the question away where it is answered."""
    if rows is None:
        del form.fields["coaching"]
    else:
        offer_coachings(form, rows)


class AuditFields(forms.Form):
    planned_on = DateField(label=_("Planned on"))
    auditors = forms.CharField(
        label=_("Who audits"),
        max_length=200,
        required=False,
        help_text=_("By part or office, no names: a neighbour firm, the coach, the body."),
    )
    scope = forms.CharField(label=_("What is looked at"), max_length=300, required=False)


class AuditForm(AuditFields):
    coaching = CoachingField()
    field_order = ("coaching",)

    def __init__(self, *args: Any, coachings: QuerySet[Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_coaching(self, coachings)


class AuditChangeForm(VersionedForm, AuditFields):
    pass


class HoldForm(VersionedForm):
    held_on = DateField(label=_("First day"))
    held_until = DateField(label=_("Last day"), required=False, help_text=_("Empty: the same day."))
    auditors = forms.CharField(
        label=_("Who audits"),
        max_length=200,
        help_text=_("By part or office, no names: a neighbour firm, the coach, the body."),
    )
    sampling = TextArea(
        label=_("Samples taken"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("What was taken along for a test, from which lot."),
    )


class ConcludeForm(VersionedForm):
    concluded_on = DateField(label=_("Concluded on"))
    outcome = forms.ChoiceField(
        label=_("Result"), choices=choices(AUDIT_OUTCOMES), widget=forms.RadioSelect
    )
    conclusion = TextArea(label=_("Conclusion"), rows=3, max_length=1000)


class ConcludeInternalForm(ConcludeForm):
    reviewed_on = DateField(
        label=_("Management review on"),
        required=False,
        help_text=_("The owner looks at what was found; asked for where the audit is passed."),
    )
    review = TextArea(label=_("What the review decided"), rows=3, max_length=1000, required=False)


def conclude_form(_viewer: Any, one: Any) -> type[ConcludeForm]:
    return ConcludeInternalForm if one.kind == AuditKind.INTERNAL else ConcludeForm


class ResumeForm(VersionedForm):
    planned_on = DateField(label=_("Planned on"))


class FindingForm(VersionedForm):
    weight = forms.ChoiceField(
        label=pgettext_lazy("audit of a firm", "Weight"),
        choices=choices(WEIGHTS),
        widget=forms.RadioSelect,
    )
    text = TextArea(label=_("What was found"), rows=3, max_length=1000)


class SettleForm(VersionedForm):
    correction = TextArea(label=_("What was done about it"), rows=3, max_length=1000)
    settled_on = DateField(label=_("Put right on"))


class TestFields(forms.Form):
    __test__ = False
    laboratory = forms.CharField(label=_("Laboratory"), max_length=160)
    accreditation = forms.CharField(
        label=_("KAN accreditation number"),
        max_length=40,
        help_text=_("As on the list of KAN: LP-000-IDN. A laboratory without it does not count."),
    )
    sample = forms.CharField(
        label=_("Sample"),
        max_length=300,
        help_text=_("What, how many, from which lot."),
    )
    sampled_on = DateField(label=_("Sample taken on"))
    limits_source = forms.CharField(
        label=_("Source of the limits"),
        max_length=200,
        help_text=_("The SNI with its table or clause, from the copy at hand."),
    )


class TestForm(TestFields):
    coaching = CoachingField()
    field_order = ("coaching",)

    def __init__(self, *args: Any, coachings: QuerySet[Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_coaching(self, coachings)


class TestChangeForm(VersionedForm, TestFields):
    pass


class Bound(forms.DecimalField):
    """A bound of a limit, exact; a comma is as good as a point."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_digits=18, decimal_places=8, required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = value.strip().replace(",", ".") if isinstance(value, str) else value
        return super().to_python(text)


class LineForm(VersionedForm):
    parameter = forms.CharField(label=_("Parameter"), max_length=120)
    unit = forms.CharField(label=_("Unit of measurement"), max_length=20, required=False)
    limit = forms.ChoiceField(
        label=_("Limit"), choices=choices(LIMIT_KINDS), widget=forms.RadioSelect
    )
    least = Bound(label=_("At least"))
    most = Bound(label=_("At most"))
    wanted = forms.CharField(
        label=_("Has to be"),
        max_length=120,
        required=False,
        help_text=_("With a limit in words, as in: negative in 25 g."),
    )
    result = forms.CharField(
        label=_("Result"),
        max_length=60,
        required=False,
        help_text=_("As the laboratory writes it: 7,5 or < 0,05. The rules give the verdict."),
    )


class ReportForm(VersionedForm):
    report_number = forms.CharField(label=_("Number of the report"), max_length=80)
    reported_on = DateField(label=_("Day of the report"))
    report = CheckedFileField(label=_("The report"), types=PAPER, required=False)


class PapersField(forms.MultipleChoiceField):
    """The papers at hand for an application."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Papers at hand"), required=False, widget=forms.CheckboxSelectMultiple
        )


class ApplicationFields(forms.Form):
    body = forms.CharField(
        label=_("Certification body (LSPro)"),
        max_length=160,
        help_text=_("Accredited by KAN for this product."),
    )
    papers = PapersField()
    note = TextArea(label=_("Note"), rows=2, max_length=600, required=False)

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_papers(self, papers)


def offer_papers(form: forms.Form, papers: list[AskedPaper]) -> None:
    """The papers of a road; where the road is not known yet they are ticked later."""
    field = form.fields["papers"]
    if not papers:
        del form.fields["papers"]
    elif isinstance(field, forms.MultipleChoiceField):
        field.choices = [(one.key, paper_name(one)) for one in papers]


class ApplicationForm(ApplicationFields):
    coaching = CoachingField()
    field_order = ("coaching",)

    def __init__(self, *args: Any, coachings: QuerySet[Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_coaching(self, coachings)


class ApplicationChangeForm(VersionedForm, ApplicationFields):
    pass


class SubmitForm(VersionedForm):
    submitted_on = DateField(label=_("Submitted on"))
    number = forms.CharField(label=_("Number of the application"), max_length=80, required=False)


class PhotoField(forms.ModelChoiceField[OwnerUpload]):
    """A photo that the owner sent, by the day on which it came and what it shows."""

    def __init__(self) -> None:
        rows = OwnerUpload.objects.none()
        super().__init__(rows, label=_("Photo sent by the owner"), required=False)

    def label_from_instance(self, obj: Any) -> str:
        day = date_format(localtime(obj.sent_at), "SHORT_DATETIME_FORMAT")
        return f"{day} {obj.note}".strip()


class LabelForm(forms.Form):
    product = forms.ModelChoiceField(Product.objects.none(), label=_("Product"))
    seen_on = DateField(label=_("Label seen on"))
    photo = CheckedFileField(label=_("Photo of the label"), types=PHOTO, required=False)
    upload = PhotoField()
    marks = forms.MultipleChoiceField(
        label=_("Marks seen"),
        choices=choices(MARKS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what the label shows; the rules say what of it is allowed."),
    )
    printed = forms.CharField(
        label=_("SNI number on the label"),
        max_length=60,
        required=False,
        help_text=_("As it stands beside the SNI mark: SNI 8302:2016."),
    )
    note = TextArea(label=_("What was seen"), rows=2, max_length=600, required=False)
    correction = TextArea(
        label=_("What has to be changed"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Asked for where a mark is misused."),
    )
    due_on = DateField(
        label=_("To be put right by"),
        required=False,
        help_text=_("Empty: the days of the house."),
    )

    def __init__(
        self,
        *args: Any,
        products: QuerySet[Any] | None,
        photos: QuerySet[Any] | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if photos is None:
            del self.fields["upload"]
        else:
            offer(self, "upload", photos)
        if products is None:
            del self.fields["product"]
        else:
            offer(self, "product", products)
            self.fields["product"].label_from_instance = _with_firm  # type: ignore[attr-defined]


def _with_firm(product: Any) -> str:
    return f"{product.enterprise}: {product}"


class LabelSettleForm(VersionedForm):
    settled_on = DateField(label=_("Put right on"))
    outcome = TextArea(label=_("What was seen then"), rows=3, max_length=600)


class LabelExtendForm(VersionedForm):
    due_on = DateField(label=_("To be put right by"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)

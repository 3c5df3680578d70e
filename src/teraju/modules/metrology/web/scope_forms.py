"""Forms of letters of scope."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.models import ScopeLine
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

from .amount_fields import AmountField
from .register_words import PARAMETERS, grouped_kinds
from .unit_common import PUBLIC_REASON

# Parameters of a plate that are numbers without a unit.
COUNTED = frozenset({"compartments", "nozzles", "supports", "connectors", "dn", "r"})


def parameter_choices(kind: InstrumentKind) -> list[tuple[str, Any]]:
    """What of a kind may be bounded: numbers of its plate, with their unit."""
    rows: list[tuple[str, Any]] = [("", _("no bound"))]
    for name, parameter in kind.parameters.items():
        if parameter.unit is not None or name in COUNTED:
            word = PARAMETERS.get(name, name)
            rows.append((name, f"{word} ({parameter.unit})" if parameter.unit else word))
    return rows


class LetterFields(forms.Form):
    """What the letter says of itself."""

    number = forms.CharField(label=_("Number"), max_length=80)
    issued_on = DateField(label=_("Issued on"))
    issuer = forms.CharField(
        label=pgettext_lazy("letter", "Issued by"), max_length=160, initial="Direktur Metrologi"
    )
    region = forms.CharField(
        label=_("Own working area"),
        max_length=160,
        help_text=_("The regency or city itself; regions under an agreement are added later."),
    )
    mark_code = forms.CharField(
        label=_("Code of the regional mark (tanda daerah)"),
        max_length=12,
        help_text=_("The number in the ellipse, for example 64."),
    )
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class LetterForm(LetterFields):
    """A new letter."""

    copy_lines = forms.BooleanField(
        label=_("Begin with the kinds of the letter in force"), required=False, initial=True
    )


class LetterChangeForm(VersionedForm, LetterFields):
    """A draft."""


class KindsForm(VersionedForm):
    """Which kinds the letter lists."""

    kinds = forms.MultipleChoiceField(
        label=_("Kinds that the letter lists"),
        widget=forms.CheckboxSelectMultiple,
        choices=grouped_kinds,
    )


class LineAddForm(VersionedForm):
    """A further line."""

    kind = forms.ChoiceField(label=pgettext_lazy("instrument", "Kind"), choices=grouped_kinds)


class LineForm(VersionedForm):
    """Bounds of a line, in the unit of the catalogue."""

    classes = forms.CharField(
        label=_("Classes"),
        max_length=40,
        required=False,
        help_text=_("As on the plate, with blanks between them: II III IIII. Empty: any class."),
    )
    parameter = forms.ChoiceField(label=_("Bounded by"), required=False)
    lower = AmountField(
        label=_("From"), max_digits=16, decimal_places=6, min_value=0, required=False
    )
    upper = AmountField(
        label=_("Up to"),
        max_digits=16,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text=_(
            "In the unit that stands beside it: a weighbridge to 100 t is 100, not 100000."
        ),
    )
    standards = TextArea(
        label=_("Standards and equipment listed"), rows=3, max_length=600, required=False
    )

    def __init__(self, *args: Any, line: ScopeLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = catalogue().kinds.get(line.kind)
        field = self.fields["parameter"]
        if isinstance(field, forms.ChoiceField) and kind is not None:
            field.choices = parameter_choices(kind)
        self.fields["classes"].label = f"{kind_name(line.kind)}: {_('Classes')}"


class AreaForm(VersionedForm):
    """A region under an agreement."""

    name = forms.CharField(label=_("Region"), max_length=160)
    agreement = forms.CharField(label=_("Number of the agreement"), max_length=80)
    since = DateField(label=pgettext_lazy("agreement", "Holds from"), required=False)
    until = DateField(label=pgettext_lazy("agreement", "Holds until"), required=False)


class EnactForm(VersionedForm):
    """From when it holds."""

    from_on = DateField(label=_("In force from"))


class EndForm(VersionedForm):
    """From when it holds no longer, and why."""

    ended_on = DateField(label=_("No longer in force from"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class ReasonedForm(VersionedForm):
    """A step that needs a reason and nothing else."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class PublicReasonForm(VersionedForm):
    """The same for a step that takes a paper back: its public page tells the reason."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300, help_text=PUBLIC_REASON)

"""Forms that settle an entry of a telephone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.unit_api import stamps_out
from teraju.modules.metrology.unit_wording import stamp_kind_words
from teraju.platform.web.forms import TextArea, VersionedForm


class AgainForm(VersionedForm):
    """A refused entry once more."""

    sticker = forms.CharField(
        label=_("Code of the sticker"),
        max_length=LONGEST,
        required=False,
        help_text=_("Leave it empty where none is on the instrument."),
    )
    note = TextArea(label=_("Note"), rows=2, required=False, max_length=400)


class AcceptForm(VersionedForm):
    """An entry beside what it met; where the verdict is another, the marks are too."""

    note = TextArea(label=_("What you compared"), rows=2, max_length=400)
    marks = forms.MultipleChoiceField(
        label=_("Marks that are on the instrument now"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, entry: FieldEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not entry.engine_verdict:
            del self.fields["marks"]
            return
        out = stamps_out(entry.agency_id, entry.tester_id, entry.tested_on, away=True)
        found = {f"{one.line.kind}:{one.line.size}": one.line for one in out.lines}
        self.fields["marks"].choices = [  # type: ignore[attr-defined]
            (key, stamp_kind_words(line.kind, line.size)) for key, line in found.items()
        ]

    def clean_marks(self) -> list[dict[str, Any]]:
        parted = (one.partition(":") for one in self.cleaned_data["marks"])
        return [{"kind": kind, "size": size, "count": 1} for kind, _dot, size in parted]


class DiscardForm(VersionedForm):
    """An entry put aside."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300)

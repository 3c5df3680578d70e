"""Forms that settle an entry of a telephone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field import Meeting
from teraju.modules.metrology.domain.sheets import counts_pieces
from teraju.modules.metrology.domain.stamps import Site, StampKind
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.selectors.field import pieces_sent
from teraju.modules.metrology.sheet_wording import COUNTS
from teraju.modules.metrology.unit_api import stamps_out
from teraju.modules.metrology.unit_wording import stamp_kind_words
from teraju.platform.web.forms import TextArea, VersionedForm

from .sheet_forms import count_fields, with_pieces


class AgainForm(VersionedForm):
    """A refused entry once more; of a set its counts too, and the marks that follow from them."""

    sticker = forms.CharField(
        label=_("Code of the sticker"),
        max_length=LONGEST,
        required=False,
        help_text=_("Leave it empty where none is on the instrument."),
    )
    note = TextArea(label=_("Note"), rows=2, required=False, max_length=400)

    def __init__(self, *args: Any, entry: FieldEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_of_set(entry):
            del self.fields["sticker"]
            note = self.fields.pop("note")
            self.fields |= {**count_fields(), "marks": _marks_field(entry), "note": note}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = with_pieces(super().clean() or {})
        if "pieces" in data:
            data["marks"] = _marks(data.get("marks", ()), data["pieces"])
        return data


class AcceptForm(VersionedForm):
    """An entry beside what it met; where the verdict is or may be another, the marks are too."""

    note = TextArea(label=_("What you compared"), rows=2, max_length=400)

    def __init__(self, *args: Any, entry: FieldEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = pieces_sent(entry.payload)
        if entry.engine_verdict or entry.meeting == Meeting.OTHER_PLATE:
            self.fields["marks"] = _marks_field(entry)

    def clean_marks(self) -> list[dict[str, Any]]:
        return _marks(self.cleaned_data["marks"], self.pieces)


def is_of_set(entry: FieldEntry) -> bool:
    """Whether an entry is of a set: it was counted, or what it names is a set by now."""
    one = entry.instrument
    if one is not None:
        return counts_pieces(catalogue(entry.tested_on).kind(one.kind), one.count)
    return bool(pieces_sent(entry.payload))


def again_begun(entry: FieldEntry) -> dict[str, Any]:
    """What stands in the form of a refused entry: as it was sent."""
    found = {name: entry.payload.get(name, "") for name in ("sticker", "note")}
    sent = entry.payload.get("marks")
    marks = [one for one in sent if isinstance(one, dict)] if isinstance(sent, list) else []
    found["marks"] = [f"{one.get('kind')}:{one.get('size') or '-'}" for one in marks]
    # An older page sent three: what was not brought stands at none.
    counts = [*pieces_sent(entry.payload), 0, 0, 0, 0]
    return {**found, **dict(zip(COUNTS, counts, strict=False))}


def accept_begun(entry: FieldEntry) -> dict[str, Any]:
    """What stands in the form of an entry that met something; marks only where they may stay."""
    found = {"note": entry.payload.get("note", "")}
    return found if entry.engine_verdict else {**found, "marks": again_begun(entry)["marks"]}


def _marks_field(entry: FieldEntry) -> forms.MultipleChoiceField:
    """The stamps that the tester had with them on that day."""
    out = stamps_out(entry.agency_id, entry.tester_id, entry.tested_on, site=Site.FIELD)
    found = {f"{one.line.kind}:{one.line.size}": one.line for one in out.lines}
    return forms.MultipleChoiceField(
        label=_("Marks that are on the instrument now"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(key, stamp_kind_words(line.kind, line.size)) for key, line in found.items()],
    )


def _marks(keys: Iterable[str], pieces: Sequence[int]) -> list[dict[str, Any]]:
    """One of each kind; on a set the deciding ones on as many pieces as they decide on."""
    numbers = {StampKind.SAH: pieces[0], StampKind.BATAL: pieces[2]} if len(pieces) > 2 else {}
    parted = [(StampKind(kind), size) for kind, _dot, size in (key.partition(":") for key in keys)]
    return [
        {"kind": str(kind), "size": size, "count": max(1, numbers.get(kind, 1))}
        for kind, size in parted
    ]


class DiscardForm(VersionedForm):
    """An entry put aside."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300)

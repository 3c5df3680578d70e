"""How many stamps of each kind, size and site: one table of numbers in a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.metrology.domain.stamps import Site, sizes
from teraju.modules.metrology.models.stamps import LARGEST_COUNT
from teraju.modules.metrology.models.unit_choices import SITES
from teraju.modules.metrology.unit_wording import stamp_kind_words, stamp_words

from .amount_fields import CountField

LineKey = tuple[str, str, str]
_SITES = (Site.FIELD, Site.OFFICE)


class Numbers(dict[LineKey, int]):
    """Numbers of stamps that says in words what it holds."""

    def __str__(self) -> str:
        return "; ".join(f"{stamp_words(*key)}: {number}" for key, number in self.items())


def numbers_begun(lines: Iterable[Any], field: str) -> Numbers:
    """The numbers of a stock as its form begins."""
    return Numbers({(one.kind, one.size, one.site): getattr(one, field) for one in lines})


def line_keys(on: date) -> Iterator[LineKey]:
    """Every kind, size and site that there may be, kind by kind."""
    for kind, found in sizes(on).items():
        for size in found:
            for site in _SITES:
                yield str(kind), size, str(site)


class NumbersInput(forms.MultiWidget):
    """A row for each kind and size, a column for each site."""

    template_name = "metrology/widgets/numbers.html"

    def __init__(self, keys: Sequence[LineKey]) -> None:
        self.keys = keys
        super().__init__(
            {
                "_".join(key): forms.NumberInput(
                    {"min": 0, "max": LARGEST_COUNT, "aria-label": stamp_words(*key)}
                )
                for key in keys
            }
        )

    @override
    def decompress(self, value: Mapping[LineKey, int] | None) -> list[int | None]:
        # Nought is left empty: who fills the table in sees what is asked for.
        return [(value or {}).get(key) or None for key in self.keys]

    @override
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        cells = context["widget"]["subwidgets"]
        for cell in cells:
            # The form marks the whole table; whoever looks for the slip needs its cell.
            if _is_number(cell["value"]):
                cell["attrs"].pop("aria-invalid", None)
        rows = [
            (stamp_kind_words(kind, size), cells[first : first + len(_SITES)])
            for first, (kind, size, _site) in enumerate(self.keys)
            if first % len(_SITES) == 0
        ]
        context["widget"] |= {"rows": rows, "heads": [SITES[site] for site in _SITES]}
        return context


def _is_number(text: str | None) -> bool:
    return not text or (text.isdecimal() and len(text) < 19 and int(text) <= LARGEST_COUNT)


class NumbersField(forms.MultiValueField):
    """Numbers of stamps; what is left empty is none."""

    def __init__(self, *, on: date, label: Any) -> None:
        self.keys = list(line_keys(on))
        fields = [_number(key) for key in self.keys]
        widget = NumbersInput(self.keys)
        none = {"required": _("Give the number of at least one kind of stamp.")}
        super().__init__(
            fields, label=label, widget=widget, require_all_fields=False, error_messages=none
        )

    @override
    def compress(self, data_list: Sequence[int | None]) -> Numbers:
        found = data_list or [None] * len(self.keys)
        return Numbers({key: number or 0 for key, number in zip(self.keys, found, strict=True)})


def _number(key: LineKey) -> forms.IntegerField:
    words = _("%(stamp)s: give a whole number from 0 to %(most)s.")
    wrong = words % {"stamp": stamp_words(*key), "most": LARGEST_COUNT}
    return CountField(
        min_value=0,
        max_value=LARGEST_COUNT,
        required=False,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )

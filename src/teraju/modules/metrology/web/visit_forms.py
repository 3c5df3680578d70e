"""Forms of the appointments of an order: which time is taken, and why one came to nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.selectors.orders import Slot
from teraju.platform.web.forms import VersionedForm

from .order_forms import WhyForm


class SlotForm(VersionedForm):
    """The free time of the testers: choosing is booking."""

    slot = forms.ChoiceField(
        label=_("Who, and when"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This time was taken meanwhile: choose another.")},
    )
    is_here = forms.BooleanField(
        label=_("The instruments are here already"),
        required=False,
        help_text=_(
            "Then the promised time stays as it is. Otherwise the work waits for the owner until "
            "the next time that is booked, and the promise with it."
        ),
    )

    def __init__(
        self,
        *args: Any,
        slots: list[tuple[Slot, bool]],
        is_here: bool | None = None,
        **kwargs: Any,
    ) -> None:
        """`is_here`: what is ticked beforehand; None where it is not asked."""
        super().__init__(*args, **kwargs)
        self.fields["is_here"].initial = is_here
        if is_here is None:
            del self.fields["is_here"]
        self.slots = {one.key: one for one, _is_late in slots}
        self.fields["slot"].choices = [  # type: ignore[attr-defined]
            (one.key, slot_words(one, is_late=is_late)) for one, is_late in slots
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        found = self.slots.get(data.pop("slot", ""))
        if found is not None:
            data |= {"tester": found.tester, "starts_at": found.starts_at}
        return data


class InVainForm(WhyForm):
    """Why nothing came of a visit, and whether it was for the owner to be there."""

    waits_for_owner = forms.BooleanField(
        label=_("The owner was not there or not ready"),
        required=False,
        initial=True,
        help_text=_(
            "The promised time then stands still until another time is booked, unless one is booked"
            " already."
        ),
    )


def slot_words(one: Slot, *, is_late: bool) -> str:
    """When and who; what is over only after a promise that does not move with it says so."""
    at = one.starts_at
    late = f" · {_now('ends after the promised time')}" if is_late else ""
    hour = time_format(at, "TIME_FORMAT")
    return f"{date_format(at, 'l, j F Y')}, {hour} · {one.tester.title}{late}"

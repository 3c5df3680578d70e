"""The register of decrees that move working days."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.calendar.models import CalendarDecree, Effect
from teraju.platform.calendar.selectors import decrees
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status


def standing(row: CalendarDecree) -> Status:
    if row.withdrawn_on:
        return Status("none", _("withdrawn"), _("The day is again what the calendar says."))
    return Status("good", _("in force"), _("Deadlines computed from now on follow it."))


DECREES: Register[CalendarDecree] = Register(
    key="calendar.decrees",
    title=_("Working days"),
    noun=_("decrees"),
    columns=[
        Column(key="day", label=_("Day"), value=lambda d: d.day, kind="date", sort="day"),
        Column(key="effect", label=_("Effect"), value=lambda d: d.get_effect_display()),
        Column(key="decree", label=_("Decree"), value=lambda d: d.decree, sort="decree"),
        Column(key="note", label=_("Note"), value=lambda d: d.note or None),
        Column(key="standing", label=_("Standing"), value=standing, kind="status"),
    ],
    rows=decrees,
    order=["-day", "pk"],
    search=["decree", "note"],
    filters=[
        Filter(
            key="effect",
            label=_("Effect"),
            choices=lambda viewer: list(Effect.choices),
            apply=lambda rows, value, viewer: rows.filter(effect=value),
        ),
        Filter(
            key="standing",
            label=_("Standing"),
            choices=lambda viewer: [("force", _("in force")), ("withdrawn", _("withdrawn"))],
            apply=lambda rows, value, viewer: rows.filter(withdrawn_on__isnull=value == "force"),
        ),
    ],
    row_url=lambda d: reverse("decree", args=[d.pk]),
    add_label=_("Enter a decree"),
    add_url="decree_add",
    add_right="calendar.decree.manage",
    empty=_("No decree: the national calendar below holds as it stands."),
)

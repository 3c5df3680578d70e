"""The register of what telephones sent from the field."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.models.field_choices import OUTCOMES
from teraju.modules.metrology.selectors import field as reading
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.exchange.registers import Column, Register

from .field_words import entry_sentence, entry_status
from .register_lists import unit_column, unit_filter
from .unit_registers import by_field

FIELD_ENTRIES: Register[FieldEntry] = Register(
    key="metrology.field_entries",
    title=_("Sheets from the field"),
    noun=_("sheets"),
    columns=[
        Column(
            key="instrument",
            label=_("Instrument"),
            value=lambda e: e.instrument.tag if e.instrument else _("new instrument"),
            sort="instrument__tag",
        ),
        Column(
            key="kind",
            label=pgettext_lazy("instrument", "Kind"),
            value=lambda e: kind_name(e.instrument.kind) if e.instrument else "",
            place="beneath",
        ),
        Column(
            key="owner",
            label=pgettext_lazy("instrument", "Owner"),
            value=lambda e: e.instrument.owner.name if e.instrument else "",
            sort="instrument__owner__name",
        ),
        Column(
            key="place",
            label=_("Place"),
            value=lambda e: e.instrument.place if e.instrument else "",
        ),
        Column(
            key="tested_on",
            label=_("Tested on"),
            value=lambda e: e.tested_on,
            kind="date",
            sort="tested_on",
        ),
        Column(key="tester", label=_("Tester"), value=lambda e: e.tester_office, sort="tester"),
        Column(key="outcome", label=_("Status"), value=entry_status, kind="status", sort="outcome"),
        Column(key="sentence", label=_("Why"), value=entry_sentence, place="file"),
        unit_column(),
    ],
    rows=reading.entries,
    order=["-tested_on", "-pk"],
    search=["instrument__tag", "instrument__owner__name", "tester_office", "sentence"],
    filters=[by_field("outcome", _("Status"), OUTCOMES), unit_filter()],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("Nothing came from a telephone yet. Take a market along under Field work."),
)

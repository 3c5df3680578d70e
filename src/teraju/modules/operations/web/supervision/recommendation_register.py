"""The register of recommendations."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.models import Recommendation
from teraju.modules.operations.models.supervision.choices import RECOMMENDATION_STATES
from teraju.platform.exchange.readers import ChoiceReader, DateReader, TextReader, WholeReader
from teraju.platform.exchange.registers import Column, Register

from . import filters
from .imports import ADDRESSEE_READER, RECOMMENDATION_IMPORT, RELEASED_STATES
from .statuses import deadline_status, recommendation_status

LONGEST = 120

RECOMMENDATIONS: Register[Recommendation] = Register(
    key="operations.recommendations",
    title=_("Recommendations"),
    noun=_("recommendations"),
    columns=[
        Column(
            key="text",
            label=_("Recommendation"),
            value=lambda r: Truncator(r.text).chars(LONGEST),
            reads=TextReader(longest=4000, lines=True),
            stored=lambda r: r.text,
            required=True,
        ),
        Column(
            key="agency",
            label=_("Addressee"),
            value=lambda r: r.agency.short_name,
            sort="agency__short_name",
            reads=ADDRESSEE_READER,
            stored=lambda r: r.agency_id,
            required=True,
        ),
        Column(
            key="state",
            label=_("Status"),
            value=recommendation_status,
            kind="status",
            sort="state",
            reads=ChoiceReader(choices=RELEASED_STATES),
            stored=lambda r: r.state,
            required=True,
        ),
        Column(
            key="due",
            label=_("Due"),
            value=lambda r: r.due,
            kind="date",
            sort="due",
            reads=DateReader(),
        ),
        Column(
            key="time",
            label=_("Deadline"),
            value=lambda r: deadline_status(r, selectors.day_of(r)),
            kind="status",
        ),
        Column(
            key="report_number",
            label=_("Number of the report"),
            value=lambda r: r.report_number,
            sort="report_number",
            reads=TextReader(longest=120),
            required=True,
            place="beneath",
        ),
        Column(
            key="number",
            label=pgettext_lazy("recommendation", "No."),
            value=lambda r: r.number,
            kind="number",
            reads=WholeReader(least=1, most=999),
            required=True,
            place="file",
        ),
        Column(
            key="released_on",
            label=_("Report released on"),
            value=lambda r: r.released_on,
            kind="date",
            sort="released_on",
            reads=DateReader(),
            required=True,
            place="file",
        ),
        Column(
            key="office",
            label=_("Office that acts"),
            value=lambda r: r.office,
            reads=TextReader(longest=160),
            place="file",
        ),
    ],
    rows=lambda viewer: selectors.as_of(selectors.recommendations(viewer), viewer),
    order=["due", "pk"],
    search=["text", "report_number", "report_title", "finding_title", "agency__name"],
    filters=[
        filters.TIME,
        filters.of_state(RECOMMENDATION_STATES),
        filters.ADDRESSEE,
        filters.RELEASE_YEAR,
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No recommendation yet. They follow from the released reports of the Inspektorat."),
    importing=RECOMMENDATION_IMPORT,
)

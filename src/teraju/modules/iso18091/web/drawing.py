"""The wheel on paper."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.platform.papers.api import Drawing
from teraju.platform.web.charts.picture import PAPER

from .charts.quarters import quarters_picture
from .common import fields_of


def report_drawing(diagnosis: Diagnosis, rows: Sequence[Indicator]) -> Drawing:
    """The wheel in the colours of papers, and in words for who does not see it."""
    title = _("The 39 indicators, %(year)d") % {"year": diagnosis.year}
    fields = fields_of(diagnosis.edition, rows, linked=False)
    picture = quarters_picture(title, fields, PAPER)
    return Drawing(picture.across, f"{picture.title}. {picture.description}", picture.note)

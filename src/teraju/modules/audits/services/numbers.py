"""The house's own number of a certification, in the government's pattern."""

from __future__ import annotations

from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.numbers import official_number

KEY = "certification"
PATTERN = "SERT-{year}-{seq:03}"


def next_number(actor: Viewer, agency: Agency) -> str:
    return official_number(government=agency.government, key=KEY, on=actor.today, agency=agency)

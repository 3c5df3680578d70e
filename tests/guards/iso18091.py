"""One of each record of the 39 indicators in Serang, for the guards to walk through."""

from __future__ import annotations

from datetime import date

from teraju.modules.iso18091 import api as reliable
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

TODAY = date(2020, 10, 15)


def fill(actor: Viewer, agency: Agency) -> None:
    """A diagnosis that is open, with an answer and a paper, and the next set as a draft."""
    made = reliable.start_diagnosis(
        actor=actor, government=agency.government, year=2020, edition="2019", started_on=TODAY
    )
    reliable.assign(
        actor=actor, diagnosis_id=made.pk, agency=agency, codes=["1.1", "1.2"], due_on=TODAY
    )
    one = made.indicators.get(code="1.1")
    asked = list(one.answers.order_by("question__number").values_list("question", flat=True))
    reliable.answer_indicator(
        actor=actor, indicator_id=one.pk, colours=dict.fromkeys(asked, "yellow")
    )
    reliable.add_evidence(
        actor=actor, indicator_id=one.pk, title="SK contoh", happened_on=date(2020, 1, 2)
    )
    reliable.begin_set(actor=actor, government=agency.government, edition="2019")

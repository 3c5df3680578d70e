"""One of each record of public satisfaction, for the guards to walk through."""

from __future__ import annotations

from datetime import date

from teraju.modules.satisfaction import api as satisfaction
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def fill_satisfaction(actor: Viewer, agency: Agency) -> None:
    survey = satisfaction.plan_survey(
        actor=actor,
        agency=agency,
        title="SKM contoh",
        starts_on=date(2020, 10, 1),
        ends_on=date(2020, 12, 31),
        population=10,
    )
    satisfaction.add_question(
        actor=actor, survey_id=survey.pk, text="Tahu dari mana?", kind="choice", options=["A", "B"]
    )
    satisfaction.open_survey(actor=actor, survey_id=survey.pk)
    scores = dict.fromkeys(survey.print_order, 3)
    reply = satisfaction.Reply(scores=scores, told={"sex": "f"}, comment="Baik")
    satisfaction.enter_sheet(actor=actor, survey_id=survey.pk, number=1, reply=reply)
    satisfaction.receive_complaint(
        actor=actor,
        agency=agency,
        title="Pengaduan contoh",
        channel="counter",
        received_on=date(2020, 10, 10),
        element="time",
    )
    satisfaction.enter_past(
        actor=actor,
        agency=agency,
        period="2019",
        starts_on=date(2019, 1, 1),
        ends_on=date(2019, 12, 31),
        scheme="permenpanrb-14-2017",
        printed="82.00",
        source="Laporan contoh",
    )

"""What learning lays before a review."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.learning import review_inputs
from teraju.platform.links.review_inputs import Period

from .factories import (
    TODAY,
    CompetenceFactory,
    HoldingFactory,
    ParticipantFactory,
    PositionFactory,
    RequirementFactory,
    TrainingFactory,
    house,
)

pytestmark = pytest.mark.django_db
YEAR = Period(date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


def test_gaps_by_competence():
    home = house()
    position = PositionFactory(agency=home.agency)
    competence = CompetenceFactory(agency=home.agency)
    RequirementFactory(position=position, competence=competence)
    for who in ("first", "second"):
        HoldingFactory(position=position, person=home.users[who])
    (line,) = review_inputs.competence_gaps(home.at("head"), home.agency.pk, YEAR)
    assert (line.value, line.concerns) == ("2", True)
    assert review_inputs.competence_gaps(home.at("stranger"), home.agency.pk, YEAR) == []


def test_trainings_and_a_poor_effect():
    home = house()
    training = TrainingFactory(
        agency=home.agency,
        state="held",
        held_from=TODAY,
        held_until=TODAY,
        evaluate_by=TODAY,
    )
    ParticipantFactory(
        training=training,
        person=home.users["first"],
        attendance="present",
        effect="poor",
        effect_reason="Belum tampak",
        evaluated_on=TODAY,
    )
    (line,) = review_inputs.trainings(home.at("head"), home.agency.pk, YEAR)
    assert (line.value, line.concerns) == ("1/1", True)

"""What the tests of these pages share: the day, and an agency with some of everything."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.tests.factories import World


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


@pytest.fixture
def assessed(world: World) -> World:
    """Some of everything: a gap, evidence that waits, and a topic that is proved by judgement."""
    assessment = world.assessment()
    world.evidence("context", title="Analysis 2018")
    world.judge(assessment, "context", Result.CONFORMING)
    world.judge(assessment, "policy", Result.MAJOR, note="no policy")
    world.evidence("design", title="Plan of design")
    return world

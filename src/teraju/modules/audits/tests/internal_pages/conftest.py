"""What the tests of these pages share: an agency inside, on the day of the plan."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.audits.tests.internal_world import PLANNED, Inside, build_inside


@pytest.fixture
def inside(settings: Any) -> Inside:
    settings.TERAJU_TODAY = PLANNED
    settings.LANGUAGE_CODE = "en"
    return build_inside()

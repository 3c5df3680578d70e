from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from teraju.platform.tasks.domain import delay_before, may_try_again

JOB = UUID("11111111-2222-3333-4444-555555555555")


class TestDelay:
    @pytest.mark.parametrize(
        ("attempt", "middle"), [(2, 10), (3, 20), (4, 40), (10, 2560), (11, 3600), (60, 3600)]
    )
    def test_doubles_up_to_an_hour_within_a_quarter(self, attempt, middle):
        seconds = delay_before(attempt, JOB).total_seconds()
        assert middle * 0.75 <= seconds <= middle * 1.25

    def test_is_the_same_for_the_same_job_and_differs_between_jobs(self):
        assert delay_before(2, JOB) == delay_before(2, JOB)
        delays = {delay_before(2, UUID(int=number)) for number in range(20)}
        assert len(delays) == 20

    def test_is_never_negative(self):
        assert delay_before(1, JOB) > timedelta()


@pytest.mark.parametrize(
    ("attempt", "losses", "allowed"),
    [(1, 0, True), (2, 0, True), (3, 0, False), (3, 1, True), (4, 1, False), (5, 4, True)],
)
def test_only_failures_use_up_attempts(attempt, losses, allowed):
    assert may_try_again(attempt=attempt, losses=losses, max_attempts=3) is allowed

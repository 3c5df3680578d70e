from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from teraju.modules.integrity.concerns import trail, triggers
from teraju.modules.integrity.concerns.models import TrailEvent

pytestmark = pytest.mark.django_db


def written(today, number=3):
    return [
        trail.record("case.received", today=today, actor=trail.REPORTER, number=f"N{n}")
        for n in range(number)
    ]


class TestTrail:
    def test_is_a_chain_of_days(self, today):
        first, second, third = written(today)
        assert first.previous_hash == "0" * 64
        assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
        assert trail.first_broken() is None
        assert "created" not in {field.name for field in TrailEvent._meta.get_fields()}

    @pytest.mark.parametrize(
        "change",
        [{"verb": "x"}, {"actor": "x"}, {"number": "x"}, {"day": "2020-01-01"}, {"hash": "x"}],
    )
    def test_a_change_is_found(self, today, change):
        written(today)
        triggers.drop(connection)
        TrailEvent.objects.filter(sequence=2).update(**change)
        triggers.create(connection)
        assert trail.first_broken() == 2

    def test_a_gap_is_found(self, today):
        written(today)
        triggers.drop(connection)
        TrailEvent.objects.filter(sequence=2).delete()
        triggers.create(connection)
        assert trail.first_broken() == 3

    def test_the_database_refuses_to_change_it(self, today):
        written(today)
        rows = TrailEvent.objects.filter(sequence=2)
        for refused in (lambda: rows.update(verb="x"), rows.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                refused()
        assert triggers.standing(connection) == triggers.names(connection)

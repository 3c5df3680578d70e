import threading
from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection, models, transaction
from django.utils import translation

from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests import factories
from teraju.platform.calendar.models import CalendarDecree, Effect

pytestmark = pytest.mark.django_db
DAY = date(2020, 8, 21)
TAKEN = "A decree for this day is in force already."


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared as they stand in the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def actor():
    return factories.viewer(Role.ADMINISTRATOR)


@pytest.fixture
def government():
    return factories.GovernmentFactory.create()


def decree(government, **changed):
    said = {"day": DAY, "effect": Effect.DAY_OFF, "decree": "SKB 440/2020", **changed}
    return CalendarDecree(government=government, **said)


def test_a_constraint_speaks_in_its_sentence(actor, government):
    save(actor, decree(government))
    with pytest.raises(ValidationError) as refusal:
        save(actor, decree(government))
    assert refusal.value.message_dict == {NON_FIELD_ERRORS: [TAKEN]}
    assert CalendarDecree.objects.count() == 1


def test_a_constraint_speaks_of_a_change_too(actor, government):
    save(actor, decree(government))
    other = decree(government, withdrawn_on=DAY)
    save(actor, other)
    other.withdrawn_on = None
    with pytest.raises(ValidationError, match=TAKEN):
        save(actor, other)
    other.refresh_from_db()
    assert other.withdrawn_on == DAY


def test_fields_and_constraints_are_told_together(actor, government):
    save(actor, decree(government))
    with pytest.raises(ValidationError) as refusal:
        save(actor, decree(government, decree="", effect="feast"))
    assert set(refusal.value.message_dict) == {"decree", "effect", NON_FIELD_ERRORS}


def test_what_a_refused_record_left_behind_does_not_hinder_the_next(actor, government):
    save(actor, decree(government))
    refused = decree(government)
    with pytest.raises(ValidationError):
        save(actor, refused)
    refused.day = date(2020, 8, 22)
    save(actor, refused)
    assert refused.pk
    assert refused.version == 1


def test_who_is_not_there_is_refused_at_the_field(actor):
    row = decree(None)
    row.government_id = 999_999
    with pytest.raises(ValidationError) as refusal:
        save(actor, row)
    assert set(refusal.value.message_dict) == {"government"}


def test_asks_nothing_beforehand(actor, government, monkeypatch, django_assert_num_queries):
    more = [
        models.CheckConstraint(condition=models.Q(day__gt=date(year, 1, 1)), name=f"after_{year}")
        for year in (1990, 2000)
    ]
    meta = CalendarDecree._meta
    monkeypatch.setattr(meta, "constraints", [*meta.constraints, *more])
    # The row, between a savepoint and its release.
    with django_assert_num_queries(3):
        save(actor, decree(government))


@pytest.mark.django_db(transaction=True)
def test_what_points_at_a_claimed_row_is_kept_meanwhile():
    """Whoever waits for the claimed row may hold what the claimer needs next."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one at a time anyhow")
    government, actor = factories.GovernmentFactory.create(), factories.viewer(Role.ADMINISTRATOR)
    kept = threading.Event()

    def keep_one():
        save(actor, decree(government))
        kept.set()
        connection.close()

    other = threading.Thread(target=keep_one)
    with transaction.atomic():
        claim(type(government).objects.all(), government.pk)
        other.start()
        assert kept.wait(timeout=20)
    other.join()

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    viewer,
)
from teraju.platform.audit.api import record_event, register_verbs, renamed, timeline
from teraju.platform.audit.models import TrailEvent
from teraju.platform.audit.timelines import changes_of, entry_of
from teraju.platform.audit.verbs import sentence_of
from teraju.platform.organisation.models import AgencyKind

pytestmark = pytest.mark.django_db


class TestTimeline:
    def test_tells_what_happened_to_one_record_the_latest_first(self, django_assert_num_queries):
        agency, other = AgencyFactory(), AgencyFactory()
        for day, verb in enumerate(["audit.test.one", "audit.test.two"]):
            actor = viewer(title="Sekretaris", now=NOW + timedelta(days=day))
            record_event(actor=actor, verb=verb, target=agency)
        record_event(actor=viewer(), verb="audit.test.other", target=other)

        with django_assert_num_queries(1):
            entries = timeline(agency)

        assert [entry.sentence for entry in entries] == ["audit.test.two", "audit.test.one"]
        assert (entries[0].office, entries[0].at) == ("Sekretaris", NOW + timedelta(days=1))

    def test_stops_at_the_limit(self):
        agency = AgencyFactory()
        for _number in range(3):
            record_event(actor=viewer(), verb="a", target=agency)

        assert len(timeline(agency, limit=2)) == 2

    def test_names_the_fields_and_their_values_as_the_record_does(self):
        agency = AgencyFactory()
        event = record_event(
            actor=viewer(),
            verb="a",
            target=agency,
            before={"kind": AgencyKind.UNIT, "parent": None, "closed_on": date(2018, 3, 16)},
            after={"kind": AgencyKind.BOARD, "parent": agency, "closed_on": None, "own_key": 7},
        )

        with translation.override("en"):
            changes = [
                (str(label), before and str(before), after and str(after))
                for label, before, after in changes_of(event)
            ]

        assert changes == [
            ("Kind", "Technical unit (UPT)", "Badan (board)"),
            ("Part of", None, agency.name),
            ("Closed on", "2018-03-16", None),
            ("Own key", None, "7"),
        ]

    def test_shows_choices_as_the_form_does(self):
        role = RoleAssignmentFactory(role=Role.COUNTER)
        event = record_event(actor=viewer(), verb="a", target=role, after={"role": role.role})

        with translation.override("en"):
            assert str(changes_of(event)[0][2]) == "Counter officer"

    def test_survives_a_model_and_values_that_are_gone(self):
        event = TrailEvent(
            target_type="nowhere.thing", changes={"on": ["x", ["y", {"id": 1, "name": "z"}]]}
        )
        closed = TrailEvent(
            target_type="organisation.agency", changes={"closed_on": ["not a day", 5]}
        )

        with translation.override("en"):
            assert changes_of(event) == [("On", "x", ["y", "z"])]
        assert [change[1:] for change in changes_of(closed)] == [("not a day", 5)]

    def test_tells_moments_and_hours_as_people_do(self):
        moment = {"starts": [None, "2020-10-15T09:00:00+07:00"], "begins_at": [None, "09:30:00"]}
        event = TrailEvent(target_type="metrology.inspection", changes=moment)

        assert [after for _label, _before, after in changes_of(event)] == [
            datetime(2020, 10, 15, 2, tzinfo=UTC),
            time(9, 30),
        ]

    @pytest.mark.parametrize("language", ["en", "id"])
    def test_gives_way_to_the_words_of_a_module_in_every_language(self, language):
        event = TrailEvent(
            target_type="nowhere.thing",
            at=datetime(2020, 1, 1, tzinfo=UTC),
            changes={"days": [1, 2], "side": ["a", "b"]},
        )
        with translation.override(language):
            (entry,) = renamed([entry_of(event)], {"Days": "Auditor days"})
            labels = [str(label) for label, _before, _after in entry.changes]
            assert labels == ["Auditor days", {"en": "Side", "id": "Sisi"}[language]]


class TestVerbs:
    def test_speak_the_language_of_the_reader(self):
        register_verbs({"audit.test.unit": _("Technical unit (UPT)")})

        with translation.override("en"):
            assert str(sentence_of("audit.test.unit")) == "Technical unit (UPT)"
        assert sentence_of("audit.test.unknown") == "audit.test.unknown"

    def test_have_one_meaning(self):
        register_verbs({"audit.test.twice": "one"})
        register_verbs({"audit.test.twice": "one"})

        with pytest.raises(ValueError, match="registered twice"):
            register_verbs({"audit.test.twice": "another"})

    def test_fit_their_column(self):
        with pytest.raises(ValueError, match="longer than 80"):
            register_verbs({"a" * 81: "too long"})


def test_a_decimal_stays_exact():
    event = record_event(
        actor=viewer(), verb="a", target=GovernmentFactory(), after={"cost": Decimal("0.10")}
    )

    event.refresh_from_db()
    assert event.changes == {"cost": [None, "0.10"]}


def test_words_that_wait_for_a_language_stay_words():
    event = record_event(
        actor=viewer(), verb="a", target=GovernmentFactory(), after={"paper": _("Technical unit")}
    )

    assert event.changes["paper"][1] == str(_("Technical unit"))

"""Study visits from a request to what its guests reached."""

from __future__ import annotations

import uuid
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.services import study_answers as answers
from teraju.modules.learning.services import study_papers as papers
from teraju.modules.learning.services import study_requests as requests
from teraju.modules.learning.services import study_visits as visits
from teraju.modules.learning.services.study_common import visit_by_code
from teraju.modules.learning.study_refusals import (
    CodeUnknown,
    StudyNotThere,
    TooManyRequests,
    WrongDay,
)
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.modules.learning.tests.study_factories import (
    LATER,
    NOBODY,
    VISIT_ON,
    accepted,
    asked,
    held,
    published,
    wish,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import TrailEvent
from teraju.platform.audit.models import TrailPersonal

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


class TestRequest:
    def test_sent_twice_is_one_with_the_same_code(self, home):
        key = uuid.uuid4()
        sent = [
            requests.ask_for_visit(actor=NOBODY, agency=home.agency, key=key, **wish())
            for _click in range(2)
        ]
        assert sent[0] == sent[1]
        assert StudyVisit.objects.count() == 1
        assert visit_by_code(sent[0].code.lower().replace("-", " ")) == sent[0].visit

    def test_code_is_kept_nowhere(self, home):
        sent = asked(home)
        row = StudyVisit.objects.filter(pk=sent.visit.pk).values().get()
        assert sent.code not in str(row)
        assert visit_by_code("0000-0000-0000") is None
        assert visit_by_code("") is None

    def test_people_lie_in_the_part_that_can_be_shredded(self, home):
        visit = asked(home).visit
        event = TrailEvent.objects.get(verb="learning.study.requested")
        assert "Ibu Contoh" not in str(event.changes)
        assert "antipenyuapan" not in str(event.changes)
        assert "0361" not in str(event.changes)
        assert TrailPersonal.objects.get(event=event).data["contact_name"] == "Ibu Contoh"
        assert visit.reply_by == date(2018, 3, 21)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"province": "99"}, "province"),
            ({"guest": " "}, "guest"),
            ({"wishes": ""}, "wishes"),
            ({"wished_from": date(2018, 3, 1)}, "wished_from"),
            ({"wished_until": date(2018, 3, 18)}, "wished_until"),
            ({"size": 201}, "size"),
            ({"contact_phone": " ", "contact_email": ""}, "contact_phone"),
        ],
    )
    def test_refusals_name_their_field(self, home, values, field):
        with pytest.raises(DomainError) as refusal:
            asked(home, **values)
        assert refusal.value.field == field

    def test_a_flood_is_refused_and_over_after_an_hour(self, home):
        for _one in range(20):
            asked(home)
        with pytest.raises(TooManyRequests):
            asked(home)
        later = Viewer(user_id=None, office="", now=NOW + timedelta(minutes=61))
        requests.ask_for_visit(actor=later, agency=home.agency, key=uuid.uuid4(), **wish())

    def test_a_letter_is_entered_by_who_handles_them(self, home):
        letter = {"letter_number": "005/12", "letter_on": date(2018, 3, 1)}
        with pytest.raises(NotAllowed):
            requests.enter_letter(actor=home.at("first"), agency=home.agency, **letter, **wish())
        actor = home.at("coordinator")
        with pytest.raises(WrongDay):
            requests.enter_letter(
                actor=actor, agency=home.agency, received_on=date(2018, 2, 1), **letter, **wish()
            )
        visit = requests.enter_letter(
            actor=actor, agency=home.agency, **letter, **wish(contact_phone="")
        )
        assert (visit.origin, visit.received_on) == ("letter", TODAY)

    def test_is_changed_until_it_is_answered(self, home):
        visit = asked(home).visit
        actor = home.at("coordinator")
        changed = requests.change_request(
            actor=actor, visit_id=visit.pk, expected_version=1, **wish(size=8, contact_name="Lain")
        )
        assert changed.size == 8
        with pytest.raises(ChangedMeanwhile):
            requests.change_request(
                actor=actor, visit_id=visit.pk, expected_version=1, **wish(size=9)
            )
        answers.accept_visit(actor=actor, visit_id=visit.pk, visit_on=VISIT_ON)
        with pytest.raises(StudyNotThere):
            requests.change_request(actor=actor, visit_id=visit.pk, **wish(size=9))
        event = TrailEvent.objects.get(verb="learning.study.changed")
        assert "Lain" not in str(event.changes)


class TestAnswer:
    def test_on_a_day_that_was_wished_or_else_proposed(self, home):
        visit = asked(home).visit
        head = home.at("head")
        with pytest.raises(WrongDay) as refusal:
            answers.accept_visit(actor=head, visit_id=visit.pk, visit_on=date(2018, 4, 2))
        assert refusal.value.field == "visit_on"
        with pytest.raises(DomainError) as refusal:
            answers.propose_day(actor=head, visit_id=visit.pk, visit_on=date(2018, 4, 2), reply=" ")
        assert refusal.value.field == "reply"
        with pytest.raises(WrongDay):
            answers.propose_day(
                actor=head, visit_id=visit.pk, visit_on=date(2018, 3, 1), reply="Audit"
            )
        proposed = answers.propose_day(
            actor=head, visit_id=visit.pk, visit_on=date(2018, 4, 2), reply="Ada audit"
        )
        assert (proposed.state, proposed.replied_office) == ("proposed", "Pejabat head")

    def test_guests_agree_with_their_code_alone(self, home):
        sent = asked(home)
        with pytest.raises(StudyNotThere):
            answers.guest_agrees(actor=NOBODY, code=sent.code)
        propose(home, sent.visit)
        with pytest.raises(CodeUnknown):
            answers.guest_agrees(actor=NOBODY, code="0000-0000-0000")
        visit = answers.guest_agrees(actor=NOBODY, code=sent.code, note="Baik")
        assert (visit.state, visit.visit_on, visit.guest_said) == (
            "accepted",
            date(2018, 4, 2),
            "Baik",
        )

    def test_guests_decline_and_the_request_waits_again(self, home):
        sent = asked(home)
        propose(home, sent.visit)
        with pytest.raises(DomainError):
            answers.guest_declines(actor=NOBODY, code=sent.code, note="")
        visit = answers.guest_declines(actor=NOBODY, code=sent.code, note="Lebih baik Mei")
        assert (visit.state, visit.visit_on) == ("requested", None)

    def test_host_enters_what_guests_said(self, home):
        sent = asked(home)
        propose(home, sent.visit)
        visit = answers.enter_agreement(
            actor=home.at("coordinator"), visit_id=sent.visit.pk, note="Per telepon"
        )
        assert visit.state == "accepted"

    def test_contact_is_forgotten_when_it_ends(self, home):
        refused = asked(home).visit
        refused = answers.refuse_visit(
            actor=home.at("head"), visit_id=refused.pk, reason="Jadwal penuh"
        )
        assert not refused.has_contact
        sent = asked(home)
        cancelled = answers.guest_cancels(actor=NOBODY, code=sent.code, note="Anggaran")
        assert (cancelled.state, cancelled.has_contact) == ("cancelled", False)
        event = TrailEvent.objects.filter(verb="learning.study.cancelled").get()
        assert "Anggaran" not in str(event.changes)
        with pytest.raises(StudyNotThere):
            answers.cancel_visit(actor=home.at("head"), visit_id=cancelled.pk, reason="x")

    def test_is_not_for_colleagues_or_strangers(self, home):
        visit = asked(home).visit
        with pytest.raises(NotAllowed):
            answers.refuse_visit(actor=home.at("first"), visit_id=visit.pk, reason="x")
        with pytest.raises(StudyVisit.DoesNotExist):
            answers.refuse_visit(actor=home.at("stranger"), visit_id=visit.pk, reason="x")

    def test_by_mail_tells_that_there_is_one_and_not_what(self, home):
        accepted(home, contact_email="tamu@contoh.go.id")
        event = TrailEvent.objects.get(verb="notify.message.sent")
        assert "tamu@contoh.go.id" not in str(event.changes)


class TestVisit:
    def test_agenda_only_once_it_is_accepted(self, home):
        actor = home.at("coordinator")
        line = {"starts": time(9), "topic": "Pembukaan", "host": "Inspektur"}
        with pytest.raises(StudyNotThere):
            visits.add_agenda_line(actor=actor, visit_id=asked(home).visit.pk, **line)
        visit = accepted(home)
        with pytest.raises(ValidationError):
            visits.add_agenda_line(actor=actor, visit_id=visit.pk, **{**line, "ends": time(8)})
        row = visits.add_agenda_line(actor=actor, visit_id=visit.pk, **line)
        row = visits.change_agenda_line(
            actor=actor, line_id=row.pk, expected_version=1, **{**line, "ends": time(10)}
        )
        visits.remove_agenda_line(actor=actor, line_id=row.pk)
        assert not visit.agenda.exists()
        event = TrailEvent.objects.get(verb="learning.study.agenda_removed")
        assert "Pembukaan" in str(event.changes)

    def test_took_place_and_is_asked_about_after_months(self, home):
        visit = accepted(home)
        with pytest.raises(WrongDay):
            record(home, visit, at=NOW)
        done = record(home, visit)
        assert (done.state, done.follow_up_by) == ("held", date(2018, 9, 20))
        with pytest.raises(StudyNotThere):
            record(home, visit)

    def test_its_record_is_put_right_with_a_reason(self, home):
        visit = milestone(home, held(home)).visit
        values = {
            "actor": home.at("coordinator", LATER),
            "visit_id": visit.pk,
            "held_on": VISIT_ON - timedelta(days=1),
            "came": 9,
            "minutes": "Ditunjukkan daftar risiko.",
        }
        with pytest.raises(DomainError):
            visits.correct_record(**values, reason=" ")
        with pytest.raises(WrongDay):
            visits.correct_record(**values | {"held_on": date(2018, 4, 3)}, reason="Salah hari")
        right = visits.correct_record(**values, reason="Salah hitung")
        assert (right.state, right.held_on, right.came) == ("held", values["held_on"], 9)
        assert right.follow_up_by < visit.follow_up_by
        event = TrailEvent.objects.get(verb="learning.study.record_corrected")
        assert "Salah hitung" in str(event.changes)

    def test_its_record_is_not_for_colleagues(self, home):
        page = {"visit_id": held(home).pk, "held_on": VISIT_ON, "came": 9, "minutes": "x"}
        with pytest.raises(NotAllowed):
            visits.correct_record(actor=home.at("first", LATER), reason="x", **page)

    def test_what_they_took_home(self, home):
        visit = held(home)
        actor = home.at("coordinator", LATER)
        shelf = published(home)
        practice = _practice(shelf)
        with pytest.raises(DomainError) as refusal:
            visits.add_taken(actor=actor, visit_id=visit.pk)
        assert refusal.value.field == "title"
        row = visits.add_taken(actor=actor, visit_id=visit.pk, practice=practice)
        assert row.title == practice.title
        with pytest.raises(ValidationError):
            visits.add_taken(actor=actor, visit_id=visit.pk, title=practice.title)
        visits.remove_taken(actor=actor, taken_id=row.pk)
        assert not visit.taken.exists()

    def test_another_government_s_practice_is_not_theirs_to_give(self, home):
        other = house()
        with pytest.raises(DomainError) as refusal:
            visits.add_taken(
                actor=home.at("coordinator", LATER),
                visit_id=held(home).pk,
                practice=_practice(published(other)),
            )
        assert refusal.value.field == "practice"

    def test_followed_up_and_asked_again_until_it_is_over_with(self, home):
        visit = held(home)
        actor = home.at("coordinator", LATER)
        with pytest.raises(DomainError):
            visits.follow_up_visit(actor=actor, visit_id=visit.pk, outcome="", follow_up="x")
        again = visits.follow_up_visit(
            actor=actor,
            visit_id=visit.pk,
            outcome="begun",
            follow_up="Membentuk tim",
            ask_again_on=date(2018, 12, 1),
        )
        assert (again.state, again.has_contact) == ("followed", True)
        last = visits.follow_up_visit(
            actor=actor, visit_id=visit.pk, outcome="adopted", follow_up="SOP berlaku"
        )
        assert (last.follow_up_by, last.has_contact) == (None, False)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"on": date(2018, 3, 1)}, "on"),
            ({"on": date(2019, 3, 1)}, "on"),
            ({"standard": " "}, "standard"),
            ({"source": " "}, "source"),
            ({"until": date(2018, 3, 21)}, "until"),
        ],
    )
    def test_milestones_need_a_day_and_a_source(self, home, values, field):
        with pytest.raises(DomainError) as refusal:
            milestone(home, held(home), **values)
        assert refusal.value.field == field

    def test_milestones_are_removed_with_a_reason(self, home):
        visit = held(home)
        row = milestone(home, visit)
        actor = home.at("coordinator", LATER)
        with pytest.raises(DomainError):
            visits.remove_milestone(actor=actor, milestone_id=row.pk, reason="")
        visits.remove_milestone(actor=actor, milestone_id=row.pk, reason="Keliru")
        assert not visit.milestones.exists()

    def test_is_shown_to_everybody_by_the_head_alone(self, home):
        with pytest.raises(StudyNotThere):
            visits.release_visit(actor=home.at("head"), visit_id=accepted(home).pk)
        visit = held(home)
        with pytest.raises(NotAllowed):
            visits.release_visit(actor=home.at("coordinator"), visit_id=visit.pk)
        visits.release_visit(actor=home.at("head"), visit_id=visit.pk)
        with pytest.raises(StudyNotThere):
            visits.release_visit(actor=home.at("head"), visit_id=visit.pk)
        back = visits.withhold_visit(actor=home.at("head"), visit_id=visit.pk, reason="Diminta")
        assert back.released_on is None


class TestPapers:
    def test_reply_and_minutes_are_signed_by_the_head(self, home):
        visit = asked(home).visit
        with pytest.raises(StudyNotThere):
            papers.issue_reply(actor=home.at("head"), visit_id=visit.pk)
        visit = accepted(home)
        with pytest.raises(NotAllowed):
            papers.issue_reply(actor=home.at("coordinator"), visit_id=visit.pk)
        visits.add_agenda_line(
            actor=home.at("coordinator"),
            visit_id=visit.pk,
            starts=time(9),
            topic="Pembukaan",
            host="Inspektur",
        )
        papers.issue_reply(actor=home.at("head"), visit_id=visit.pk)
        with pytest.raises(StudyNotThere):
            papers.issue_minutes(actor=home.at("head"), visit_id=visit.pk)
        record(home, visit)
        paper = papers.issue_minutes(actor=home.at("head", LATER), visit_id=visit.pk)
        assert paper.is_valid
        assert not paper.is_public


def propose(home, visit):
    return answers.propose_day(
        actor=home.at("head"), visit_id=visit.pk, visit_on=date(2018, 4, 2), reply="Ada audit"
    )


def record(home, visit, at=LATER):
    return visits.record_visit(
        actor=home.at("coordinator", at),
        visit_id=visit.pk,
        held_on=VISIT_ON,
        came=11,
        minutes="Ditunjukkan daftar risiko.",
    )


def milestone(home, visit, **values):
    usual = {
        "kind": "certificate",
        "standard": "SNI ISO 37001:2016",
        "on": date(2018, 4, 2),
        "source": "Surat tamu nomor 1",
    }
    return visits.add_milestone(
        actor=home.at("coordinator", LATER), visit_id=visit.pk, **{**usual, **values}
    )


def _practice(shelf):
    from teraju.modules.learning.models import Practice

    return Practice.objects.get(pk=shelf.practice_number)

"""Use-cases of events: materials, questions, evaluation, proofs and Kerja saya."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import event_inbox as inbox
from teraju.modules.learning.event_evidence import held as proofs
from teraju.modules.learning.models import EventReply
from teraju.modules.learning.refusals import OutOfPlace
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_attendance as attendance
from teraju.modules.learning.services import event_steps as steps
from teraju.modules.learning.services import event_talk as talk
from teraju.modules.learning.services.event_examples import ExamplePeople, add_examples
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.platform.audit.api import TrailEvent

from .event_world import ANYBODY, comes, held, published, session_values, values

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def home():
    return house()


def refusal_of(call, *args, **kwargs):
    with pytest.raises(DomainError) as refusal:
        call(*args, **kwargs)
    return refusal.value


def running_of(home, event):
    return steps.hold_event(actor=home.at("coordinator"), event_id=event.pk)


class TestTalking:
    def test_questions_are_shown_once_looked_at(self, home):
        event = published(home)
        asked = {"actor": ANYBODY, "event_id": event.pk, "text": "Berapa biayanya?"}
        question = talk.ask(**asked, form_key="a")
        assert talk.ask(**asked, form_key="a").pk == question.pk
        assert reading.shown_questions(event) == []
        keys = [item.key for item in inbox.waiting(home.at("coordinator"))]
        assert f"learning-event-questions-{event.pk}" in keys
        act = {"actor": home.at("coordinator"), "question_id": question.pk}
        assert refusal_of(talk.answer_question, **act, answer=" ").field == "answer"
        talk.answer_question(**act, answer="Sesuai perda.")
        assert [one.answer for one in reading.shown_questions(event)] == ["Sesuai perda."]
        talk.hide_question(**act)
        assert reading.shown_questions(event) == []
        assert isinstance(refusal_of(talk.hide_question, **act), OutOfPlace)
        with pytest.raises(NotAllowed):
            talk.show_question(actor=home.at("first"), question_id=question.pk)
        told = TrailEvent.objects.filter(verb="learning.eventquestion.asked").get()
        assert "biayanya" not in f"{told.changes}{told.target_label}"

    def test_materials_are_public_once_released(self, home):
        event = published(home)
        upload = SimpleUploadedFile("bahan.txt", b"Bahan.\n", "text/plain")
        act = {"actor": home.at("coordinator")}
        found = talk.add_material(**act, event_id=event.pk, title="Bahan", upload=upload)
        assert reading.open_materials(event) == []
        talk.release_material(**act, material_id=found.pk)
        assert [one.title for one in reading.open_materials(event)] == ["Bahan"]
        assert refusal_of(talk.remove_material, **act, material_id=found.pk, reason="").field
        talk.remove_material(**act, material_id=found.pk, reason="Salah berkas")
        assert reading.open_materials(event) == []
        with pytest.raises(NotAllowed):
            talk.add_material(
                actor=home.at("first"), event_id=event.pk, title="Lain", upload=upload
            )

    def test_the_evaluation_tells_nothing_of_few(self, home):
        event = held(home, 5)
        rows = list(event.registrations.order_by("ordinal"))
        scores = {"useful": 4, "clear": 3, "organised": 2}
        for row in rows[:4]:
            talk.reply(actor=ANYBODY, ticket=row.ticket, **scores, comment="Bagus")
        found = reading.results(event)
        assert (found.replies, found.asked, found.is_told) == (4, 5, False)
        assert found.comments == []
        again = {"actor": ANYBODY, "ticket": rows[0].ticket, **scores}
        assert isinstance(refusal_of(talk.reply, **again), OutOfPlace)
        talk.reply(actor=ANYBODY, ticket=rows[4].ticket, **scores)
        found = reading.results(event)
        assert found.counts["useful"] == {1: 0, 2: 0, 3: 0, 4: 5}
        assert len(found.comments) == 4
        assert not TrailEvent.objects.filter(verb__contains="repl").exists()

    def test_only_who_was_present_is_asked(self, home):
        event = published(home)
        row = comes(event)
        scores = {"useful": 4, "clear": 3, "organised": 2}
        asked = {"actor": ANYBODY, "ticket": row.ticket, **scores}
        assert isinstance(refusal_of(talk.reply, **asked), OutOfPlace)
        running_of(home, event)
        attendance.check_in(actor=ANYBODY, event_id=event.pk, typed=row.ticket)
        assert refusal_of(talk.reply, **{**asked, "clear": 9}).field == "clear"
        assert not EventReply.objects.exists()


class TestProofs:
    def test_an_event_to_which_people_came_supports_its_topics(self, home):
        event = held(home, 2, for_communication=True)
        assert list(proofs([home.agency.pk], TODAY - DAY)) == []
        (proof,) = proofs([home.agency.pk], TODAY)
        assert proof.topics == {"awareness", "communication"}
        assert proof.supports
        assert proof.valid_until.year == TODAY.year + 1
        assert proof.source == ("learning.event", str(event.pk))

    def test_one_that_serves_nothing_or_was_cancelled_proves_nothing(self, home):
        held(home, 1, for_awareness=False)
        event = published(home)
        steps.cancel_event(actor=home.at("head"), event_id=event.pk, reason="Pandemi")
        assert list(proofs([home.agency.pk], TODAY)) == []

    def test_the_inbox_calls_to_begin_finish_and_certify(self, home):
        event = published(home)
        comes(event)

        def keys(who):
            return {item.key for item in inbox.waiting(home.at(who))}

        assert f"learning-event-{event.pk}-begin" in keys("coordinator")
        running_of(home, event)
        assert f"learning-event-{event.pk}-finish" in keys("coordinator")
        attendance.check_in(actor=ANYBODY, event_id=event.pk, typed="peserta1@contoh.go.id")
        steps.finish_event(actor=home.at("head"), event_id=event.pk)
        assert f"learning-event-certify-{event.pk}" in keys("head")
        assert f"learning-event-certify-{event.pk}" not in keys("coordinator")
        assert inbox.waiting(home.at("guest")) == []


class TestExamples:
    def test_fill_an_example_event_at_once_and_always_alike(self, home):
        actor = home.at("coordinator")
        event = steps.plan_event(
            actor=actor, agency=home.agency, is_example=True, **values(seats=None)
        )
        steps.add_session(actor=actor, event_id=event.pk, **session_values())
        steps.publish_event(actor=actor, event_id=event.pk)
        wanted = ExamplePeople(12, ["Kabupaten Serang", "Kota Kupang"], 6, ["Jelas."])
        with pytest.raises(NotAllowed):
            add_examples(actor=actor, event_id=event.pk, wanted=wanted)
        running_of(home, event)
        add_examples(actor=actor, event_id=event.pk, wanted=wanted)
        event = steps.finish_event(actor=actor, event_id=event.pk)
        assert event.came == 12
        assert reading.results(event).replies == 6
        assert not event.registrations.filter(is_example=False).exists()

    def test_a_real_event_takes_none(self, home):
        event = running_of(home, published(home))
        with pytest.raises(NotAllowed):
            add_examples(
                actor=home.at("coordinator"), event_id=event.pk, wanted=ExamplePeople(1, ["X"])
            )

"""Addresses of events."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import event_desk as desk
from .views import event_people as people
from .views import event_steps as steps
from .views import event_talk as talk
from .views import events

_P = "events/<int:pk>"
_ONE = "events/people/<int:pk>"
_ASKED = "events/questions/<int:pk>"
_FILE = "events/materials/<int:pk>"

urlpatterns: list[URLPattern] = [
    path("events/", events.register, name="learning_events"),
    path("events/add/", events.add, name="learning_event_add"),
    path("events/people/", events.participants, name="learning_event_participants"),
    path("events/certificates/", events.certificates, name="learning_event_certificates"),
    path("events/questions/", talk.questions, name="learning_event_questions"),
    path(f"{_P}/", events.record, name="learning_event"),
    path(f"{_P}/change/", steps.change, name="learning_event_change"),
    path(f"{_P}/publish/", steps.publish, name="learning_event_publish"),
    path(f"{_P}/close/", steps.close, name="learning_event_close"),
    path(f"{_P}/reopen/", steps.reopen, name="learning_event_reopen"),
    path(f"{_P}/hold/", steps.hold, name="learning_event_hold"),
    path(f"{_P}/finish/", steps.finish, name="learning_event_finish"),
    path(f"{_P}/cancel/", steps.cancel, name="learning_event_cancel"),
    path(f"{_P}/certify/", steps.certify, name="learning_event_certify"),
    path(f"{_P}/programme/add/", steps.add_session, name="learning_event_session_add"),
    path(
        "events/programme/<int:pk>/change/",
        steps.change_session,
        name="learning_event_session_change",
    ),
    path(
        "events/programme/<int:pk>/remove/",
        steps.remove_session,
        name="learning_event_session_remove",
    ),
    path(f"{_P}/invitation/", events.invitation, name="learning_event_invitation"),
    path(f"{_P}/join/", people.join, name="learning_event_join"),
    path(f"{_P}/enter/", people.add, name="learning_event_person_add"),
    path(f"{_P}/desk/", desk.desk, name="learning_event_desk"),
    path(f"{_P}/screen/", desk.screen, name="learning_event_screen"),
    path(f"{_ONE}/", people.record, name="learning_event_person"),
    path(f"{_ONE}/change/", people.change, name="learning_event_person_change"),
    path(f"{_ONE}/present/", people.present, name="learning_event_person_present"),
    path(f"{_ONE}/absent/", people.absent, name="learning_event_person_absent"),
    path(f"{_ONE}/withdraw/", people.withdraw, name="learning_event_person_withdraw"),
    path(f"{_ONE}/revoke/", people.revoke, name="learning_event_revoke"),
    path(f"{_P}/materials/add/", talk.add_material, name="learning_event_material_add"),
    path(f"{_FILE}/", talk.material, name="learning_event_material"),
    path(f"{_FILE}/release/", talk.release, name="learning_event_material_release"),
    path(f"{_FILE}/remove/", talk.remove, name="learning_event_material_remove"),
    path(f"{_ASKED}/", talk.question, name="learning_event_question"),
    path(f"{_ASKED}/answer/", talk.answer, name="learning_event_question_answer"),
    path(f"{_ASKED}/show/", talk.show, name="learning_event_question_show"),
    path(f"{_ASKED}/hide/", talk.hide, name="learning_event_question_hide"),
]

"""Addresses of study visits."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import studies
from .views import study_steps as steps

urlpatterns: list[URLPattern] = [
    path("studies/", studies.register, name="learning_studies"),
    path("studies/add/", studies.add, name="learning_study_add"),
    path("studies/spread/", studies.spread, name="learning_study_spread"),
    path("studies/reached/", studies.reached, name="learning_study_reached"),
    path("studies/<int:pk>/", studies.record, name="learning_study"),
    path("studies/<int:pk>/change/", steps.change, name="learning_study_change"),
    path("studies/<int:pk>/accept/", steps.accept, name="learning_study_accept"),
    path("studies/<int:pk>/propose/", steps.propose, name="learning_study_propose"),
    path("studies/<int:pk>/agreed/", steps.agree, name="learning_study_agree"),
    path("studies/<int:pk>/refuse/", steps.refuse, name="learning_study_refuse"),
    path("studies/<int:pk>/cancel/", steps.cancel, name="learning_study_cancel"),
    path("studies/<int:pk>/agenda/", steps.add_agenda, name="learning_study_agenda_add"),
    path("studies/<int:pk>/held/", steps.held, name="learning_study_held"),
    path("studies/<int:pk>/correct/", steps.correct, name="learning_study_correct"),
    path("studies/<int:pk>/taken/", steps.add_taken, name="learning_study_taken_add"),
    path("studies/<int:pk>/follow-up/", steps.follow_up, name="learning_study_follow_up"),
    path("studies/<int:pk>/reached/", steps.add_reached, name="learning_study_reached_add"),
    path("studies/<int:pk>/release/", steps.release, name="learning_study_release"),
    path("studies/<int:pk>/withhold/", steps.withhold, name="learning_study_withhold"),
    path("studies/<int:pk>/reply/", steps.reply_paper, name="learning_study_reply"),
    path("studies/<int:pk>/minutes/", steps.minutes_paper, name="learning_study_minutes"),
    path(
        "studies/agenda/<int:pk>/change/",
        steps.change_agenda,
        name="learning_study_agenda_change",
    ),
    path(
        "studies/agenda/<int:pk>/remove/",
        steps.remove_agenda,
        name="learning_study_agenda_remove",
    ),
    path("studies/taken/<int:pk>/remove/", steps.remove_taken, name="learning_study_taken_remove"),
    path(
        "studies/reached/<int:pk>/remove/",
        steps.remove_reached,
        name="learning_study_reached_remove",
    ),
]

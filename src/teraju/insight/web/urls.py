from __future__ import annotations

from django.urls import path

from .views import coaching, instructions, overview

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("agencies/<int:pk>/", overview.agency_record, name="overview_agency"),
    path("instructions/", instructions.register, name="instructions"),
    path("instructions/add/", instructions.add, name="instruction_add"),
    path("instructions/<int:pk>/", instructions.record, name="instruction"),
    path("instructions/<int:pk>/answer/", instructions.answer, name="instruction_answer"),
    path("instructions/<int:pk>/accept/", instructions.accept, name="instruction_accept"),
    path("instructions/<int:pk>/return/", instructions.give_back, name="instruction_return"),
    path("instructions/<int:pk>/withdraw/", instructions.withdraw, name="instruction_withdraw"),
    path("coaching/", coaching.register, name="coaching"),
    path("coaching/<int:pk>/", coaching.agency_record, name="coaching_agency"),
]

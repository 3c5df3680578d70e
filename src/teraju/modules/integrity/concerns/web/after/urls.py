"""Addresses of what comes around and after a concern, below the desk and the language."""

from django.urls import path

from . import handing, intake, keeping, recovery, telling

urlpatterns = [
    path("intake/", intake.intake, name="desk_intake"),
    path("keeping/", keeping.keeping_page, name="desk_keeping"),
    path("telling/", telling.telling_page, name="desk_telling"),
    path("telling/half-year/", telling.close_half_year, name="desk_half_year"),
    path("telling/test/", telling.begin_test, name="desk_test"),
    path("telling/statement-<int:sequence>.json", telling.statement_file, name="desk_statement"),
    path("recovery/", recovery.recovery_page, name="desk_recovery"),
    path("recovery/key/", recovery.make_key, name="desk_recovery_key"),
    path("recovery/<int:key>/begin/", recovery.begin, name="desk_recovery_begin"),
    path("recovery/<int:key>/complete/", recovery.complete, name="desk_recovery_complete"),
    path("recovery/<int:key>/refuse/", recovery.refuse, name="desk_recovery_refuse"),
    path("lost/", recovery.lost, name="desk_lost"),
    path("found/", recovery.found, name="desk_found"),
    path("c/<str:number>/hand-over/", handing.hand_over_page, name="desk_hand_over"),
]

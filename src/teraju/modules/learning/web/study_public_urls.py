"""Addresses of study visits that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import study_public as views

urlpatterns: list[URLPattern] = [
    path("studies/follow/", views.follow, name="learning_study_follow"),
    path("studies/<slug:slug>/", views.spread, name="learning_study_public"),
    path("studies/<slug:slug>/ask/", views.ask, name="learning_study_ask"),
]

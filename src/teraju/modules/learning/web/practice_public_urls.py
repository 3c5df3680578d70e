"""Addresses of the library of practices that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import practice_public as views

urlpatterns: list[URLPattern] = [
    path("practices/", views.library, name="learning_practices_public"),
    path("practices/<int:pk>/", views.practice, name="learning_practice_public"),
    path("practices/<int:pk>/file/", views.export, name="learning_practice_export"),
    path("practices/files/<int:pk>/", views.file, name="learning_practice_file"),
]

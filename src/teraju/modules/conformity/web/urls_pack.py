"""Addresses of the auditor's pack."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import pack

urlpatterns: list[URLPattern] = [
    path("agencies/<int:pk>/pack/", pack.readiness_pack, name="readiness_pack"),
]

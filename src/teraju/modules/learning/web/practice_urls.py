"""Addresses of the library of practices."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

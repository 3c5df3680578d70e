"""Addresses of tests, certificates and marks."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of visits and the owner's page that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

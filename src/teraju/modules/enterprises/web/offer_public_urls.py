"""Addresses of documents for small firms, tourism and the showcase that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

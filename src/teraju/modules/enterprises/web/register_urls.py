"""Addresses of the register of enterprises and the catalogue of SNI."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

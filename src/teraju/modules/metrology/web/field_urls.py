"""Addresses of field work without a connection."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

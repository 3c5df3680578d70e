"""Addresses of test sheets, marks and certificates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

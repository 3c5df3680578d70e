"""Addresses of the yearly plan, boards and reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

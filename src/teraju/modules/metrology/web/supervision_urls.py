"""Addresses of supervision and reports of citizens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

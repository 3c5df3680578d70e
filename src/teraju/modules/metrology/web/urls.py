"""Addresses of legal metrology."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

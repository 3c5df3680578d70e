"""Addresses of legal metrology."""

from django.urls import URLPattern

from . import register_urls

urlpatterns: list[URLPattern] = [*register_urls.urlpatterns]

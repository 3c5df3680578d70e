"""Addresses of gratification."""

from django.urls import URLPattern

from . import desk_urls

urlpatterns: list[URLPattern] = [*desk_urls.urlpatterns]

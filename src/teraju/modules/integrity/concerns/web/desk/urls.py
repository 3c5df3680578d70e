"""The handlers' pages, below the desk and the language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

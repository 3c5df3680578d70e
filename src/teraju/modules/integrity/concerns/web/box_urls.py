"""A reporter's own pages, below the box and the language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of orders, sessions and the queue."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

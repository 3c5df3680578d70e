from django.urls import URLPattern

from .urls_objectives import urlpatterns as objectives
from .urls_system import urlpatterns as system

urlpatterns: list[URLPattern] = [*system, *objectives]

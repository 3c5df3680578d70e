"""Addresses of events that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import event_public as public
from .views import event_ticket as ticket

_E, _T = "e/<slug:code>", "t/<slug:code>"

urlpatterns: list[URLPattern] = [
    path("events/<slug:slug>/", public.events, name="learning_events_public"),
    path(f"{_E}/", public.event, name="learning_event_public"),
    path(f"{_E}/register/", public.register, name="learning_event_public_register"),
    path(f"{_E}/here/<slug:key>/", public.here, name="learning_event_public_here"),
    path(f"{_E}/ask/", public.ask, name="learning_event_public_ask"),
    path(f"{_E}/materials/<int:pk>/", public.material, name="learning_event_public_material"),
    path(f"{_T}/", ticket.ticket, name="learning_event_public_ticket"),
    path(f"{_T}/change/", ticket.change, name="learning_event_public_change"),
    path(f"{_T}/withdraw/", ticket.withdraw, name="learning_event_public_withdraw"),
    path(f"{_T}/evaluate/", ticket.evaluate, name="learning_event_public_evaluate"),
]

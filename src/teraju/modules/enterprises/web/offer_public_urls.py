"""Addresses of documents for small firms, tourism and the showcase that ask for no log-in."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import offer_public

urlpatterns: list[URLPattern] = [
    path("showcase/<slug:slug>/", offer_public.showcase, name="enterprises_showcase"),
    # Printed in codes: these two never change.
    path("p/<str:code>/", offer_public.product, name="enterprises_shown"),
    path("p/<str:code>/photo", offer_public.photo, name="enterprises_shown_photo"),
    path("papers/<str:code>/", offer_public.own_papers, name="enterprises_own_papers"),
    path(
        "papers/<str:code>/<slug:paper>.<str:kind>",
        offer_public.own_paper,
        name="enterprises_own_paper",
    ),
    path("check/<str:code>/", offer_public.own_check, name="enterprises_own_check"),
]

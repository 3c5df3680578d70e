"""The public addresses of reliable governments."""

from django.urls import URLPattern, path

from .views import public

urlpatterns: list[URLPattern] = [
    path("", public.start, name="andal"),
    path("<slug:slug>/", public.government, name="andal_government"),
    path("<slug:slug>/<int:year>/", public.government, name="andal_year"),
]

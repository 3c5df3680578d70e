"""Public pages, below the language."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("teraju.modules.integrity.concerns.web.after.public_urls")),
    path("report/", views.report, name="report"),
    path("code/", views.receipt, name="receipt"),
]

"""Public pages, below the language."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("report/", views.report, name="report"),
    path("code/", views.receipt, name="receipt"),
]

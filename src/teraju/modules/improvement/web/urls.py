"""Addresses of improvement."""

from django.urls import path

from . import records

urlpatterns = [
    path("<int:pk>/", records.nonconformity, name="improvement_nonconformity"),
    path("actions/<int:pk>/", records.action, name="improvement_action"),
    path("suggestions/<int:pk>/", records.suggestion, name="improvement_suggestion"),
]

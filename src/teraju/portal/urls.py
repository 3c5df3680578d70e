from django.urls import path

from . import views

urlpatterns = [
    path("api/v1/compute/<str:kind>", views.compute, name="api_compute"),
]

from django.urls import path

from . import views

urlpatterns = [
    path("trail/", views.trail_register, name="trail"),
    path("trail/<int:pk>/", views.trail_event, name="trail_event"),
]

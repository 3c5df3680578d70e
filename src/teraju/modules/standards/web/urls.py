from django.urls import path

from . import views

urlpatterns = [
    path("", views.edition_register, name="standards"),
    path("editions/<int:pk>/", views.edition_record, name="standard_edition"),
]

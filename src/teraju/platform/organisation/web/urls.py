from django.urls import path

from . import views

urlpatterns = [
    path("government/<int:pk>/", views.government_record, name="government"),
    path("government/<int:pk>/change/", views.government_change, name="government_change"),
    path("agencies/", views.agency_register, name="agencies"),
    path("agencies/add/", views.agency_add, name="agency_add"),
    path("agencies/<int:pk>/", views.agency_record, name="agency"),
    path("agencies/<int:pk>/change/", views.agency_change, name="agency_change"),
    path("places/", views.place_register, name="places"),
    path("places/add/", views.place_add, name="place_add"),
    path("places/<int:pk>/", views.place_record, name="place"),
    path("places/<int:pk>/change/", views.place_change, name="place_change"),
]

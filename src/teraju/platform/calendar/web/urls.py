from django.urls import path

from . import views

urlpatterns = [
    path("working-days/", views.decree_register, name="decrees"),
    path("working-days/add/", views.decree_add, name="decree_add"),
    path("working-days/<int:pk>/", views.decree_record, name="decree"),
    path("working-days/<int:pk>/withdraw/", views.decree_withdraw, name="decree_withdraw"),
]

from django.urls import path

from . import views
from .first_password import first_password

urlpatterns = [
    path("k/", views.redeem, name="redeem"),
    path("k/password/", first_password, name="first_password"),
    path("k/<str:code>", views.redeem, name="redeem_code"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    path("notices/<int:pk>/read/", views.notice_read, name="notice_read"),
    path("people/<int:pk>/card/", views.person_card, name="person_card"),
]

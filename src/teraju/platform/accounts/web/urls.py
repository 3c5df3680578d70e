from allauth.account.views import logout
from django.urls import path

from teraju.platform.web.middleware import public

from . import views

urlpatterns = [
    path("login/", views.login_view, name="account_login"),
    path("login/demonstration/", views.demonstration_login, name="demonstration_login"),
    path("logout/", public(logout), name="account_logout"),
    path("password/", views.password_change, name="account_change_password"),
]

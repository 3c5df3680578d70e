from django.urls import path

from . import people, second_factor, views

urlpatterns = [
    path("login/", views.login_view, name="account_login"),
    path("login/demonstration/", views.demonstration_login, name="demonstration_login"),
    path("login/closed/", views.account_closed, name="account_inactive"),
    path("logout/", views.log_out, name="account_logout"),
    path("password/", views.password_change, name="account_change_password"),
    path("second-factor/", second_factor.show_factor, name="second_factor"),
    path("people/<int:pk>/second-factor/", second_factor.factor_reset, name="factor_reset"),
    path("people/", people.people_register, name="people"),
    path("people/add/", people.person_add, name="person_add"),
    path("people/<int:pk>/", people.person_record, name="person"),
    path("people/<int:pk>/change/", people.person_change, name="person_change"),
    path("people/<int:pk>/roles/add/", people.role_add, name="role_add"),
    path("roles/<int:pk>/end/", people.role_end, name="role_end"),
]

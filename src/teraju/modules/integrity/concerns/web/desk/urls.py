"""The handlers' pages, below the desk and the language."""

from django.urls import include, path

from . import entrance, views

urlpatterns = [
    path("", views.home, name="desk"),
    path("login/", entrance.login, name="desk_login"),
    path("leave/", entrance.leave, name="desk_leave"),
    path("invitation/", entrance.invitation, name="desk_invitation"),
    path("passphrase/", entrance.passphrase, name="desk_passphrase"),
    path("requests/<int:key>/", views.request_page, name="desk_request"),
    path("c/<str:number>/", views.case, name="desk_case"),
    path("c/<str:number>/who/", views.identity, name="desk_identity"),
    path("c/<str:number>/files/<uuid:file>/", views.file, name="desk_file"),
    path("c/<str:number>/mask/<int:place>/", views.mask, name="desk_mask"),
    path("", include("teraju.modules.integrity.concerns.web.after.urls")),
    path("c/<str:number>/<slug:step>/", views.step, name="desk_step"),
]

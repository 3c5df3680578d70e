"""A reporter's own pages, below the box and the language."""

from django.urls import path

from . import box

urlpatterns = [
    path("", box.box, name="box"),
    path("write/", box.write, name="box_write"),
    path("name/", box.name, name="box_name"),
    path("retaliation/", box.retaliation, name="box_retaliation"),
    path("files/<uuid:key>/", box.download, name="box_file"),
    path("leave/", box.leave, name="box_leave"),
]

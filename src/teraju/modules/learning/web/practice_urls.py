"""Addresses of the library of practices."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import practice_library as library
from .views import practices

urlpatterns: list[URLPattern] = [
    path("library/", library.library, name="learning_practice_library"),
    path("library/<int:pk>/", library.shelf, name="learning_practice_shelf"),
    path("library/<int:pk>/adopt/", library.adopt, name="learning_practice_adopt"),
    path("practices/", practices.register, name="learning_practices"),
    path("practices/add/", practices.add, name="learning_practice_add"),
    path("practices/read/", practices.read_file, name="learning_practice_import"),
    path("practices/adopted/", library.adoptions, name="learning_practice_adoptions"),
    path("practices/adopted/<int:pk>/", library.adoption, name="learning_practice_adoption"),
    path("practices/adopted/<int:pk>/seen/", library.seen, name="learning_practice_seen"),
    path("practices/<int:pk>/", practices.record, name="learning_practice"),
    path("practices/<int:pk>/change/", practices.change, name="learning_practice_change"),
    path("practices/<int:pk>/write/", practices.write, name="learning_practice_write"),
    path("practices/<int:pk>/revise/", practices.revise, name="learning_practice_revise"),
    path("practices/<int:pk>/drop/", practices.drop, name="learning_practice_drop"),
    path("practices/<int:pk>/publish/", practices.publish, name="learning_practice_publish"),
    path("practices/<int:pk>/withdraw/", practices.withdraw, name="learning_practice_withdraw"),
]

"""The short addresses that stand in the codes on instruments."""

from django.urls import path

from .views import tags

urlpatterns = [
    path("", tags.start, name="metrology_tag_start"),
    path("<str:code>", tags.tag, name="metrology_tag"),
    path("<str:code>/photo", tags.photo, name="metrology_tag_photo"),
]

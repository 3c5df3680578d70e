"""The addresses of the house together with those of the trail."""

from django.urls import include, path

urlpatterns = [
    path("", include("teraju.platform.audit.web.urls")),
    path("", include("teraju.config.urls")),
]
handler403 = "teraju.platform.web.errors.forbidden"

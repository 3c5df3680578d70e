"""Addresses of legal metrology."""

from . import register_urls, unit_urls

urlpatterns = [*register_urls.urlpatterns, *unit_urls.urlpatterns]

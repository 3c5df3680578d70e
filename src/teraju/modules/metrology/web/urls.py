"""Addresses of legal metrology."""

from . import unit_urls

urlpatterns = [*unit_urls.urlpatterns]

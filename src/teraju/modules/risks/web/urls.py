"""Addresses of risks."""

from . import partner_urls

urlpatterns = [*partner_urls.urlpatterns]

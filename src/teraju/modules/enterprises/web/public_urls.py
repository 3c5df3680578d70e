"""Addresses of enterprises that ask for no log-in: the owner's page, the showcase."""

from . import offer_public_urls, visit_public_urls

urlpatterns = [*visit_public_urls.urlpatterns, *offer_public_urls.urlpatterns]

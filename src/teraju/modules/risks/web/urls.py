"""Addresses of risks."""

from . import partner_urls, urls_risks

urlpatterns = [*urls_risks.urlpatterns, *partner_urls.urlpatterns]

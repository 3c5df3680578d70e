"""Addresses of risks."""

from . import urls_risks

urlpatterns = [*urls_risks.urlpatterns]

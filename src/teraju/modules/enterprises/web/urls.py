"""Addresses of enterprises and their coaching."""

from . import certificate_urls, coaching_urls, offer_urls, register_urls, visit_urls

urlpatterns = [
    *register_urls.urlpatterns,
    *coaching_urls.urlpatterns,
    *certificate_urls.urlpatterns,
    *visit_urls.urlpatterns,
    *offer_urls.urlpatterns,
]

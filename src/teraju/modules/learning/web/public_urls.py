"""Addresses of learning that ask for no log-in: registration, what a government publishes."""

from . import event_public_urls, practice_public_urls, study_public_urls

urlpatterns = [
    *event_public_urls.urlpatterns,
    *study_public_urls.urlpatterns,
    *practice_public_urls.urlpatterns,
]

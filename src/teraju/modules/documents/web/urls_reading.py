"""Addresses of reading, controlled copies, retention and disposal."""

from django.urls import path

from .views import copies, disposals, reading, retention

urlpatterns = [
    path("reading/", reading.reading_register, name="documents_readings"),
    path("<int:pk>/readers/", reading.readers, name="document_readers"),
    path("<int:pk>/remind/", reading.remind, name="document_remind"),
    path("<int:pk>/read/", reading.read, name="document_read"),
    path("<int:pk>/read/<int:revision>/", reading.confirm, name="document_confirm"),
    path("revisions/<int:pk>/statement/", reading.statement, name="document_statement"),
    path("copies/", copies.copy_register, name="documents_copies"),
    path("copies/<int:pk>/", copies.copy_record, name="documents_copy"),
    path("copies/<int:pk>/exchange/", copies.copy_exchange, name="documents_copy_exchange"),
    path("copies/<int:pk>/end/", copies.copy_end, name="documents_copy_end"),
    path("<int:pk>/copies/add/", copies.copy_add, name="documents_copy_add"),
    path("retention/", retention.kept_register, name="documents_kept"),
    path("<int:pk>/retention/", retention.document_retention, name="document_retention"),
    path("schedule/", retention.schedule, name="documents_schedule"),
    path("schedule/add/", retention.rule_add, name="documents_retention_rule_add"),
    path("schedule/<int:pk>/", retention.rule_record, name="documents_retention_rule"),
    path(
        "schedule/<int:pk>/change/", retention.rule_change, name="documents_retention_rule_change"
    ),
    path("disposals/", disposals.disposal_register, name="documents_disposals"),
    path("disposals/add/", disposals.disposal_add, name="documents_disposal_add"),
    path("disposals/<int:pk>/", disposals.disposal_record, name="documents_disposal"),
    path("disposals/<int:pk>/decide/", disposals.disposal_decide, name="documents_disposal_decide"),
    path("disposals/<int:pk>/refuse/", disposals.disposal_refuse, name="documents_disposal_refuse"),
    path("disposals/<int:pk>/back/", disposals.disposal_back, name="documents_disposal_back"),
]

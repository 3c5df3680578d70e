"""The short addresses that stand in the codes on instruments."""

from django.urls import path

from .views import public_reports, tags

urlpatterns = [
    path("", tags.start, name="metrology_tag_start"),
    path("report/", public_reports.send, name="metrology_citizen_report_send"),
    path("report/find", public_reports.ticket, name="metrology_citizen_report_ticket"),
    path("report/<str:ticket>", public_reports.outcome, name="metrology_citizen_report_outcome"),
    path("<str:code>", tags.tag, name="metrology_tag"),
    path("<str:code>/photo", tags.photo, name="metrology_tag_photo"),
]

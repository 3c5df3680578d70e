from django.urls import path

from . import assessments, owners, worksheet
from .urls_pack import urlpatterns as packs
from .urls_readiness import urlpatterns as readiness

urlpatterns = [
    path("assessments/", assessments.assessment_register, name="assessments"),
    path("assessments/add/", assessments.assessment_add, name="assessment_add"),
    path("assessments/<int:pk>/", assessments.assessment_record, name="assessment"),
    path("assessments/<int:pk>/change/", assessments.assessment_change, name="assessment_change"),
    path(
        "assessments/<int:pk>/conclude/",
        assessments.assessment_conclude,
        name="assessment_conclude",
    ),
    path("assessments/<int:pk>/reopen/", assessments.assessment_reopen, name="assessment_reopen"),
    path(
        "assessments/<int:pk>/withdraw/",
        assessments.assessment_withdraw,
        name="assessment_withdraw",
    ),
    path("assessments/<int:pk>/sheet/", worksheet.sheet, name="assessment_worksheet"),
    path("assessments/<int:pk>/records/", worksheet.records, name="assessment_records"),
    path("assessments/<int:pk>/row/<str:key>/", worksheet.save_row, name="assessment_row"),
    path("agencies/<int:pk>/owners/", owners.owner_list, name="topic_owners"),
    path("agencies/<int:pk>/owners/<slug:topic>/", owners.owner_set, name="topic_owner_set"),
    *readiness,
    *packs,
]

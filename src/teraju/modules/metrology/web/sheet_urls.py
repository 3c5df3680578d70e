"""Addresses of test sheets, marks and certificates."""

from django.urls import path

from .views import certificates, marks, sheet_steps, sheets, signing

urlpatterns = [
    path("sheets/", sheets.register, name="metrology_sheets"),
    path("sheets/<int:pk>/", sheets.sheet, name="metrology_sheet"),
    path("sheets/<int:pk>/cells/", sheets.cells, name="metrology_sheet_cells"),
    path("sheets/<int:pk>/mark/", sheet_steps.decide, name="metrology_sheet_decide"),
    *(
        path(
            f"sheets/<int:pk>/{name.replace('_', '-')}/",
            sheet_steps.STEPS.view(name),
            name=f"metrology_sheet_{name}",
        )
        for name in sheet_steps.STEPS.steps
    ),
    path("instruments/<int:pk>/test/", sheet_steps.begin, name="metrology_sheet_open"),
    path("verifications/", marks.register, name="metrology_verifications"),
    path("verifications/<int:pk>/", marks.record, name="metrology_verification"),
    path("verifications/<int:pk>/photo/", marks.photo, name="metrology_verification_photo"),
    *(
        path(
            f"verifications/<int:pk>/{name}/",
            marks.STEPS.view(name),
            name=f"metrology_verification_{name}",
        )
        for name in marks.STEPS.steps
    ),
    path("certificates/", certificates.register, name="metrology_certificates"),
    path("certificates/to-sign/", signing.signing, name="metrology_signing"),
    path("certificates/<int:pk>/", certificates.record, name="metrology_certificate"),
    *(
        path(
            f"certificates/<int:pk>/{name}/",
            certificates.STEPS.view(name),
            name=f"metrology_certificate_{name}",
        )
        for name in certificates.STEPS.steps
    ),
]

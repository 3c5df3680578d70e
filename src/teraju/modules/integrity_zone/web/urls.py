"""Addresses of this module."""

from django.urls import path

from .views import answers, public, sheets, steps, worksheet

urlpatterns = [
    path("", sheets.register, name="integrity_zone_sheets"),
    path("open/", sheets.open_sheet, name="integrity_zone_open"),
    path("sheets/<int:pk>/", sheets.record, name="integrity_zone_sheet"),
    path("sheets/<int:pk>/answers/", worksheet.sheet, name="integrity_zone_worksheet"),
    path("sheets/<int:pk>/records/", worksheet.records, name="integrity_zone_records"),
    *[
        path(
            f"sheets/<int:pk>/{name.replace('_', '-')}/",
            steps.step_view(step),
            name=f"integrity_zone_{name}",
        )
        for name, step in steps.STEPS.items()
    ],
    path("answers/", answers.register, name="integrity_zone_answers"),
    path("answers/<int:pk>/", answers.record, name="integrity_zone_answer"),
    path("answers/<int:pk>/save/", worksheet.save_row, name="integrity_zone_row"),
    path("answers/<int:pk>/link/", answers.link, name="integrity_zone_link"),
    path(
        "answers/<int:pk>/link/<int:link>/take-off/",
        answers.take_off,
        name="integrity_zone_take_off",
    ),
    path("public/<slug:slug>/", public.public_list, name="integrity_zone_public"),
    path("public/<slug:slug>/<int:pk>/", public.public_sheet, name="integrity_zone_public_sheet"),
]

"""Addresses of supervision and reports of citizens."""

from django.urls import path

from .views import citizen_reports, inspection_items, inspections

urlpatterns = [
    path("inspections/", inspections.register, name="metrology_inspections"),
    path("inspections/add/", inspections.add, name="metrology_inspection_add"),
    path("inspections/<int:pk>/", inspections.record, name="metrology_inspection"),
    *(
        path(
            f"inspections/<int:pk>/{name.replace('_', '-')}/",
            inspections.STEPS.view(name),
            name=f"metrology_inspection_{name}",
        )
        for name in inspections.STEPS.steps
    ),
    path("inspections/<int:pk>/instrument/", inspection_items.find, name="metrology_item_find"),
    path(
        "inspections/<int:pk>/instrument/<int:row>/",
        inspection_items.add,
        name="metrology_item_add",
    ),
    path(
        "inspections/<int:pk>/instrument/unknown/",
        inspection_items.add_unknown,
        name="metrology_item_add_unknown",
    ),
    path("findings/", inspection_items.register, name="metrology_items"),
    path("findings/<int:pk>/", inspection_items.record, name="metrology_item"),
    *(
        path(
            f"findings/<int:pk>/{name.replace('_', '-')}/",
            inspection_items.STEPS.view(name),
            name=f"metrology_item_{name}",
        )
        for name in inspection_items.STEPS.steps
    ),
    path("citizen-reports/", citizen_reports.register, name="metrology_citizen_reports"),
    path("citizen-reports/<int:pk>/", citizen_reports.record, name="metrology_citizen_report"),
    path(
        "citizen-reports/<int:pk>/photo/",
        citizen_reports.photo,
        name="metrology_citizen_report_photo",
    ),
    *(
        path(
            f"citizen-reports/<int:pk>/{name}/",
            citizen_reports.STEPS.view(name),
            name=f"metrology_citizen_report_{name}",
        )
        for name in citizen_reports.STEPS.steps
    ),
]

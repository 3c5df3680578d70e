"""Addresses of field work without a connection."""

from django.urls import path

from .views import field, field_entries

urlpatterns = [
    path("field/", field.start, name="metrology_field"),
    path("field/app/", field.app, name="metrology_field_app"),
    path("field/app/manifest.webmanifest", field.manifest, name="metrology_field_manifest"),
    path("field/app/state.json", field.state, name="metrology_field_state"),
    path(
        "field/sessions/<int:pk>/package.json",
        field.session_package,
        name="metrology_field_session",
    ),
    path("field/orders/<int:pk>/package.json", field.order_package, name="metrology_field_order"),
    path("field/sync/", field.sync, name="metrology_field_sync"),
    path("field/photo/", field.photo, name="metrology_field_photo"),
    path("field/entries/", field_entries.register, name="metrology_field_entries"),
    path("field/entries/<int:pk>/", field_entries.record, name="metrology_field_entry"),
    path("field/entries/<int:pk>/photo/", field_entries.photo, name="metrology_field_entry_photo"),
    path(
        "field/entries/<int:pk>/picture/",
        field_entries.instrument_picture,
        name="metrology_field_entry_picture",
    ),
    path("field/entries/<int:pk>/again/", field_entries.again, name="metrology_field_entry_again"),
    path(
        "field/entries/<int:pk>/accept/", field_entries.accept, name="metrology_field_entry_accept"
    ),
    path(
        "field/entries/<int:pk>/discard/",
        field_entries.discard,
        name="metrology_field_entry_discard",
    ),
]

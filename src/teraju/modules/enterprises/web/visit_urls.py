"""Addresses of visits and the owner's page."""

from __future__ import annotations

from django.urls import path

from .views import visit_app, visit_entries, visit_owner_desk, visits

urlpatterns = [
    path("visits/", visits.register, name="enterprises_visits"),
    path("visits/add/", visits.add, name="enterprises_visit_add"),
    path("visits/<int:pk>/", visits.record, name="enterprises_visit"),
    *(
        path(f"visits/<int:pk>/{name}/", getattr(visits, name), name=f"enterprises_visit_{name}")
        for name in ("change", "postpone", "cancel", "resume", "hold", "correct", "sign")
    ),
    path("visits/<int:pk>/steps/<int:row>/done/", visits.done, name="enterprises_visit_done"),
    path("visits/<int:pk>/steps/<int:row>/reopen/", visits.reopen, name="enterprises_visit_reopen"),
    path("visits/pictures/<int:pk>/", visits.picture, name="enterprises_visit_picture"),
    path("visits/entries/", visit_entries.register, name="enterprises_visit_entries"),
    path("visits/entries/<int:pk>/", visit_entries.record, name="enterprises_visit_entry"),
    *(
        path(
            f"visits/entries/<int:pk>/{name}/",
            getattr(visit_entries, name),
            name=f"enterprises_visit_entry_{name}",
        )
        for name in ("again", "accept", "discard")
    ),
    path("visits/app/", visit_app.app, name="enterprises_visit_app"),
    path("visits/app/manifest.webmanifest", visit_app.manifest, name="enterprises_visit_manifest"),
    path("visits/app/state.json", visit_app.state, name="enterprises_visit_state"),
    path("visits/app/package.json", visit_app.package, name="enterprises_visit_package"),
    path("visits/app/sync/", visit_app.sync, name="enterprises_visit_sync"),
    path("visits/app/photo/", visit_app.photo, name="enterprises_visit_photo"),
    path("owners/codes/", visit_owner_desk.contacts, name="enterprises_owner_contacts"),
    path("owners/codes/<int:pk>/", visit_owner_desk.contact, name="enterprises_owner_contact"),
    path("owners/photos/", visit_owner_desk.uploads, name="enterprises_uploads"),
    path("owners/photos/<int:pk>/", visit_owner_desk.upload, name="enterprises_upload"),
    path(
        "owners/photos/<int:pk>/picture/",
        visit_owner_desk.picture,
        name="enterprises_upload_picture",
    ),
    path("owners/photos/<int:pk>/seen/", visit_owner_desk.seen, name="enterprises_upload_seen"),
    path("owners/questions/", visit_owner_desk.questions, name="enterprises_owner_questions"),
    path("owners/questions/add/", visit_owner_desk.ask, name="enterprises_owner_question_add"),
    path(
        "owners/questions/<int:pk>/", visit_owner_desk.question, name="enterprises_owner_question"
    ),
    path(
        "owners/questions/<int:pk>/withdraw/",
        visit_owner_desk.withdraw,
        name="enterprises_owner_question_withdraw",
    ),
]

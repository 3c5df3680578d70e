"""Addresses of visits and the owner's page that ask for no log-in."""

from __future__ import annotations

from django.urls import path

from .views import visit_owner

urlpatterns = [
    path("owner/", visit_owner.start, name="enterprises_owner"),
    path("owner/sent/", visit_owner.sent, name="enterprises_owner_sent"),
    path("owner/mine/", visit_owner.mine, name="enterprises_owner_mine"),
    path("owner/photo/", visit_owner.photo, name="enterprises_owner_photo"),
    path("owner/answer/<int:pk>/", visit_owner.answer, name="enterprises_owner_answer"),
    path("owner/step/<int:pk>/", visit_owner.step, name="enterprises_owner_step"),
    path("owner/paper/<int:pk>/", visit_owner.paper, name="enterprises_owner_paper"),
    path("owner/leave/", visit_owner.leave, name="enterprises_owner_leave"),
]

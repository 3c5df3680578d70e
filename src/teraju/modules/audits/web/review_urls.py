from django.urls import path

from .views import review_minutes, reviews

urlpatterns = [
    path("reviews/", reviews.review_register, name="audits_reviews"),
    path("reviews/add/", reviews.review_add, name="audits_review_add"),
    path("reviews/decisions/", reviews.decision_register, name="audits_review_decisions"),
    path(
        "reviews/decisions/<int:pk>/change/",
        review_minutes.decision_change,
        name="audits_review_decision_change",
    ),
    path(
        "reviews/decisions/<int:pk>/remove/",
        review_minutes.decision_remove,
        name="audits_review_decision_remove",
    ),
    path("reviews/governing/", reviews.governing_register, name="audits_governing_bodies"),
    path("reviews/governing/add/", reviews.governing_add, name="audits_governing_body_add"),
    path("reviews/<int:pk>/", reviews.review_record, name="audits_review"),
    path("reviews/<int:pk>/change/", reviews.review_change, name="audits_review_change"),
    path("reviews/<int:pk>/gather/", reviews.review_gather, name="audits_review_gather"),
    path("reviews/<int:pk>/postpone/", reviews.review_postpone, name="audits_review_postpone"),
    path("reviews/<int:pk>/cancel/", reviews.review_cancel, name="audits_review_cancel"),
    path("reviews/<int:pk>/hold/", reviews.review_hold, name="audits_review_hold"),
    path("reviews/<int:pk>/take-back/", reviews.review_take_back, name="audits_review_take_back"),
    path(
        "reviews/<int:pk>/subjects/<slug:subject>/",
        review_minutes.note,
        name="audits_review_note",
    ),
    path(
        "reviews/<int:pk>/decisions/add/",
        review_minutes.decision_add,
        name="audits_review_decision_add",
    ),
    path("reviews/<int:pk>/submit/", review_minutes.submit, name="audits_review_submit"),
    path("reviews/<int:pk>/return/", review_minutes.give_back, name="audits_review_return"),
    path("reviews/<int:pk>/approve/", review_minutes.approve, name="audits_review_approve"),
    path("reviews/<int:pk>/issue/", review_minutes.issue, name="audits_review_issue"),
    path(
        "reviews/<int:pk>/receive/<slug:recipient>/",
        review_minutes.receive,
        name="audits_review_receive",
    ),
    path("reviews/<int:pk>/close/", review_minutes.close, name="audits_review_close"),
    path("reviews/<int:pk>/pack/", review_minutes.pack, name="audits_review_pack"),
]

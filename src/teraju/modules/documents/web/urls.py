from django.urls import path

from .urls_reading import urlpatterns as reading
from .views import documents, entering, requests, revisions, steps, writing

urlpatterns = [
    path("", documents.document_register, name="documents"),
    path("add/", entering.add, name="document_add"),
    path("records/add/", entering.record_add, name="document_record_add"),
    path("<int:pk>/", documents.document_record, name="document"),
    path("<int:pk>/change/", entering.change, name="document_change"),
    path("<int:pk>/revise/", steps.revise, name="document_revise"),
    path("<int:pk>/review/", steps.review, name="document_review"),
    path("<int:pk>/withdraw/", steps.withdraw, name="document_withdraw"),
    path("<int:pk>/ask/", requests.ask, name="document_ask"),
    path("<int:pk>/compare/", revisions.compare, name="document_compare"),
    path("<int:pk>/revisions/<int:revision>/", revisions.revision_record, name="document_revision"),
    path("<int:pk>/revisions/<int:revision>/file/", revisions.revision_file, name="document_file"),
    path("revisions/<int:pk>/write/", writing.write, name="document_write"),
    path("revisions/<int:pk>/preview/", writing.preview, name="document_preview"),
    path("revisions/<int:pk>/upload/", writing.upload, name="document_upload"),
    path("revisions/<int:pk>/send/", steps.send, name="document_send"),
    path("revisions/<int:pk>/pass/", steps.pass_on, name="document_pass"),
    path("revisions/<int:pk>/return/", steps.give_back, name="document_return"),
    path("revisions/<int:pk>/take-back/", steps.take_back, name="document_take_back"),
    path("revisions/<int:pk>/approve/", steps.approve, name="document_approve"),
    path("revisions/<int:pk>/cancel/", steps.cancel, name="document_cancel"),
    path("revisions/<int:pk>/withdraw/", steps.withdraw_waiting, name="document_withdraw_waiting"),
    path("requests/", requests.request_register, name="document_requests"),
    path("requests/<int:pk>/", requests.request_record, name="document_request"),
    path("requests/<int:pk>/accept/", requests.accept, name="document_request_accept"),
    path("requests/<int:pk>/decline/", requests.decline, name="document_request_decline"),
    path("requests/<int:pk>/take-back/", requests.take_back, name="document_request_take_back"),
    *reading,
]

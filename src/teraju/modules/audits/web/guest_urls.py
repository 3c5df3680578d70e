from django.urls import path

from .views import guest_work

urlpatterns = [
    path("samples/", guest_work.sample_register, name="audits_samples"),
    path("samples/<int:pk>/", guest_work.sample_record, name="audits_sample"),
    path("samples/<int:pk>/show/", guest_work.sample_show, name="audits_sample_show"),
    path("<int:pk>/samples/draw/", guest_work.sample_add, name="audits_sample_add"),
    path("requests/", guest_work.request_register, name="audits_requests"),
    path("<int:pk>/requests/add/", guest_work.request_add, name="audits_request_add"),
    path("requests/<int:pk>/", guest_work.request_record, name="audits_request"),
    path("requests/<int:pk>/answer/", guest_work.request_answer, name="audits_request_answer"),
    path("requests/<int:pk>/return/", guest_work.request_return, name="audits_request_return"),
    path("requests/<int:pk>/settle/", guest_work.request_settle, name="audits_request_settle"),
    path(
        "requests/<int:pk>/withdraw/",
        guest_work.request_withdraw,
        name="audits_request_withdraw",
    ),
]

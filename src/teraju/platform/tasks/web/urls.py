from django.urls import path

from . import views

urlpatterns = [
    path("", views.jobs_register, name="jobs"),
    path("<uuid:pk>/", views.job_page, name="job"),
    path("<uuid:pk>/bar/", views.job_bar, name="job_bar"),
    path("<uuid:pk>/cancel/", views.job_cancel, name="job_cancel"),
    path("<uuid:pk>/retry/", views.job_retry, name="job_retry"),
]

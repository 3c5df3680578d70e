from django.urls import path

from . import public, views

urlpatterns = [
    path("v/", public.start, name="paper_check_start"),
    path("v/check", public.check_file, name="paper_check_file"),
    path("v/authority.pem", public.authority, name="paper_authority"),
    # Printed on paper as /v/CODE; whoever adds a slash arrives all the same.
    path("v/<str:code>", public.check, name="paper_check"),
    path("v/<str:code>/", public.with_slash, name="paper_check_slash"),
    path("v/<str:code>/pdf", public.download, name="paper_download"),
    path("papers/", views.paper_register, name="papers"),
    path("papers/<int:pk>/", views.paper_record, name="paper"),
    path("papers/<int:pk>/pdf", views.paper_file, name="paper_file"),
    path("papers/<int:pk>/revoke/", views.paper_revoke, name="paper_revoke"),
    path("papers/numbers/", views.pattern_register, name="number_patterns"),
    path("papers/numbers/add/", views.pattern_add, name="number_pattern_add"),
    path("papers/numbers/<int:pk>/", views.pattern_record, name="number_pattern"),
    path("papers/numbers/<int:pk>/change/", views.pattern_change, name="number_pattern_change"),
]

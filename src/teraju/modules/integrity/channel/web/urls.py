"""Addresses of channel."""

from django.urls import path

from .views import announcements, statements

urlpatterns = [
    path("", announcements.register, name="channel_announcements"),
    path("announcements/add/", announcements.add, name="channel_announcement_add"),
    path("announcements/<int:pk>/", announcements.record, name="channel_announcement"),
    path(
        "announcements/<int:pk>/withdraw/",
        announcements.withdraw,
        name="channel_announcement_withdraw",
    ),
    path("statements/", statements.register, name="channel_statements"),
    path("statements/add/", statements.add, name="channel_statement_add"),
    path("statements/<int:pk>/", statements.record, name="channel_statement"),
    path("statements/<int:pk>/file/", statements.download, name="channel_statement_file"),
    path("statements/<int:pk>/withdraw/", statements.withdraw, name="channel_statement_withdraw"),
    path("closed/", statements.cases, name="channel_cases"),
]

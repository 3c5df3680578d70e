from django.urls import path

from . import imports, public_start, views
from .design import design

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search_page, name="search"),
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("demonstration-day/", views.move_day, name="demonstration_day"),
    path("views/<str:register>/add/", views.add_saved_view, name="saved_view_add"),
    path("views/<int:pk>/delete/", views.delete_saved_view, name="saved_view_delete"),
    path("import/<str:register>/", imports.register_import, name="register_import"),
    path("imports/<int:pk>/", imports.import_run, name="import_run"),
    path("public/", public_start.start, name="public_start"),
    path("public/<slug:slug>/", public_start.of_government, name="public_government"),
    path("design", design, name="design"),
    path("worker.js", views.worker, name="worker"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/", views.download, name="file_download"),
    path("<int:pk>/remove/", views.remove_file, name="file_remove"),
    path("results/<int:pk>/", views.result, name="file_result"),
    path("attach/<str:target_type>/<str:target_id>/", views.attach_file, name="file_attach"),
]

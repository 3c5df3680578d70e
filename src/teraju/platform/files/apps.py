from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "teraju.platform.files"
    label = "files"

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "teraju.modules.standards"
    label = "standards"

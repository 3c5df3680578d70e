from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "teraju.platform.web"
    label = "web"

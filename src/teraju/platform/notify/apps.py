from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "teraju.platform.notify"
    label = "notify"

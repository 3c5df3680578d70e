from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "teraju.modules.cooperation"
    label = "cooperation"

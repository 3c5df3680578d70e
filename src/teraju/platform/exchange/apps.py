from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "teraju.platform.exchange"
    label = "exchange"

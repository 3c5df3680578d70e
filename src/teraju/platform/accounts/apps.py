from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "teraju.platform.accounts"
    label = "accounts"

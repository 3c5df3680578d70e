"""Addresses of the desk of the UPG."""

from django.urls import path

from . import desk_custody_views as custody
from . import desk_files_views as files
from . import desk_recap_views as recaps
from . import desk_settings_views as settings
from . import desk_views as desk

urlpatterns = [
    path("desk/", desk.register, name="gratification_desk"),
    path("desk/unit/", settings.unit, name="gratification_unit"),
    path("desk/kpk/", files.kpk_rows, name="gratification_kpk_rows"),
    path("desk/recap/", recaps.recap, name="gratification_recap"),
    path("desk/custody/", custody.register, name="gratification_custody"),
    path("desk/custody/<int:pk>/", custody.record, name="gratification_deposit"),
    path("desk/custody/<int:pk>/move/", custody.move, name="gratification_deposit_move"),
    path("desk/custody/<int:pk>/send/", custody.send, name="gratification_deposit_send"),
    path(
        "desk/custody/<int:pk>/take-back/",
        custody.take_back,
        name="gratification_deposit_take_back",
    ),
    path(
        "desk/custody/<int:pk>/give-back/",
        custody.give_back,
        name="gratification_deposit_give_back",
    ),
    path("desk/<int:pk>/", desk.record, name="gratification_desk_report"),
    path("desk/<int:pk>/take-up/", desk.take_up, name="gratification_take_up"),
    path("desk/<int:pk>/return/", desk.give_back, name="gratification_give_back"),
    path("desk/<int:pk>/assess/", desk.assess, name="gratification_assess"),
    path("desk/<int:pk>/reassess/", desk.reassess, name="gratification_reassess"),
    path("desk/<int:pk>/forward/", desk.forward, name="gratification_forward"),
    path("desk/<int:pk>/gol/", desk.gol, name="gratification_gol"),
    path("desk/<int:pk>/verify/", desk.verify, name="gratification_verify"),
    path("desk/<int:pk>/analyse/", desk.analyse, name="gratification_analyse"),
    path("desk/<int:pk>/decide/", desk.decide, name="gratification_decide"),
    path("desk/<int:pk>/correct/", desk.correct_decision, name="gratification_correct_decision"),
    path("desk/<int:pk>/drop/", desk.drop, name="gratification_drop"),
    path("desk/<int:pk>/hand-over/", desk.hand_over, name="gratification_hand_over"),
    path("desk/<int:pk>/close/", desk.close, name="gratification_close"),
    path("desk/<int:pk>/reopen/", desk.reopen, name="gratification_reopen"),
    path("desk/<int:pk>/take-in/", custody.take_in, name="gratification_take_in"),
    path("desk/<int:pk>/donate/", custody.donate, name="gratification_donate"),
    path("desk/<int:pk>/paper/", files.paper, name="gratification_paper"),
]

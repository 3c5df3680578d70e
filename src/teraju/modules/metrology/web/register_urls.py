"""Addresses of the registers of legal metrology."""

from django.urls import path

from .views import exemptions, instrument_steps, instruments, owners, places, repairers

urlpatterns = [
    path("owners/", owners.register, name="metrology_owners"),
    path("owners/add/", owners.add, name="metrology_owner_add"),
    path("owners/<int:pk>/", owners.record, name="metrology_owner"),
    path("owners/<int:pk>/change/", owners.change, name="metrology_owner_change"),
    path("owners/<int:pk>/end/", owners.end, name="metrology_owner_end"),
    path("owners/<int:pk>/resume/", owners.resume, name="metrology_owner_resume"),
    path("places/", places.register, name="metrology_places"),
    path("places/add/", places.add, name="metrology_place_add"),
    path("places/<int:pk>/", places.record, name="metrology_place"),
    path("places/<int:pk>/change/", places.change, name="metrology_place_change"),
    path("places/<int:pk>/close/", places.close, name="metrology_place_close"),
    path("places/<int:pk>/reopen/", places.reopen, name="metrology_place_reopen"),
    path("places/<int:pk>/labels/", instruments.place_labels, name="metrology_place_labels"),
    path("instruments/", instruments.register, name="metrology_instruments"),
    path("instruments/add/", instruments.add, name="metrology_instrument_add"),
    path(
        "instruments/add/<slug:kind>/", instruments.add_kind, name="metrology_instrument_add_kind"
    ),
    path("instruments/<int:pk>/", instruments.record, name="metrology_instrument"),
    path("instruments/<int:pk>/photo/", instruments.photo, name="metrology_instrument_photo"),
    path("instruments/<int:pk>/label/", instruments.label, name="metrology_instrument_label"),
    path(
        "instruments/<int:pk>/change/", instrument_steps.change, name="metrology_instrument_change"
    ),
    path("instruments/<int:pk>/move/", instrument_steps.move, name="metrology_instrument_move"),
    path(
        "instruments/<int:pk>/hand-over/",
        instrument_steps.hand_over,
        name="metrology_instrument_hand_over",
    ),
    path(
        "instruments/<int:pk>/picture/",
        instrument_steps.picture,
        name="metrology_instrument_picture",
    ),
    path(
        "instruments/<int:pk>/picture/away/",
        instrument_steps.unpicture,
        name="metrology_instrument_unpicture",
    ),
    path(
        "instruments/<int:pk>/retire/", instrument_steps.retire, name="metrology_instrument_retire"
    ),
    path(
        "instruments/<int:pk>/restore/",
        instrument_steps.restore,
        name="metrology_instrument_restore",
    ),
    path(
        "instruments/<int:pk>/exemption/",
        instrument_steps.request_exemption,
        name="metrology_exemption_request",
    ),
    path("exemptions/", exemptions.register, name="metrology_exemptions"),
    path("exemptions/<int:pk>/", exemptions.record, name="metrology_exemption"),
    path("exemptions/<int:pk>/decide/", exemptions.decide, name="metrology_exemption_decide"),
    path("exemptions/<int:pk>/withdraw/", exemptions.withdraw, name="metrology_exemption_withdraw"),
    path("repairers/", repairers.register, name="metrology_repairers"),
    path("repairers/add/", repairers.add, name="metrology_repairer_add"),
    path("repairers/<int:pk>/", repairers.record, name="metrology_repairer"),
    path("repairers/<int:pk>/change/", repairers.change, name="metrology_repairer_change"),
    path("repairers/<int:pk>/end/", repairers.end, name="metrology_repairer_end"),
    path("repairers/<int:pk>/resume/", repairers.resume, name="metrology_repairer_resume"),
]

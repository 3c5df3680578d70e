"""What the pages of orders, instruments and sessions show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology import register_permissions as registers
from teraju.modules.metrology.domain.orders import (
    RUNNING,
    LineState,
    OrderSite,
    SessionState,
)
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Appointment,
    Instrument,
    Order,
    OrderLine,
    Owner,
    Session,
)
from teraju.modules.metrology.models.choices import STANDINGS
from teraju.modules.metrology.plate_wording import capacity_of
from teraju.modules.metrology.report_wording import counted
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.selectors.agreed_times import brought_on
from teraju.modules.metrology.selectors.certificates import certificates
from teraju.modules.metrology.selectors.reports import tested_at
from teraju.modules.metrology.selectors.stamps import day_without_stamps
from teraju.modules.metrology.selectors.tariffs import charges
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.operations.api import OutputState, minutes_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.record_parts import filled, table

from .letter_facts import unsent_days, unsent_today
from .mistakes import mistake_facts
from .order_words import (
    appointment_status,
    charge_note,
    charge_words,
    comes_late,
    days_off_words,
    is_all_to_refer,
    late_visit,
    line_status,
    order_promise,
)
from .referral_answers import answer_facts
from .sheet_words import certificate_status


def owner_fact(owner: Owner | None) -> Fact:
    """Whose it is, leading to their record."""
    url = owner.get_absolute_url() if owner else ""
    return Fact(pgettext("instrument", "Owner"), owner.name if owner else "", url=url)


def waiting_facts(rows: Sequence[OrderLine], *, twice: bool = False) -> list[Fact]:
    """In which other orders instruments wait: nothing refuses it, so that somebody looks at it."""
    if not rows:
        return []
    orders: dict[Order, list[str]] = {}
    for one in rows:
        orders.setdefault(one.order, []).append(one.instrument.tag)
    links = [
        Link(f"{one}: {', '.join(tags)}", one.get_absolute_url()) for one, tags in orders.items()
    ]
    word = _("Waits twice") if twice else _("Waits already")
    note = _("Go on in that order, unless it is to be in both.")
    if twice:
        note = _("Take it out of one of the two, unless it is to be in both.")
    return [Fact(_("In another order"), [Status("warn", word), *links], note=note)]


def unproven_facts(order: Order, rows: Sequence[OrderLine]) -> list[Fact]:
    """What is done and yet without its certificate: it goes back, but not without a word."""
    if order.output.state in (OutputState.HANDED_OVER, OutputState.CLOSED, OutputState.REJECTED):
        return []
    done = [one.instrument for one in rows if one.state == LineState.DONE]
    note = _("It may not be used in trade until its certificate is signed: tell the owner so.")
    return _unproven(done, note)


def unproven_again_facts(instruments: Sequence[Instrument]) -> list[Fact]:
    """What comes to be tested though only the certificate of its last test is lacking."""
    note = _("It is verified already: see what its certificate waits for before it is tested anew.")
    return _unproven(instruments, note)


def _unproven(instruments: Sequence[Instrument], note: str) -> list[Fact]:
    found = [
        Link(one.tag, one.get_absolute_url())
        for one in instruments
        if one.standing == Standing.UNPROVEN
    ]
    told = [Status("warn", STANDINGS[Standing.UNPROVEN]), *found]
    return [Fact(_("Certificate (SKHP)"), told, note=note)] if found else []


def _fee(order: Order, rows: Sequence[OrderLine]) -> Fact:
    found = charges(order, rows)
    return Fact(_("Fee"), charge_words(found), note=charge_note(found))


def _owner_facts(viewer: Viewer, order: Order) -> list[Fact]:
    """Whose instruments they are; the telephone is for those who may read it."""
    owner = order.owner
    if owner is None:
        return []
    contact = rights.allowed(viewer, registers.CONTACT_READ, order)
    return [
        Fact(pgettext("instrument", "Owner"), owner.name, url=owner.get_absolute_url()),
        Fact(_("Telephone"), owner.phone if contact else ""),
    ]


def _place_facts(order: Order) -> list[Fact]:
    facts = [Fact(_("Where"), order.get_site_display())]
    if place := order.place:
        facts.append(Fact(_("Place"), place.in_full, url=place.get_absolute_url()))
    if session := order.session:
        facts.append(Fact(_("Market session"), str(session), url=session.get_absolute_url()))
    return facts


def _promised(viewer: Viewer, order: Order, rows: Sequence[OrderLine]) -> list[Fact]:
    """Until when it is promised, if anything is, and by how much a wait for others moved that."""
    is_referred = bool(rows) and all(one.state == LineState.REFERRED for one in rows)
    if is_referred or is_all_to_refer(rows):
        return []
    note, brought = "", brought_on(order)
    if order.idle_minutes:
        words = _idle_words(order, viewer.today, brought)
        note = words % {"minutes": minutes_words(order.idle_minutes)}
    note = "; ".join(filter(None, [note, days_off_words(order, brought)]))
    promise = Fact(_("Promise"), order_promise(order, viewer.now))
    return [Fact(_("Promised for"), order.output.promised_at, note=note), promise]


def _idle_words(order: Order, today: date, brought: date | None) -> str:
    """For what the unit had to wait: until the agreed or wished day is over, for nothing else."""
    if brought is not None:
        if today <= brought:
            return _("moved on by %(minutes)s: the work begins at the time agreed with the owner")
        return _("moved on by %(minutes)s: every instrument waited for somebody else")
    received = order.government.day_of(order.output.received_at)
    if order.wished_on is None or order.wished_on <= received:
        return _("moved on by %(minutes)s: every instrument waited for somebody else")
    if today <= order.wished_on:
        return _("moved on by %(minutes)s: the work begins on the day wished for")
    return _(
        "moved on by %(minutes)s in which the work had to wait: for the day wished for, or for"
        " somebody else"
    )


def _collected(order: Order) -> list[Fact]:
    """When the owner had it back, and who took it away."""
    output = order.output
    if output.handed_over_at is None:
        return []
    return [Fact(pgettext("order", "Handed over"), output.handed_over_at, note=_given_to(order))]


def _given_to(order: Order) -> str:
    whom = order.output.handed_over_to
    return _("to %(whom)s") % {"whom": whom} if whom and order.site == OrderSite.OFFICE else ""


def order_facts(viewer: Viewer, order: Order, rows: Sequence[OrderLine]) -> list[Fact]:
    output = order.output
    here = [one.instrument_id for one in rows if one.state not in reading.ENDED]
    return filled(
        [
            *mistake_facts(rows),
            *unproven_facts(order, rows),
            *unproven_again_facts([one.instrument for one in rows if one.state in RUNNING]),
            *waiting_facts(reading.waiting_elsewhere(viewer, here, order), twice=True),
            *unsent_days(order),
            *_owner_facts(viewer, order),
            *_place_facts(order),
            Fact(_("Wished for"), order.wished_on),
            Fact(_("Certificate (SKHP)"), _("asked for") if order.wants_certificate else ""),
            Fact(_("How the order came"), capfirst(output.get_channel_display())),
            Fact(_("Number of the owner's letter"), order.letter_number),
            Fact(_("Date of the owner's letter"), order.letter_on),
            Fact(_("Received"), output.received_at, note=output.received_office),
            *_promised(viewer, order, rows),
            *_collected(order),
            _fee(order, rows),
            Fact(_("Note"), order.note),
            Fact(
                _("Register of outputs"),
                output.number,
                url=reverse("operations_output", args=[output.pk]),
            ),
        ]
    )


def _brought(order: Order, line: OrderLine) -> list[Status]:
    """Whether what is fixed where it stands is to come to the office: nobody refuses it."""
    asks = order.site == OrderSite.OFFICE and line.state in RUNNING and line.instrument.is_fixed
    words = _("fixed where it stands: is it brought to the office?")
    return [Status("warn", words)] if asks else []


def lines_section(
    viewer: Viewer, order: Order, rows: Sequence[OrderLine], add: Action | None
) -> Section:
    """The instruments of an order, each leading to its own page."""
    minutes = reading.open_minutes(viewer, order, rows)
    return table(
        _("Instruments"),
        [_("Instrument"), _("Tag"), _("Pieces"), _("Status"), _("Service time"), _("Tester")],
        [
            [
                [
                    kind_name(one.instrument.kind),
                    *filter(None, [capacity_of(one.instrument)]),
                    *_brought(order, one),
                ],
                Link(one.instrument.tag, one.get_absolute_url()),
                one.count,
                line_status(one),
                minutes_words(minutes.get(one.pk)) or "–",
                one.tester.title if one.tester else "–",
            ]
            for one in rows
        ],
        _("No instrument yet."),
        add,
    )


def certificates_section(viewer: Viewer, order: Order) -> list[Section]:
    """The certificates of its instruments, which are handed over with them."""
    found = certificates(viewer).filter(verification__sheet__line__order=order)
    rows = [
        [
            Link(one.verification.instrument.tag, one.get_absolute_url()),
            Link(one.paper.number, one.paper.get_absolute_url()) if one.paper else "–",
            certificate_status(one),
        ]
        for one in found.order_by("pk")
    ]
    if not rows:
        return []
    headers = [_("Tag"), pgettext("official number", "Number"), _("Status")]
    return [table(pgettext("verification", "Certificates"), headers, rows)]


def visits_section(viewer: Viewer, order: Order, visits: Sequence[Appointment]) -> list[Section]:
    """Who comes when, and how each appointment can be kept or given back."""
    if not visits:
        return []
    steps = [_visit_steps(viewer, order, one) for one in visits]
    rows = [
        [
            one.starts_at.astimezone(viewer.now.tzinfo),
            one.tester.title,
            minutes_words(one.minutes),
            [
                appointment_status(one),
                *filter(None, [as_read(one.reason)]),
                *(
                    [late_visit()]
                    if one.state == AppointmentState.BOOKED and comes_late(one)
                    else []
                ),
                *([_("The instruments are here already")] if one.is_here else []),
            ],
            *([links] if any(steps) else []),
        ]
        for one, links in zip(visits, steps, strict=True)
    ]
    heads = [_("When"), _("Tester"), _("Duration"), _("Status")]
    more = [pgettext("appointment", "Next step")] if any(steps) else []
    return [table(_("Appointments"), [*heads, *more], rows)]


def _visit_steps(viewer: Viewer, order: Order, one: Appointment) -> list[Link]:
    """What may be done with an appointment: when its time has come it is told how it went."""
    if one.state != AppointmentState.BOOKED:
        return []
    has_come = one.starts_at <= viewer.now
    steps = (
        ("keep", pgettext("appointment", "Was there"), permissions.ORDER_WORK, has_come),
        ("miss", pgettext("appointment", "In vain"), permissions.ORDER_WORK, has_come),
        ("move", pgettext("appointment", "Move"), permissions.APPOINTMENT_KEEP, True),
        ("cancel", pgettext("appointment", "Cancel"), permissions.APPOINTMENT_KEEP, True),
    )
    return [
        Link(label, reverse(f"metrology_visit_{name}", args=[one.pk]))
        for name, label, right, is_time in steps
        if is_time and rights.allowed(viewer, right, order)
    ]


def line_facts(viewer: Viewer, line: OrderLine) -> list[Fact]:
    order, instrument = line.order, line.instrument
    minutes = reading.open_minutes(viewer, order, [line])
    return filled(
        [
            *unsent_today(viewer, line),
            Fact(_("Instrument"), instrument.tag, url=instrument.get_absolute_url()),
            # To a session come the instruments of many: its order has no owner.
            Fact(_("Whose"), (order.owner or instrument.owner).name),
            Fact(
                pgettext("verification", "Order"), order.output.number, url=order.get_absolute_url()
            ),
            Fact(_("Kind of control"), line.get_control_display()),
            Fact(_("Pieces"), line.count),
            Fact(_("Arrived"), line.arrived_at),
            Fact(_("Taken into test"), line.taken_at, note=line.tester.title)
            if line.tester and line.taken_at
            else Fact("", ""),
            Fact(pgettext("instrument of an order", "Done"), line.done_at),
            Fact(
                _("Service time"),
                minutes_words(minutes.get(line.pk)),
                note=_("open hours, without the time it waited for somebody else"),
            ),
            Fact(_("Referred to"), line.referred_to),
            *(answer_facts(line) if line.state == LineState.REFERRED else []),
            Fact(_("Reason"), as_read(line.reason)),
            Fact(_("Certificate (SKHP)"), _("asked for") if order.wants_certificate else ""),
        ]
    )


def pauses_section(line: OrderLine) -> list[Section]:
    pauses = list(line.pauses.order_by("since", "pk"))
    if not pauses:
        return []
    rows = [[one.get_reason_display(), one.since, one.until or "–"] for one in pauses]
    return [table(_("Waits for somebody else"), [_("Waits for"), _("Since"), _("Until")], rows)]


def _no_stamps(session: Session, today: date) -> list[Fact]:
    """That stamps are missing on days of a session that is still to be held."""
    if session.state not in (SessionState.PLANNED, SessionState.CONFIRMED):
        return []
    day = day_without_stamps(session, today)
    if day is None:
        return []
    note = _("Nothing can be marked then: move the session.")
    return [Fact(_("Stamps"), _("none on %(day)s") % {"day": date_format(day)}, note=note)]


def session_facts(session: Session, today: date) -> list[Fact]:
    order = getattr(session, "order", None)
    tested = tested_at(session) if order else None
    return filled(
        [
            Fact(_("Market"), str(session.place), url=session.place.get_absolute_url()),
            Fact(_("Days"), session.days),
            *_no_stamps(session, today),
            Fact(_("Instruments expected"), counted(session.expected)),
            Fact(
                _("Weights expected"),
                counted(session.expected_equipment),
                note=_("counted apart"),
            ),
            *(
                (
                    Fact(_("Instruments tested"), counted(tested.instruments)),
                    Fact(_("Weights tested"), counted(tested.weights), note=_("counted apart")),
                )
                if tested
                else ()
            ),
            Fact(
                pgettext("session", "Testers"),
                [one.title for one in session.testers.order_by("title", "pk")],
            ),
            Fact(
                pgettext("verification", "Order"), order.output.number, url=order.get_absolute_url()
            )
            if order
            else Fact("", ""),
            Fact(_("Note"), session.note),
            Fact(_("Reason"), session.ending_reason),
        ]
    )

"""In the register of outputs each step bears who did it: whoever signs did not test."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.services import certificates
from teraju.modules.operations.models import OutputStep, ServiceStep

from .sheet_world import build_bench
from .test_sheet_orders import a_line, recorded

pytestmark = pytest.mark.django_db
ROLES = ("counter", "tester", "metrology_head")


def done(line):
    rows = OutputStep.objects.filter(output=line.order.output).order_by("step__order")
    return [(one.done_by, one.done_office) for one in rows]


def with_roles():
    for order, role in enumerate(ROLES, start=1):
        ServiceStep.objects.filter(order=order).update(role=role)


def test_the_head_who_signs_only_lets_it_out():
    bench = build_bench()
    line = a_line(bench, wants_certificate=True)
    with_roles()
    act = recorded(bench, line, wants_certificate=True).verification
    certificates.sign_certificate(
        actor=bench.acts("head"), certificate_id=act.certificates.get().pk
    )
    people = [bench.counter, bench.tester, bench.head]
    assert done(line) == [(one, one.title) for one in people]
    step = OutputStep.objects.get(output=line.order.output, step__role="tester")
    assert step.done_at == act.at


def test_without_a_certificate_the_last_mark_lets_it_out():
    bench = build_bench()
    line = a_line(bench)
    with_roles()
    recorded(bench, line)
    assert [person for person, _office in done(line)] == [
        bench.counter,
        bench.tester,
        bench.tester,
    ]

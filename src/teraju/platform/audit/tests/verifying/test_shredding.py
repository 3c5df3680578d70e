"""Personal parts are emptied and the chain stays valid."""

from __future__ import annotations

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, viewer
from teraju.platform.audit.api import record_event, shred_personal, verify
from teraju.platform.audit.models import TrailPersonal
from teraju.platform.audit.shredding import NothingToShred


class TestShredPersonal:
    def test_empties_the_part_and_leaves_the_chain_valid(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)

        done = shred_personal(actor=actor, event=private)

        part = TrailPersonal.objects.get(event=private)
        assert (part.salt, part.data, part.shredded_at) == ("", None, NOW)
        assert part.shredded_by == done
        assert done.changes == {"events": [None, [private.pk]]}
        assert verify(government.pk).intact

    def test_empties_all_parts_of_a_record(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)
        agency = AgencyFactory(government=government)
        for number in range(2):
            record_event(actor=actor, verb="a", target=agency, personal={"n": number})

        shred_personal(actor=actor, target=agency)

        assert TrailPersonal.objects.filter(shredded_at=None).count() == 1
        assert verify(government.pk).intact

    def test_refuses_when_there_is_nothing(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)
        shred_personal(actor=actor, event=private)

        with pytest.raises(NothingToShred):
            shred_personal(actor=actor, event=private)

    def test_refuses_who_may_not(self, government, private):
        with pytest.raises(NotAllowed):
            shred_personal(
                actor=viewer(Role.INTERNAL_AUDITOR, government=government), event=private
            )

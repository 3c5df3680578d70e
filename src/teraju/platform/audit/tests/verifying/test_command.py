"""The command that looks through the chains."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import translation

from teraju.platform.audit.verifying import Fault

from .forging import LENGTH, forge


class TestCommand:
    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        status = 0
        with translation.override("en"):
            try:
                call_command("trail", "verify", *arguments, stdout=out, stderr=err)
            except SystemExit as end:
                status = end.code
        return status, out.getvalue(), err.getvalue()

    def test_ends_well_when_all_chains_are_intact(self, chain):
        status, out, err = self.run()

        assert (status, err) == (0, "")
        assert f"Pemerintah Kabupaten Uji: intact. Events: {LENGTH}. The last hash: " in out
        assert "The house itself: no events yet." in out

    def test_names_government_sequence_id_and_what_happened(self, government, chain):
        forge(chain[2], office="Bupati")

        status, _out, err = self.run("--government", "uji")

        assert status == 1
        assert err == (f"Pemerintah Kabupaten Uji: event 3 (id {chain[2].pk}) was altered.\n")

    def test_speaks_json(self, government, chain):
        forge(chain[2], office="Bupati")

        status, out, _err = self.run("--government", "uji", "--json")

        assert status == 1
        assert json.loads(out) == [
            {
                "government_id": government.pk,
                "government": "Pemerintah Kabupaten Uji",
                "intact": False,
                "events": 2,
                "hash": chain[1].hash,
                "finding": {"fault": "altered", "sequence": 3, "id": chain[2].pk},
                "sentence": f"Pemerintah Kabupaten Uji: event 3 (id {chain[2].pk}) was altered.",
            }
        ]

    @pytest.mark.parametrize("fault", list(Fault))
    def test_has_a_sentence_for_each_fault(self, fault):
        from teraju.platform.audit.verdicts import SENTENCES

        assert "{sequence}" in str(SENTENCES[fault])
        assert "{id}" in str(SENTENCES[fault])

    def test_refuses_an_unknown_government(self, db):
        with pytest.raises(CommandError) as refused:
            call_command("trail", "verify", "--government", "nowhere")

        assert refused.value.returncode == 2

"""A pack is written without holding it in memory, and alike each time."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from teraju.modules.conformity.packs.writing import PackWriter
from teraju.modules.conformity.tests.factories import at
from teraju.modules.conformity.tests.packs import files_of
from teraju.platform.files import store

pytestmark = pytest.mark.django_db


class TestWriting:
    def test_a_large_file_is_never_held_in_memory(self) -> None:
        body = b"teraju" * (8 * 1024 * 1024)
        stored = store.put(body)
        del body
        with (
            store.draft() as draft,
            PackWriter(draft, at("2018-04-12")) as pack,
            store.open(stored.sha256) as content,
        ):
            tracemalloc.start()
            file = pack.add("besar.txt", content, stored.size)
            _now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert (file["size"], file["sha256"]) == (stored.size, stored.sha256)
        assert peak < 8 * store.CHUNK

    def test_equal_files_give_equal_bytes(self) -> None:
        hashes = set()
        for _time in range(2):
            with store.draft() as draft, PackWriter(draft, at("2018-04-12")) as pack:
                for name in ("b", "a"):
                    pack.add(name, name.encode(), 1)
                hashes.add(pack.keep().sha256)
        assert len(hashes) == 1
        with store.open(hashes.pop()) as content:
            assert list(files_of(content.read())) == ["a", "b"]

    def test_what_is_not_kept_leaves_nothing(self, settings: Any) -> None:
        with store.draft() as draft, PackWriter(draft, at("2018-04-12")) as pack:
            pack.add("a", b"a", 1)
        folder = Path(settings.TERAJU_PRIVATE_STORE)
        assert [path for path in folder.rglob("*") if path.is_file()] == []

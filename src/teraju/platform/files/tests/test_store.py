import hashlib
import io
import os
import threading
from pathlib import Path

import pytest

from teraju.platform.files import store


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.TERAJU_PRIVATE_STORE = tmp_path / "private"
    settings.TERAJU_PUBLIC_STORE = tmp_path / "public"
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


class TestPut:
    @pytest.mark.parametrize("wrap", [bytes, io.BytesIO])
    def test_names_a_content_by_its_hash(self, wrap):
        stored = store.put(wrap(b"isi"))

        assert stored == store.Stored(hashlib.sha256(b"isi").hexdigest(), 3)
        with store.open(stored.sha256) as content:
            assert content.read() == b"isi"

    def test_streams_what_is_larger_than_a_chunk(self):
        body = b"x" * (store.CHUNK + 1)

        assert store.put(io.BytesIO(body)).size == len(body)

    def test_keeps_one_copy_and_no_drafts(self, folders):
        store.put(b"isi")
        stored = store.put(io.BytesIO(b"isi"))

        assert [path.name for path in files(folders)] == [stored.sha256]

    def test_keeps_private_and_public_apart(self, folders):
        stored = store.put(b"isi", public=True)

        assert store.exists(stored.sha256, public=True)
        assert not store.exists(stored.sha256)
        [path] = files(folders / "public")
        assert path.stat().st_mode & 0o777 == 0o644

    def test_lets_nobody_else_read_the_private_store(self, folders):
        store.put(b"isi")

        [path] = files(folders)
        assert path.stat().st_mode & 0o777 == 0o600

    def test_leaves_nothing_when_reading_fails(self, folders):
        class Broken(io.BytesIO):
            def read(self, size=-1):
                raise OSError("the line broke")

        with pytest.raises(OSError, match="the line broke"):
            store.put(Broken())

        assert files(folders) == []

    def test_survives_writers_of_the_same_content(self, folders):
        body = b"isi" * 100_000
        start = threading.Barrier(8)
        found = []

        def write():
            start.wait()
            found.append(store.put(io.BytesIO(body)))

        threads = [threading.Thread(target=write) for _writer in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(found) == 8
        assert len(set(found)) == 1
        [path] = files(folders)
        assert path.read_bytes() == body


class TestDraft:
    def test_is_kept_under_the_hash_of_all_its_pieces(self, folders):
        with store.draft() as made:
            made.write(b"i")
            made.flush()
            made.write(b"si")
            stored = made.keep()

        assert stored == store.Stored(hashlib.sha256(b"isi").hexdigest(), 3)
        [path] = files(folders)
        assert (path.name, path.read_bytes()) == (stored.sha256, b"isi")
        assert path.stat().st_mode & 0o777 == 0o600

    def test_leaves_nothing_unless_it_is_kept(self, folders):
        with store.draft() as made:
            made.write(b"isi")
        with pytest.raises(ZeroDivisionError), store.draft() as made:
            raise ZeroDivisionError

        assert files(folders) == []


class TestReach:
    @pytest.mark.parametrize(
        "name",
        [
            "",
            "..",
            "../../etc/passwd",
            "a" * 63,
            "A" * 64,
            "a" * 64 + "\n",
            "/etc/passwd",
            "g" * 64,
        ],
    )
    def test_refuses_what_is_no_hash(self, name):
        with pytest.raises(ValueError, match="SHA-256"):
            store.open(name)
        with pytest.raises(ValueError, match="SHA-256"):
            store.exists(name)

    def test_refuses_a_link_that_leads_outside(self, folders):
        outside = folders / "outside"
        outside.mkdir()
        stored = store.put(b"isi")
        [path] = files(folders / "private")
        path.rename(outside / path.name)
        path.symlink_to(outside / path.name)

        with pytest.raises(ValueError, match="leads out"):
            store.open(stored.sha256)

    def test_says_what_it_does_not_hold(self):
        assert not store.exists("a" * 64)
        with pytest.raises(FileNotFoundError):
            store.open("a" * 64)


class TestRemove:
    def test_takes_a_content_away_that_is_old_enough(self, folders):
        stored = store.put(b"isi")
        (place,) = files(folders)
        os.utime(place, (0, 0))

        assert store.remove(stored.sha256)
        assert not store.exists(stored.sha256)

    def test_leaves_what_was_put_just_now(self):
        stored = store.put(b"isi")

        assert not store.remove(stored.sha256)
        assert store.exists(stored.sha256)

    def test_of_what_is_gone_already(self):
        assert store.remove("0" * 64)

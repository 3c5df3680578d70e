"""Scripts as they are served: each names others by what is in them."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile

from teraju.platform.web.static_storage import StaticStorage

NAMED = re.compile(r"""from\s*["'](\.[^"']+)["']""")


@pytest.fixture
def served(tmp_path):
    """Collect our own scripts as an installation does."""
    storage = StaticStorage(location=str(tmp_path), base_url="/static/")
    paths = {}
    for finder in finders.get_finders():
        for path, source in finder.list([]):
            if path.startswith(("teraju/", "metrology/", "enterprises/")):
                StaticFilesStorage.save(storage, path, ContentFile(source.open(path).read()))
                paths[path] = (storage, path)
    for _name, _hashed, done in storage.post_process(paths):
        assert not isinstance(done, Exception), done
    return storage


def test_no_script_meets_one_of_another_version(served):
    seen = 0
    for name, hashed in served.hashed_files.items():
        if not name.endswith(".js"):
            continue
        for other in NAMED.findall(served.open(hashed).read().decode()):
            seen += 1
            assert re.search(r"\.[0-9a-f]{12}\.js$", other), f"{name} names {other}"
    assert seen > 20

import time, pytest

pytestmark = pytest.mark.django_db


def test_x():
    from teraju.modules.documents.tests.factories import office, reviewed, draft
    from teraju.modules.documents import services

    p = office()
    for n in range(6):
        t = time.perf_counter()
        r = draft(p, title=f"x{n}")
        a = time.perf_counter()
        r = reviewed(p, r)
        b = time.perf_counter()
        services.approve(actor=p.head, revision_id=r.pk)
        c = time.perf_counter()
        print("draft", round(a - t, 3), "review", round(b - a, 3), "approve", round(c - b, 3))

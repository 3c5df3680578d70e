"""A reporter in a browser: what stands in a form, and a report told and sent."""

from __future__ import annotations

import re


def token(response, url=None):
    html = response.content.decode()
    if url:
        html = html[html.index(f'action="{url}"') :]
    return re.search(r'name="token" value="([^"]+)"', html).group(1)


def hidden(response, name):
    return re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', response.content.decode())


def told(client, offices, **fields):
    """The second page of a report, and what it posts."""
    first = client.get("/en/report/")
    data = {"token": token(first), "mode": "anonymous", "written": "", "do": "whom", **fields}
    second = client.post("/en/report/", data)
    return second, {
        "token": token(second),
        "mode": data["mode"],
        "written": data["written"],
        "people": hidden(second, "people"),
        "shown": hidden(second, "shown"),
        "what": "Uang di laci meja",
        "do": "send",
    }


def sent(client, offices, **fields):
    _second, data = told(client, offices)
    return client.post("/en/report/", {**data, **fields})


def code_in(response):
    return re.search(r'<p class="code">([\d ]+)</p>', response.content.decode()).group(1)

"""The rundown that pages fetch: written once for all, anew where anything is another, and only what is another."""

import gzip
from dataclasses import replace

import gevent
import msgspec
import pytest

from stagecue.cards import Speech
from stagecue.show import Show
from stagecue.store import Runner
from stagecue.web import plans
from stagecue.web.access import Door
from stagecue.web.entrance import PASS
from stagecue.web.rundowns import PAST, Rundowns
from tests.show import days
from tests.store.clocks import SteppedClock
from tests.web.test_openapi import client, judged

DAY = replace(days.DAY, rev="r")
AT = "/api/v1/stages/main/rundown"
ADA, BERT = DAY.items[:2]
EDITED = DAY.having(replace(ADA, script=(Speech("New words.", words=2),), rev="other"))
AGAIN = EDITED.having(replace(BERT, script=(Speech("More of them.", words=3),), rev="others"))
PRONOUNCED = replace(DAY, rev="another", pronunciations=(("Éva", "AY-va"),))


@pytest.fixture
def rundowns():
    return Rundowns()


@pytest.mark.parametrize(
    "show",
    [
        Show(DAY),
        replace(Show(DAY), pace=150.0),
        Show(EDITED),
        Show(PRONOUNCED),
        Show(replace(DAY, stage="other", items=EDITED.items)),
    ],
    ids=["the same", "another pace", "other words", "other names", "another stage"],
)
def test_what_is_kept_is_told_to_those_alone_whose_it_is(rundowns, show):
    rundowns.told(Show(DAY))
    assert read(rundowns.told(show).body) == as_written(plans.whole(show.rundown, pace=show.pace))


@pytest.mark.parametrize("packed", [False, True])
def test_all_who_ask_at_once_are_told_the_same_bytes(rundowns, packed):
    shows = [replace(Show(DAY), rev=rev) for rev in range(5)]
    asked = [gevent.spawn(rundowns.told, show, packed=packed) for show in shows]
    first, *others = (one.get() for one in asked)
    assert all(other is first for other in others)


def test_so_are_those_who_ask_while_the_thread_is_busy(rundowns):
    busy = [Show(replace(DAY, stage=f"stage-{number}")) for number in range(3)]
    asked = [gevent.spawn(rundowns.told, show) for show in [*busy, *[Show(DAY)] * 5]]
    first, *others = [one.get() for one in asked][len(busy) :]
    assert all(other is first for other in others)


def test_what_could_not_be_written_is_tried_again(rundowns, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(plans, "whole", lambda *_told, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rundowns.told(Show(DAY))
    assert read(rundowns.told(Show(DAY)).body) == as_written(plans.whole(DAY, pace=Show(DAY).pace))


def test_an_edit_has_one_item_written_and_no_other(rundowns, monkeypatch):
    rundowns.told(Show(DAY))
    written, row = [], plans.row
    monkeypatch.setattr(plans, "row", lambda item, *how: written.append(item.id) or row(item, *how))
    assert read(rundowns.told(Show(EDITED)).body) == as_written(plans.whole(EDITED, pace=Show(DAY).pace))
    assert written == ["ada"]


SINCE = {
    "what it has is the newest": ([DAY], DAY.rev, []),
    "one edit": ([DAY, EDITED], DAY.rev, ["ada"]),
    "two edits": ([DAY, EDITED, AGAIN], DAY.rev, ["ada", "bert"]),
    "the second of them": ([DAY, EDITED, AGAIN], EDITED.rev, ["bert"]),
    "of one that nobody was told": ([DAY, AGAIN], EDITED.rev, None),
    "of no revision": ([DAY, EDITED], "", None),
}


@pytest.mark.parametrize(("asked", "since", "changed"), SINCE.values(), ids=SINCE)
def test_who_has_a_revision_is_told_what_is_another_since(rundowns, asked, since, changed):
    for plan in asked:
        rundowns.told(Show(plan))
    now = asked[-1]
    told, whole = read(rundowns.told(Show(now), since=since).body), plans.whole(now, pace=Show(now).pace)
    if changed is None:
        assert told == as_written(whole)
        return
    items = [item for item in as_written(whole)["items"] if item["id"] in changed]
    kept = {name: as_written(whole)[name] for name in ("v", "stage", "rundown_rev", "pace")}
    assert told == {**kept, "since": since, "items": items}


def test_what_nobody_can_have_any_more_is_forgotten(rundowns):
    days = [replace(DAY, rev=f"r{number}") for number in range(PAST + 2)]
    for day in days:
        rundowns.told(Show(day))
    told = [read(rundowns.told(Show(days[-1]), since=day.rev).body).get("since") for day in days]
    assert told == [None, None, *(day.rev for day in days[2:])]


def test_gzip_has_the_same_words_under_another_name(rundowns):
    plain, packed = rundowns.told(Show(DAY)), rundowns.told(Show(DAY), packed=True)
    assert (gzip.decompress(packed.body), packed.packed, plain.packed) == (plain.body, True, False)
    assert (packed.etag, len(packed.body) < len(plain.body)) == (f"{plain.etag}-gzip", True)


def test_what_is_small_is_told_as_it_is(rundowns):
    told = rundowns.told(Show(DAY), since=DAY.rev, packed=True)
    rundowns.told(Show(DAY))
    assert rundowns.told(Show(DAY), since=DAY.rev, packed=True) == rundowns.told(Show(DAY), since=DAY.rev)
    assert not told.packed


HTTP = {
    "the laptop itself": ("127.0.0.1", "gzip, br", None),
    "a phone": ("192.0.2.7", "gzip, deflate, br", "gzip"),
    "a phone that takes anything": ("192.0.2.7", "*", "gzip"),
    "a program that says nothing": ("192.0.2.7", "", None),
    "a program that takes no gzip": ("192.0.2.7", "gzip;q=0, identity", None),
}


@pytest.fixture
def runner(journal):
    return Runner(DAY, SteppedClock(36000), journal)


@pytest.mark.parametrize(("address", "takes", "encoding"), HTTP.values(), ids=HTTP)
def test_gzip_is_for_those_who_take_it_over_the_network(runner, address, takes, encoding):
    asks = client([runner], address=address)
    asks.set_cookie(PASS, Door("123456", "secret").new_pass())
    answer = asks.get(AT, headers={"Accept-Encoding": takes})
    body = gzip.decompress(answer.data) if encoding else answer.data
    assert (answer.status_code, answer.headers.get("Content-Encoding")) == (200, encoding)
    assert (answer.headers["Vary"], read(body)["rundown_rev"]) == ("Accept-Encoding", "r")
    headers = {"Accept-Encoding": takes, "If-None-Match": answer.headers["ETag"]}
    assert asks.get(AT, headers=headers).status_code == 304


@pytest.mark.parametrize(
    ("since", "fields"),
    [("r", {"since", "items"}), ("", set()), ("no such", set())],
    ids=["known", "none", "unknown"],
)
def test_what_changed_is_answered_as_the_document_says(runner, since, fields):
    answer = client([runner]).get(AT, query_string={"since": since})
    assert (judged(answer, AT), fields <= answer.json.keys()) == (200, True)
    assert ("since" in answer.json) is bool(fields)


def read(body):
    return msgspec.json.decode(body)


def as_written(told):
    return read(msgspec.json.encode(told))

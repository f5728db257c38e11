"""What any store must do: the law on top of stagecue/store/contract.py, one test for each sentence."""

import threading
from dataclasses import replace

import gevent
import pytest

from stagecue.errors import Moved
from stagecue.show import Ack, begin
from stagecue.show.events import CueTaken, PaceSet
from stagecue.store import Entry, Journal
from stagecue.store.standing import Standing
from tests.show.days import DAY
from tests.store.memory import MemoryStore


@pytest.fixture(params=["sqlite", "memory"])
def opened(request, tmp_path):
    """Opens the store again and again, as processes that follow one another."""
    memory, journals = MemoryStore(), []

    def again():
        if request.param == "memory":
            return memory
        for journal in journals:
            journal.close()
        journals.append(Journal(tmp_path / "day.sqlite3"))
        return journals[-1]

    yield again
    for journal in journals:
        journal.close()


@pytest.fixture
def store(opened):
    return opened()


def entry(number, *, stage="main"):
    return Entry(stage, 1000.5 + number, f"call-{number}", PaceSet(100.0 + number, number, "ann"))


def ack(number):
    return Ack(f"call-{number}", "applied", number, number, None)


def told(heard):
    gevent.sleep(0.01)
    return heard


def test_a_revision_is_the_number_of_entries_and_the_seq_of_their_show(store):
    entries = [entry(n) for n in range(4)]
    entries[2] = replace(entries[2], event=CueTaken("a cue of no rundown", 1.0, "ann"))
    for number, one in enumerate(entries):
        store.append("main", [one], expected=number)
    assert Standing(begin(DAY)).after(*store.load("main")).show.seq == 4
    with pytest.raises(Moved) as moved:
        store.append("main", entries, expected=9)
    assert moved.value.revision == 4


def test_what_was_appended_is_there_for_whoever_comes_next(opened):
    opened().append("main", [entry(1), entry(2)], [ack(1), ack(2)], expected=0)
    store = opened()
    assert store.load("main") == [entry(1), entry(2)]
    assert store.answers("main", newest=9) == [ack(1), ack(2)]
    store.append("main", [entry(3)], expected=2)
    assert opened().load("main") == [entry(1), entry(2), entry(3)]


@pytest.mark.parametrize("expected", [0, 1, 3, -1])
def test_upon_another_revision_nothing_at_all_is_written(store, expected):
    store.append("main", [entry(1), entry(2)], expected=0)
    with pytest.raises(Moved, match="main stands at entry 2, not at"):
        store.append("main", [entry(3)], [ack(3)], expected=expected)
    assert (store.load("main"), store.answers("main", newest=9)) == ([entry(1), entry(2)], [])


def test_answers_alone_move_nothing_expect_nothing_and_are_told_to_nobody(store):
    heard = []
    store.subscribe("main", heard.append)
    store.append("main", [], [ack(1)], expected=7)
    store.append("main", [entry(1)], expected=0)
    assert (store.answers("main", newest=9), told(heard)) == ([ack(1)], [1])


@pytest.mark.parametrize(("after", "left"), [(0, [1, 2, 3]), (2, [3]), (3, []), (9, [])])
def test_what_somebody_lacks_is_what_comes_after_their_revision(store, after, left):
    store.append("main", [entry(1), entry(2), entry(3)], expected=0)
    assert store.load("main", after=after) == [entry(n) for n in left]


def test_stages_are_kept_apart_each_with_its_own_revision(store):
    others = [entry(n, stage="other") for n in range(3)]
    store.append("main", [entry(1)], [ack(1)], expected=0)
    store.append("other", others, [ack(2)], expected=0)
    store.append("main", [entry(2)], expected=1)
    assert (store.load("main"), store.load("other")) == ([entry(1), entry(2)], others)
    assert store.load("other", after=1) == others[1:]
    assert (store.answers("main", newest=9), store.answers("other", newest=9)) == ([ack(1)], [ack(2)])
    assert store.last() == entry(2)


def test_the_newest_answers_come_in_their_order(store):
    for number in range(5):
        store.append("main", [], [ack(number)], expected=0)
    assert store.answers("main", newest=3) == [ack(2), ack(3), ack(4)]


def test_everybody_is_told_of_every_append_once_it_can_be_loaded(store):
    heard = []

    def look(name, revision):
        heard.append((name, revision, len(store.load("main"))))

    for name in ("one", "two"):
        store.subscribe("main", lambda revision, name=name: gevent.spawn(look, name, revision))
    store.append("main", [entry(1), entry(2)], expected=0)
    store.append("other", [entry(1, stage="other")], expected=0)
    assert sorted(told(heard)) == [("one", 2, 2), ("two", 2, 2)]


def test_whoever_is_told_is_told_in_the_thread_that_subscribed(store):
    heard = []
    store.subscribe("main", lambda _revision: heard.append((threading.get_ident(), gevent.get_hub())))
    gevent.spawn(store.append, "main", [entry(1)], expected=0).get(timeout=5)
    assert told(heard) == [(threading.get_ident(), gevent.get_hub())]


def test_whoever_ended_it_is_told_no_more_and_may_end_it_twice(store):
    heard = []
    ends = [store.subscribe("main", heard.append) for _ in range(2)]
    store.append("main", [entry(1)], expected=0)
    assert told(heard) == [1, 1]
    for _ in range(2):
        ends[0]()
    store.append("main", [entry(2)], expected=1)
    assert told(heard) == [1, 1, 2]


def test_the_order_is_that_of_appending_whatever_the_clocks_say(store):
    clocks = [5000.0, 1000.0, 9000.0, 2000.0]
    for number, wall_ms in enumerate(clocks):
        store.append("main", [replace(entry(number), wall_ms=wall_ms)], expected=number)
    assert [one.wall_ms for one in store.load("main")] == clocks
    assert store.last().wall_ms == 2000.0


def test_what_is_read_is_everything_of_the_stage_as_it_was_written(store):
    store.append("main", [entry(1), entry(2)], [ack(1), ack(2)], expected=0)
    store.append("other", [entry(3, stage="other")], [ack(3)], expected=0)
    assert store.read("main", lambda *all_of_it: all_of_it) == ([entry(1), entry(2)], [ack(1), ack(2)])
    assert store.read("none", lambda *all_of_it: all_of_it) == ([], [])


def test_a_read_under_way_delays_no_append(store):
    begun, written = threading.Event(), threading.Event()

    def slow(entries, _answers):
        begun.set()
        return len(entries), written.wait(10)

    store.append("main", [entry(1)], expected=0)
    reading = gevent.spawn(store.read, "main", slow)
    try:
        with gevent.Timeout(5):
            while not begun.is_set():
                gevent.sleep(0.001)
            store.append("main", [entry(2)], expected=1)
    finally:
        written.set()
    assert (reading.get(timeout=5), len(store.load("main"))) == ((1, True), 2)


def test_what_cannot_be_made_of_it_is_told_to_whoever_asked(store):
    with pytest.raises(ZeroDivisionError):
        store.read("main", lambda *_all: 1 / 0)
    assert store.read("main", lambda *all_of_it: all_of_it) == ([], [])


def test_the_size_is_another_whenever_there_is_more_to_read(opened):
    store, sizes = opened(), []
    for entries, answers in (([], []), ([entry(1), entry(2)], [ack(1)]), ([], [ack(2)])):
        store.append("main", entries, answers, expected=0)
        sizes.append(store.size("main"))
    assert sizes == [(0, 0), (2, 1), (2, 2)]
    assert (opened().size("main"), opened().size("other")) == ((2, 2), (0, 0))


def test_of_many_who_build_on_one_revision_one_gets_through(store):
    def put(number):
        try:
            store.append("main", [entry(number)], [ack(number)], expected=0)
        except Moved as moved:
            return moved.revision
        return "written"

    racing = [gevent.spawn(put, number) for number in range(10)]
    gevent.joinall(racing, timeout=5)
    assert sorted(map(str, (racer.value for racer in racing))) == ["1"] * 9 + ["written"]
    assert (len(store.load("main")), len(store.answers("main", newest=99))) == (1, 1)


def test_the_newest_plan_of_each_stage_is_kept(opened):
    store = opened()
    lean = replace(DAY, items=())
    for plan in (lean, replace(lean, pace=150.0), replace(lean, stage="other", name="A hall")):
        store.keep_plan(plan)
    assert [(plan.stage, plan.pace) for plan in opened().plans()] == [("other", 60.0), ("main", 150.0)]


def test_whoever_comes_next_finds_the_history_by_its_number(opened):
    numbers = {opened().identity for _ in range(3)}
    assert (len(numbers), 0 in numbers) == (1, False)


def test_it_may_be_closed_twice(store):
    store.close()
    store.close()

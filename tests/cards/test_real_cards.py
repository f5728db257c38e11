"""Real cards, read beside this checkout and never copied into it."""

import hashlib
import json
import re
import time
from pathlib import Path

import pytest

from stagecue.cards import Card, Cue, Notes, Speech, read, tie
from stagecue.cards.decode import decode

SHARED = Path(__file__).parents[2] / "../shared/cards"
SEEDS = sorted(SHARED.glob("seeds/*.txt"))
DAY = sorted(SHARED.glob("may-6/*.md"))
MISSING = "the real cards are not beside this checkout: ../shared/cards"


@pytest.fixture(autouse=True)
def _beside():
    if not SEEDS or not DAY:
        pytest.skip(MISSING)


def result(card: Card) -> dict[str, object]:
    """A card in the shape of the expected results."""
    return {
        "event": card.event,
        "title": card.title,
        "speakers": list(card.speakers),
        "date": str(card.date),
        "start": f"{card.start:%H:%M}",
        "end": f"{card.end:%H:%M}",
        "track": card.track,
        "location": card.location,
        "script": [line_result(line) for line in card.script],
        "words": card.words,
    }


def line_result(line: Speech | Cue) -> dict[str, object]:
    if isinstance(line, Cue):
        return {"type": "cue", "kind": line.kind, "text": line.text}
    emphasis = [{"text": item.text, "style": item.style} for item in line.emphasis]
    return {"type": "speech", "text": line.text, "emphasis": emphasis, "words": line.words}


@pytest.mark.parametrize("path", SEEDS or [None], ids=lambda path: path.stem if path else "absent")
def test_a_seed_gives_its_expected_result(path):
    expected = json.loads((path.parent / "expected" / f"{path.stem}.json").read_text("utf-8"))
    found = read(path.name, path.read_bytes())
    if not expected["is_card"]:
        assert isinstance(found, Notes)
        return
    assert isinstance(found, Card)
    assert result(found) == {key: expected[key] for key in result(found)}
    if expected["repaired_sha1"]:
        text = decode(path.read_bytes()).text
        assert hashlib.sha1(text.encode()).hexdigest() == expected["repaired_sha1"]


def test_the_notes_are_tied_to_the_speaker_whom_they_name():
    found = [read(path.name, path.read_bytes()) for path in SEEDS + DAY]
    cards = [one for one in found if isinstance(one, Card)]
    (notes,) = (one for one in found if isinstance(one, Notes))
    assert tie(notes, cards).speaker == "Elie Bakouch"
    assert tie(notes, []).speaker is None


@pytest.mark.parametrize("path", DAY or [None], ids=lambda path: path.stem[:30] if path else "absent")
def test_each_card_of_the_day_is_whole(path):
    found = read(path.name, path.read_bytes())
    assert isinstance(found, Card)
    assert (found.event, found.location, str(found.date)) == (
        "GOSIM AI Paris 2025",
        "Station F, Paris, France",
        "2025-05-06",
    )
    assert found.title
    assert len(found.speakers) == 1
    assert found.start and found.end and found.start < found.end
    assert found.track in {"AI Model", "AI Infra", "AI Apps", "Embodied AI"}
    assert [problem for problem in found.problems if problem.severity == "error"] == []


def raw_words(text: str) -> list[str]:
    """The introduction's words read from the file by other means: cue lines, labels and marks cut out."""
    part = re.split(r"^## .*Host Introduction.*$", text, maxsplit=1, flags=re.MULTILINE)[1]
    part = re.split(r"^---", part, maxsplit=1, flags=re.MULTILINE)[0]
    part = re.sub(r"^\*\*Host(?:'s Introduction)?:\*\*", "", part.strip(), flags=re.MULTILINE)
    part = re.sub(
        r"^\s*\*?[\[(]\*?(?:With upbeat|Lead|Pause|Light|Applause)[^\])]*[\])]\*?\s*$",
        "",
        part,
        flags=re.MULTILINE,
    )
    return part.replace("*", "").replace('"', "").split()


@pytest.mark.parametrize(
    "path", [*DAY, *SEEDS[:4]] or [None], ids=lambda path: path.stem[:30] if path else "absent"
)
def test_no_spoken_word_is_lost_and_no_mark_is_spoken(path):
    found = read(path.name, path.read_bytes())
    assert isinstance(found, Card)
    said = [line.text for line in found.script if isinstance(line, Speech)]
    assert " ".join(said).replace('"', "").split() == raw_words(decode(path.read_bytes()).text)
    for text in said:
        assert not re.search(r"[*_`#]|^\"|\"$|^Host|upbeat energy|[Aa]pplause", text)


@pytest.mark.parametrize("path", DAY or [None], ids=lambda path: path.stem[:30] if path else "absent")
def test_a_closed_introduction_ends_without_the_headings_behind_it(path):
    text = path.read_text("utf-8")
    start = re.search(r"^## .*Host Introduction.*\n", text, flags=re.MULTILINE).end()
    whole = read(path.name, path.read_bytes())
    bare = read(path.name, (text[:start] + re.sub(r"^#+ .*$", "", text[start:], flags=re.MULTILINE)).encode())
    assert isinstance(whole, Card) and isinstance(bare, Card)
    if isinstance(whole.script[-1], Cue):
        assert bare.script == whole.script


def test_one_card_broken_and_whole_gives_one_script():
    (broken,) = (path for path in SEEDS if path.stem.startswith("001"))
    (whole,) = (path for path in DAY if path.stem.startswith("guilherme-penedo"))
    first, second = (read("same.md", path.read_bytes()) for path in (broken, whole))
    assert isinstance(first, Card) and isinstance(second, Card)
    assert first.script == second.script
    assert first.repairs and not second.repairs


def test_a_thousand_cards_are_read_in_time():
    files = [(path.name, path.read_bytes()) for path in DAY]
    began = time.process_time()
    for number in range(1000):
        read(*files[number % len(files)])
    assert time.process_time() - began < 6

"""One file's bytes to one value: a card, or notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from stagecue.cards.card import Card, Notes, Problem
from stagecue.cards.decode import Decoded, decode
from stagecue.cards.ending import free_lines, parted
from stagecue.cards.fields import Fields, read_fields
from stagecue.cards.kinds import is_break, kind_of_item
from stagecue.cards.labels import heading_text, label_of
from stagecue.cards.outline import FOOTER, Line, Outline, outline, spoken
from stagecue.cards.problems import (
    broken_text,
    chatter,
    encoding_problem,
    not_text,
    problems_of,
    too_long,
    unread,
)
from stagecue.cards.script import hosts_in, read_script

_ITALIC = re.compile(r"\s*([*_]).+\1\s*")
MOST_BIOGRAPHY = 20_000  # characters; a real one has 3,000
MOST_CHARACTERS = 1_000_000  # a real card has 8,000


def read(file: str, data: bytes) -> Card | Notes:
    """A card if ``data`` looks like one, else notes. Never raises: what is wrong is in ``problems``.

    ``file`` is only a name for problems. A file that is no text gives notes with an error.
    """
    decoded = decode(data)
    if decoded.encoding is None:
        return Notes(file, problems=(not_text(file),))
    decoded = _bounded(decoded)
    card = parted(outline(decoded.text))
    fields = read_fields(card)
    lines = introduction_of(card)
    if not _is_card(card, fields, has_lines=bool(lines)):
        return _notes(file, decoded)
    return _card(file, decoded, card, fields, lines)


def tie(notes: Notes, cards: Iterable[Card]) -> Notes:
    """``notes`` with ``speaker`` set to the card's speaker whom they name most often, if any.

    Only whole names count, whatever their accents and capitals; of two named alike the first named wins.
    """
    text = _folded(f"{notes.title}\n{notes.text}")
    found = [
        (text.count(name), -text.find(name), speaker) for speaker, name in _names(cards) if _is_in(name, text)
    ]
    return replace(notes, speaker=max(found)[2]) if found else notes


def _bounded(decoded: Decoded) -> Decoded:
    """A card is a few pages: what comes after ``MOST_CHARACTERS`` is left out, and a problem says so."""
    if len(decoded.text) <= MOST_CHARACTERS:
        return decoded
    return replace(decoded, text=decoded.text[:MOST_CHARACTERS].rpartition("\n")[0], whole=False)


def _names(cards: Iterable[Card]) -> Iterator[tuple[str, str]]:
    for speaker in dict.fromkeys(speaker for card in cards for speaker in card.speakers):
        if name := _folded(speaker):
            yield speaker, name


def _is_in(name: str, text: str) -> bool:
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}", text))


def _folded(text: str) -> str:
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(bare).split())


def introduction_of(card: Outline) -> list[Line]:
    """The lines to be read aloud: the section named so, or what stands free and has the signs of a script."""
    return spoken(list(card.of("introduction")) or free_lines(card))


def _is_field(line: Line) -> bool:
    label = label_of(line.text)
    return label is not None and label.field is not None and label.field != "host"


def _is_card(card: Outline, fields: Fields, *, has_lines: bool) -> bool:
    labels = fields.labels & {"title", "date", "time", "when", "start", "speakers"}
    if any(line.heading for line in card.of("introduction")):
        return True
    timed = fields.slot.start is not None or bool(fields.slot.invalid)
    if timed and (len(labels) >= 2 or has_lines or is_break(fields.title)):
        return True
    return len(labels - {"title"}) >= 2 or bool(card.front and len(labels) >= 2)


def _card(file: str, decoded: Decoded, outlined: Outline, fields: Fields, lines: list[Line]) -> Card:
    script = read_script([line for index, line in enumerate(lines) if index or not line.heading])
    card = Card(
        file=file,
        event=fields.event,
        title=fields.title,
        speakers=fields.speakers,
        date=fields.day.date,
        start=fields.slot.start,
        end=fields.slot.end,
        track=fields.track,
        location=fields.location,
        script=script,
        hosts=tuple(dict.fromkeys((*fields.hosts, *hosts_in(script)))),
        zone=fields.slot.zone,
        biography=_biography(outlined),
        repairs=decoded.repairs,
        kind=kind_of_item(fields.title or "", script, has_speaker=bool(fields.speakers)),
    )
    found = [*_file_problems(file, decoded, outlined, fields, lines), *problems_of(card, fields)]
    return replace(card, problems=tuple(sorted(found, key=lambda problem: problem.line)))


def _file_problems(
    file: str, decoded: Decoded, card: Outline, fields: Fields, lines: list[Line]
) -> Iterator[Problem]:
    yield from _decoding_problems(file, decoded)
    told = {line.number for line in lines if not line.heading} | {
        line for line in fields.lines.values() if line
    }
    for number in decoded.broken:
        yield broken_text(file, number, spoken=number in told)
    said = {line.number for line in lines}
    after = {line.number for line in card.of("after", "session")}
    first = next((line.number for line in card.lines if line.heading), 0)
    for line in card.lines:
        if line.number < first and line.number not in said | after and _is_chatter(line):
            yield chatter(file, line.number, line.text.strip())
    left = (line for line in card.of("after") if _is_chatter(line) and not FOOTER.match(line.text))
    for line in islice((line for line in left if not label_of(line.text)), 1):
        yield unread(file, line.number, line.text.strip())


def _decoding_problems(file: str, decoded: Decoded) -> Iterator[Problem]:
    if decoded.doubtful and decoded.encoding:
        yield encoding_problem(file, decoded.encoding)
    if not decoded.whole:
        yield too_long(file, MOST_CHARACTERS, last=decoded.text.count("\n") + 1)


def _is_chatter(line: Line) -> bool:
    return (
        bool(line.text.strip())
        and not line.rule
        and not _is_field(line)
        and not line.text.lstrip().startswith("<!--")
    )


def _biography(card: Outline) -> str:
    """The biography's lines as they were written, at most ``MOST_BIOGRAPHY`` characters."""
    lines = [line for line in card.of("biography") if not FOOTER.match(line.text)]
    rows = [line.text.rstrip() for line in lines[: _footed(lines)] if not line.rule]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()
    if len(text) <= MOST_BIOGRAPHY:
        return text
    end = text.rfind("\n", MOST_BIOGRAPHY // 2, MOST_BIOGRAPHY + 1)
    return text[: end if end > 0 else MOST_BIOGRAPHY].rstrip()


def _footed(lines: list[Line]) -> int:
    """Where a footer that names no source begins: after the last rule, one line in italics alone."""
    rule = max((index for index, line in enumerate(lines) if line.rule), default=len(lines))
    below = [line for line in lines[rule:] if line.text.strip() and not line.rule]
    return rule if len(below) == 1 and _ITALIC.fullmatch(below[0].text) else len(lines)


def _notes(file: str, decoded: Decoded) -> Notes:
    text = decoded.text.strip()
    broken = [broken_text(file, number, spoken=False) for number in decoded.broken]
    problems = [*_decoding_problems(file, decoded), *broken]
    title = heading_text(text.partition("\n")[0])[:200]
    return Notes(file, title=title, text=text, repairs=decoded.repairs, problems=tuple(problems))

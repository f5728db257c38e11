"""One file's bytes to one value: a card, or notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stagecue.cards.card import Card, CardKind, Notes, Problem, Script, Speech
from stagecue.cards.decode import Decoded, decode
from stagecue.cards.emphasis import plain
from stagecue.cards.fields import Fields, read_fields, title_in_heading
from stagecue.cards.labels import heading_text, label_of, unlinked
from stagecue.cards.outline import FOOTER, Line, Outline, outline, spoken
from stagecue.cards.problems import broken_text, chatter, encoding_problem, not_text, problems_of
from stagecue.cards.script import hosts_in, read_script

_BREAK = re.compile(
    r"\b(?:break|lunch|coffee|tea|dinner|breakfast|intermission|recess|networking|registration|mittagspause|kaffeepause"
    r"|pause|déjeuner|almuerzo|descanso)\b|午餐|午休|茶歇|休息|休憩|昼食",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:the )?(?:opening|welcome|kick-?off)(?: (?:remarks|address|ceremony|session|words|speech|and .*))?",
    re.I,
)
_CLOSING = re.compile(
    r"(?:the )?(?:closing|farewell|wrap-?up)(?: (?:remarks|address|ceremony|session|words|speech|and .*))?",
    re.I,
)
_SIGN = re.compile(
    r"^\s*(?:[*_]{0,2}(?:host|mc|emcee|moderator|[A-Z]{2,20})\b[^:\n]{0,12}:[*_]{0,2}|<!--|[*_`]{1,3}[\[(].+[\])][*_`]{1,3}\s*$"
    r"|\[[^\]]+\]\s*$|[*_]*[\"“])",
    re.IGNORECASE,
)
_BREAK_WORDS = 5  # "Coffee break and networking" is a break, "Why coffee breaks matter in large teams" a talk


def read(file: str, data: bytes) -> Card | Notes:
    """A card if ``data`` looks like one, else notes. Never raises on bad input: what is wrong is in ``problems``.

    ``file`` is only a name for problems. A file that is no text gives notes with an error.
    """
    decoded = decode(data)
    if decoded.encoding is None:
        return Notes(file, problems=(not_text(file),))
    card = outline(decoded.text)
    fields = read_fields(card)
    title, title_line = (fields.title, 0) if fields.title else title_in_heading(card)
    lines = _introduction(card)
    if not _is_card(card, fields, title, bool(lines)):
        return _notes(file, decoded)
    return _card(file, decoded, card, replace(fields, title=title), lines)


def tie(notes: Notes, cards: Iterable[Card]) -> Notes:
    """``notes`` with ``speaker`` set to the card's speaker whom they name most often, if any.

    Only whole names count, whatever their accents and capitals; of two named alike the first named wins.
    """
    text = _folded(f"{notes.title}\n{notes.text}")
    found = [
        (text.count(name), -text.find(name), speaker) for speaker, name in _names(cards) if _is_in(name, text)
    ]
    return replace(notes, speaker=max(found)[2]) if found else notes


def _names(cards: Iterable[Card]) -> Iterator[tuple[str, str]]:
    for speaker in dict.fromkeys(speaker for card in cards for speaker in card.speakers):
        if name := _folded(speaker):
            yield speaker, name


def _is_in(name: str, text: str) -> bool:
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}", text))


def _folded(text: str) -> str:
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(bare).split())


def _introduction(card: Outline) -> list[Line]:
    """The lines to be read aloud: the section named so; without one, what stands free and has the signs of a script."""
    lines = list(card.of("introduction"))
    if lines:
        return spoken(lines)
    free = spoken([line for line in card.of("preamble", "other") if not line.heading and not _is_field(line)])
    if card.front or any(_SIGN.match(line.text) for line in free):
        return free
    return []


def _is_field(line: Line) -> bool:
    label = label_of(line.text)
    return label is not None and label.field is not None and label.field != "host"


def _is_card(card: Outline, fields: Fields, title: str | None, has_lines: bool) -> bool:
    labels = fields.labels & {"title", "date", "time", "when", "start", "speakers"}
    if any(line.heading for line in card.of("introduction")):
        return True
    timed = fields.slot.start is not None or bool(fields.slot.invalid)
    if timed and (len(labels) >= 2 or has_lines or _is_break(title)):
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
        kind=_kind(fields, script),
    )
    found = [*_file_problems(file, decoded, outlined, fields, lines), *problems_of(card, fields)]
    return replace(card, problems=tuple(sorted(found, key=lambda problem: problem.line)))


def _kind(fields: Fields, script: Script) -> CardKind:
    title = fields.title or ""
    if not fields.speakers and _is_break(title) and not any(isinstance(line, Speech) for line in script):
        return "break"
    if _OPENING.fullmatch(title):
        return "opening"
    return "closing" if _CLOSING.fullmatch(title) else "session"


def _is_break(title: str | None) -> bool:
    return bool(title and _BREAK.search(title) and len(title.split()) <= _BREAK_WORDS)


def _file_problems(
    file: str, decoded: Decoded, card: Outline, fields: Fields, lines: list[Line]
) -> Iterator[Problem]:
    if decoded.doubtful and decoded.encoding:
        yield encoding_problem(file, decoded.encoding)
    told = {line.number for line in lines if not line.heading} | {
        line for line in fields.lines.values() if line
    }
    for number in decoded.broken:
        yield broken_text(file, number, spoken=number in told)
    said = {line.number for line in lines}
    first = next((line.number for line in card.lines if line.heading), 0)
    for line in card.lines:
        if line.number < first and line.number not in said and _is_chatter(line):
            yield chatter(file, line.number, line.text.strip())


def _is_chatter(line: Line) -> bool:
    return (
        bool(line.text.strip())
        and not line.rule
        and not _is_field(line)
        and not line.text.lstrip().startswith("<!--")
    )


def _biography(card: Outline) -> str:
    rows = []
    for line in card.of("biography"):
        if not FOOTER.match(line.text) and not line.rule:
            rows.append(line.title if line.heading else plain(unlinked(line.text)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _notes(file: str, decoded: Decoded) -> Notes:
    text = decoded.text.strip()
    problems = [broken_text(file, number, spoken=False) for number in decoded.broken]
    if decoded.doubtful and decoded.encoding:
        problems.insert(0, encoding_problem(file, decoded.encoding))
    title = heading_text(text.partition("\n")[0])[:200]
    return Notes(file, title=title, text=text, repairs=decoded.repairs, problems=tuple(problems))

"""Labels such as ``- **Time:** 16:20``: one grammar for all the ways in which cards write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stagecue.cards.emphasis import plain

_LEAD = re.compile(
    r"^\s*(?:>\s*)*(?:(?:[-+•]|\*(?=\s)|\d{1,3}[.)])\s+)?(?:#{1,6}\s+)?[^\w\s\[(<*_\"“`!{]*\s*"
)
# A full stop ends a sentence, unless it stands behind a title or an initial: "DR. X", "Prof. A. Lamp".
_ABBREVIATED = (
    r"(?<!\w)(?:[^\W\d_]|(?i:dr|prof|mr|mrs|ms|mx|st|rev|hon|sen|gov|gen|col|capt|sgt|jr|sr|ph\.?d))\."
)
_LABEL = re.compile(
    rf"^(?P<mark>[*_]{{0,3}})(?P<name>(?=[^\W\d_])(?:{_ABBREVIATED}|[^:：*_|\n\"“”.!?(]){{1,40}}(?:\([^()]{{1,20}}\))?)"
    r"(?:(?P=mark)\s*[:：]|\s*[:：]\s*(?P=mark)|[:：])\s*(?P<value>.*)$"
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,300}\])|<img\b[^>\n]{0,2000}>")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")

# Each field and the names that cards give its label.
_NAMES = {
    "event": "event|event name|conference|conference name|evento|veranstaltung|événement|活动|会议",
    "name": "name",
    "title": "title|session title|talk title|talk|session|session name|presentation|presentation title"
    "|title of talk|titel|titre|título|titolo|题目|标题|演讲题目|タイトル",
    "speakers": "speaker|speakers|speaker name|speaker names|speaker(s)|presenter|presenters|presented by"
    "|guest|guests|referent|referentin|sprecher|intervenant|intervenante|ponente|演讲者|讲者|嘉宾|演讲嘉宾|講演者|登壇者",
    "full name": "full name|姓名|氏名",
    "date": "date|session date|day|datum|fecha|data|日期|日付",
    "dates": "dates|event dates|conference dates",
    "when": "when|date and time|date & time|date/time|wann|quand|cuándo",
    "time": "time|session time|time slot|timeslot|slot|schedule|zeit|uhrzeit|heure|horaire|hora|时间|時間",
    "start": "start|start time|starts|starts at|begin|begins|beginn|début|inicio|开始时间",
    "end": "end|end time|ends|ends at|until|ende|fin|结束时间",
    "track": "track|session track|stage|strand|论坛|分论坛",
    "location": "location|venue|place|room|hall|conference location|ort|raum|lieu|salle|lugar|sala|地点|会場",
    "hosts": "mc|emcee|moderator|moderators|moderated by|hosted by|host name|主持人|司会",
    "host": "host|hosts",
    "zone": "time zone|timezone|zone",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}


LABEL_WITHIN = 2000
"""Characters of a line in which its label is looked for: a bound on the search, never on the value."""


@dataclass(frozen=True)
class Label:
    """A label and its value, both plain. ``field`` is what it names, if known; ``bold``: it was marked."""

    name: str
    value: str
    field: str | None
    bold: bool
    raw: str


def label_of(line: str) -> Label | None:
    """The label that opens ``line``, after list marks, heading marks, emoji and quotes, if there is one."""
    if ":" not in line and "：" not in line:
        return None
    text = _LEAD.sub("", line, count=1)
    match = _LABEL.match(text[:LABEL_WITHIN])
    if match is None:
        return None
    name = match["name"].strip()
    raw = text[match.start("value") :].strip()
    return Label(name, plain(unlinked(raw)), _FIELDS.get(name.casefold()), bool(match["mark"]), raw)


def field_of(name: str) -> str | None:
    """The field that a key of front matter names (``start_time``, ``Speakers``)."""
    return _FIELDS.get(re.sub(r"[_-]+", " ", name).strip().casefold())


def unlinked(text: str) -> str:
    """``text`` with links as their words and without images."""
    return _LINK.sub(r"\1", _IMAGE.sub("", text)) if "](" in text or "<" in text or "![" in text else text


@lru_cache(maxsize=4096)
def heading_text(line: str) -> str:
    """A heading's words: no marks, emoji or closing hashes."""
    text = plain(unlinked(line.strip().lstrip("#").rstrip("#")))
    return re.sub(r"^[^\w\"“'‘(\[{<]+", "", text).strip()

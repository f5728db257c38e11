"""How the tables of this folder write a script down: one pair for each line of it."""

from stagecue.cards import Card, Cue, Notes, Script, read


def card(text: str) -> Card:
    """The card that ``text`` is."""
    found = read("sample.md", text.encode())
    assert isinstance(found, Card), f"not read as a card: {found}"
    return found


def notes(text: str) -> Notes:
    found = read("sample.md", text.encode())
    assert isinstance(found, Notes), f"not read as notes: {found}"
    return found


def shape(script: Script) -> list[tuple[str, str]]:
    """(kind, text) of a cue; ("say", text) of a speech, ("say on", text) where an inline cue cut it off."""
    return [
        (line.kind, line.text)
        if isinstance(line, Cue)
        else ("say on" if line.continues else "say", line.text)
        for line in script
    ]


def told(introduction: str) -> list[tuple[str, str]]:
    """The shape of an introduction that stands under its heading in a card."""
    return shape(card(f"# Day\n\n## Host Introduction\n\n{introduction}\n").script)

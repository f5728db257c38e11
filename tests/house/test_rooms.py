"""Inside the store imports point one way, too: the show's own modules ← record ← mending, and keeping on top."""

from pathlib import Path

import pytest

from tests.house.imports import Module, read

STORE = Path(__file__).parents[2] / "stagecue" / "store"
# room of stagecue.store -> the rooms that it may import, besides itself; "" is the store's own folder
MAY_ENTER = {
    "": (),
    "record": ("",),
    "cards": ("", "record"),
    "mending": ("", "record"),
    "keeping": ("", "record", "mending"),
}


def room_of(name: str) -> str:
    """The room of a full name inside stagecue.store."""
    step = name.removeprefix("stagecue.store.").partition(".")[0]
    return step if step in MAY_ENTER else ""


def wrong_doors(name: str, source: str) -> list[str]:
    """Imports of a module of the store that go where they may not."""
    imports = [target for _, target in read(Module(name, source)).imports]
    inside = [target for target in imports if target.startswith("stagecue.store.")]
    mine = room_of(name)
    return [target for target in inside if room_of(target) not in (mine, *MAY_ENTER[mine])]


@pytest.mark.parametrize(
    "path", sorted(set(STORE.rglob("*.py")) - {STORE / "__init__.py"}), ids=lambda p: p.stem
)
def test_the_rooms_of_the_store_have_no_back_door(path):
    name = ".".join(("stagecue", "store", *path.relative_to(STORE).with_suffix("").parts))
    assert wrong_doors(name, path.read_text(encoding="utf-8")) == []


def test_a_back_door_is_seen():
    source = "from stagecue.store.mending.repair import mend\nfrom stagecue.store.contract import Entry"
    assert wrong_doors("stagecue.store.record.journal", source) == ["stagecue.store.mending.repair.mend"]

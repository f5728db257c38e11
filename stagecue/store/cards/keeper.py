"""The keeper knows of every introduction what is in the show and what is on its card, and saves it there.

A card that changes on disk is noticed within two seconds, and offered. It is never applied by itself. What is
seen once may be half written: it counts once a second look finds it the same.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

import gevent
from gevent import Timeout
from gevent.event import Event as Flag
from gevent.threadpool import ThreadPool

from stagecue.cards import Card
from stagecue.errors import Refused, StoreError, UsageError
from stagecue.rundown import Item
from stagecue.show.editing import words_of
from stagecue.store.cards import disk
from stagecue.store.cards.disk import Found
from stagecue.store.cards.saving import CHANGING, Saved, Saving, save
from stagecue.store.cards.sheet import Sheet, first_known, is_changed, is_in_show, sheet
from stagecue.store.folder import Folder
from stagecue.store.runner import Runner

log = logging.getLogger("stagecue.store")

EVERY = 0.7
"""Seconds from one look at the folder to the next: a change is told of at the second that sees it."""
SAVED_WITHIN = 10.0
"""Seconds that a save may take; a page waits 15 for its answer."""
REAL = "This is a rehearsal, but the card is the real one."
OFFERED = 3
"""Items that a state names: it has to stay small."""
Place = tuple[str, str]
"""A stage's id and an item's: one card may be on two stages, each with words of its own."""


@dataclass(frozen=True)
class Offered:
    """The items whose cards changed on disk.

    Fields:
        changed: ids of items, also of those that have no card any more; more: how many there are besides
        looks: another number where a card was changed once more
        gone: of those in `changed`, the ones whose files are not there any more
    """

    changed: tuple[str, ...] = ()
    more: int = 0
    looks: int = 0
    gone: tuple[str, ...] = ()


NOTHING = Offered()


class CardKeeper:
    """The cards of all stages. `look` and `save` block the calling greenlet only."""

    def __init__(self, folder: Folder, runners: Mapping[str, Runner], *, rehearsal: bool = False) -> None:
        """`folder` is what the shows of `runners` were made from."""
        self._folder = folder
        self._runners = runners
        self._rehearsal = rehearsal
        self._thread = ThreadPool(1)
        self._ended = Flag()
        cards = {card.file: card for card in folder.cards}
        self._known: dict[Place, Card] = {
            (stage, item.id): first_known(runner.show, item, cards[item.file])
            for stage, runner in runners.items()
            for item in runner.show.rundown.items
            if item.file in cards
        }
        self._disk = {
            card.file: Found(folder.stamps.get(card.file), cards[card.file]) for card in self._known.values()
        }
        self._seen = dict(self._disk)  # at the last look; what is told of is in `_disk`
        self._offered: dict[str, tuple[object, Offered]] = {}
        self._sheets: dict[Place, tuple[tuple[object, ...], Sheet]] = {}
        self._reckoner = ThreadPool(1)  # not the disk's: words are read also while a folder hangs
        self._saves = False
        for runner in runners.values():
            self._settle(runner)
            runner.listen(self._heard)

    def run(self) -> None:
        """Look at the folder until `stop`. Whatever fails is logged, and the show goes on."""
        while not self._ended.is_set():
            until_next = gevent.spawn(self._ended.wait, EVERY)
            try:
                self.look()
            except Exception:
                log.exception("the cards could not be looked at")
            until_next.join()
        self._thread.kill()
        self._reckoner.kill()

    def stop(self) -> None:
        """End `run`."""
        self._ended.set()

    def look(self) -> None:
        """See what changed on disk, and have the pages of its stages told of what stands still."""
        before = dict(self._seen)
        found = self._thread.apply(disk.look, (self._folder.path, before))
        now = {file: seen for file, seen in found.items() if self._seen[file] is before[file]}
        self._seen |= now
        still = {file: seen for file, seen in now.items() if seen == before[file] != self._disk[file]}
        if still:
            self._note(still)

    def offered(self, runner: Runner) -> Offered:
        """The cards of a stage that changed on disk, as they were found last."""
        return self._offered[runner.stage][1]

    def sheet(self, runner: Runner, name: str) -> Sheet:
        """The words of an item, and its card. UsageError if there is no such item.

        It is made beside the show, and once for as long as neither side changes.
        """
        show, item = runner.show, item_of(runner, name)
        place = runner.stage, name
        known = self._known.get(place)
        seen = self._disk.get(known.file) if known else None
        of = item, show.edits.get(name), known, seen
        kept = self._sheets.get(place)
        if kept and all(one is other for one, other in zip(of, kept[0], strict=True)):
            return kept[1]
        made: Sheet = self._reckoner.apply(sheet, (show, item, known, seen))
        self._sheets[place] = of, made
        return made

    def save(self, runner: Runner, name: str, *, base: str, over: str = "") -> Sheet:
        """Put the show's words into the card. Refused, or StoreError, says why it stays as it was.

        `base` is the item's `rev` that was seen; `over` the card's, to lose what somebody wrote there.
        """
        item = item_of(runner, name)
        known = self._known.get((runner.stage, name))
        if known is None:
            raise Refused(f"{item.title} has no card: its words stay in the show.")
        if item.rev != base:
            raise Refused("Somebody changed this introduction meanwhile: look at it again, then save.")
        if self._saves:
            raise Refused("A card is being saved just now: wait for that, then save again.")
        if self._seen[known.file] != self._disk[known.file]:  # by one look only: it may be half of it
            raise Refused(CHANGING.format(file=known.file))
        saved = self._saved(Saving(item, words_of(runner.show, item).text, known, over))
        self._known[runner.stage, name] = saved.card
        self._seen[known.file] = Found(saved.stamp, saved.card)
        self._note({known.file: self._seen[known.file]})
        told = self.sheet(runner, name)
        says = f"{saved.says} {REAL}" if self._rehearsal else saved.says
        return replace(told, card=replace(told.card, says=says))

    def _saved(self, wanted: Saving) -> Saved:
        """Save it in time, or not at all: what came to it, or its error."""
        waits = Flag()
        waits.set()
        self._saves = True
        try:
            with Timeout(SAVED_WITHIN):
                found = self._thread.apply(save, (self._folder.path, replace(wanted, is_wanted=waits.is_set)))
        except Timeout:
            late = f"{wanted.known.file} was not saved within {SAVED_WITHIN:.0f} s: its disk does not answer."
            raise StoreError(f"{late} Look at it again, then save again.") from None
        finally:
            waits.clear()
            self._saves = False
        if isinstance(found, Saved):
            return found
        raise found

    def _note(self, found: Mapping[str, Found]) -> None:
        self._disk |= found
        stages = {stage for (stage, _), card in self._known.items() if card.file in found}
        for stage in stages:
            runner = self._runners[stage]
            self._settle(runner, looks=1)
            runner.retimed()

    def _heard(self, runner: Runner) -> None:
        """An edit may have brought the show and a card together, or apart."""
        if self._offered[runner.stage][0] is not runner.show.rundown:
            self._settle(runner)

    def _settle(self, runner: Runner, *, looks: int = 0) -> None:
        """Find what is offered."""
        plan = runner.show.rundown
        changed = [item for item in plan.items if self._is_changed(runner.stage, item)]
        gone = (item.id for item in changed[:OFFERED] if self._disk[item.file].is_gone)
        before = self._offered.get(runner.stage)
        offered = Offered(
            tuple(item.id for item in changed[:OFFERED]),
            max(0, len(changed) - OFFERED),
            (before[1].looks if before else 0) + looks,
            tuple(gone),
        )
        self._offered[runner.stage] = plan, offered

    def _is_changed(self, stage: str, item: Item) -> bool:
        """Whether its card is to be offered; one that now has the words of the show is known as it is."""
        known = self._known.get((stage, item.id))
        if known is None:
            return False
        card = self._disk[known.file].card
        if card is None or card is known:
            return card is None
        if is_in_show(card, item):
            known = self._known[stage, item.id] = replace(known, script=card.script)
        return is_changed(item, known, card)


def item_of(runner: Runner, name: str) -> Item:
    """The item of that id. UsageError if there is none."""
    found = runner.show.rundown.by_id.get(name)
    if found is None:
        plan = runner.show.rundown
        raise UsageError(f"There is no item {name[:80]!r} on {plan.name}. Reload the page.")
    return found

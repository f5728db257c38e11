"""The controller's edit sheet: words put on stage, undone, saved to the card, and nothing typed lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.alone import back, half_past_nine, introduce
from tests.browser.editing import field, open_sheet, put, told, words
from tests.browser.stage import Stage, await_online, open_stage
from tests.serving import SAMPLES, serving

CARD = "opening_Welcome_and_the_First_Lamp_en.md"
OLD, NEW = "Good morning, Port Ellery!", "Good evening, Port Ellery!"
OTHER = "emeka-strandvik-the-tide-table-that-lied"
THEIRS = {"rowing boat": "lifeboat"}
DOUBLE_TAP_MS = 600
"""Behind the half second in which a second tap is none."""


@pytest.fixture
def cards(tmp_path) -> Path:
    """A folder of the sample day's cards that may be written to."""
    return Path(shutil.copytree(SAMPLES, tmp_path / "cards"))


@pytest.fixture
def server(tmp_path, cards):
    with serving(*half_past_nine(tmp_path / "data"), "--port", 0, cards=cards) as running:
        yield running


@pytest.fixture
def stage(server, browser: Browser) -> Iterator[Stage]:
    """The first introduction, read before an open sheet."""
    opened = open_stage(server, browser)
    introduce(opened, word=20)
    opened.await_phase("introduction")
    yield opened
    opened.close()


def type_into(stage, text):
    """Type `text` where the field has the old words."""
    whole = open_sheet(stage).replace(OLD, text)
    field(stage).fill(whole)
    return whole


def article(page: Page):
    return page.get_by_role("article")


def test_words_are_put_on_stage_and_brought_back(stage):
    whole = type_into(stage, NEW)
    stage.button("Put on stage").click()
    expect(told(stage)).to_have_text("On stage.")
    expect(article(stage.prompter)).to_contain_text(NEW)
    expect(article(stage.phone)).to_contain_text(NEW)
    assert words(stage)["text"] == whole
    stage.button("Undo").click()
    expect(article(stage.prompter)).to_contain_text(OLD)
    expect(field(stage)).to_have_value(whole.replace(NEW, OLD))


def test_go_and_hold_work_beside_an_open_sheet(stage):
    type_into(stage, NEW)
    stage.button("Hold").click()
    expect(stage.button("Resume")).to_be_visible()
    stage.press_go()
    stage.await_phase("at cue")
    assert field(stage).input_value().count(NEW) == 1


def test_the_space_bar_in_the_field_is_a_letter_and_escape_leaves_the_sheet_with_nothing_lost(stage):
    open_sheet(stage)
    cue = stage.state()["cue"]
    field(stage).press("Control+End")
    field(stage).press_sequentially(" Good night.")
    stage.phone.keyboard.press("Escape")
    expect(field(stage)).to_be_hidden()
    assert stage.state()["cue"] == cue
    assert open_sheet(stage).endswith(" Good night.")


def test_a_draft_outlives_a_reload(stage):
    whole = type_into(stage, NEW)
    stage.phone.reload()
    await_online(stage.phone)
    expect(stage.phone.locator("#edit-open")).to_have_attribute("data-typed", "true")
    assert open_sheet(stage) == whole
    expect(told(stage)).to_have_text("Typed before, and not on stage yet.")
    stage.button("Undo").click()
    expect(told(stage)).to_contain_text("Drop what you typed")
    answer(stage, "Drop it")
    expect(field(stage)).to_have_value(whole.replace(NEW, OLD))


def test_a_new_show_of_the_same_cards_is_offered_no_draft_of_the_old_one(stage, cards, tmp_path):
    whole = type_into(stage, NEW)
    stage.server.process.kill()
    stage.server.process.wait()
    with back(stage, *half_past_nine(tmp_path / "anew"), cards=cards):
        stage.phone.reload()
        await_online(stage.phone)
        assert open_sheet(stage) == whole.replace(NEW, OLD)
        expect(stage.phone.locator("#edit-open")).to_have_attribute("data-typed", "false")


def test_what_is_typed_is_counted_and_only_results_are_read_aloud(stage):
    open_sheet(stage)
    counted = stage.phone.locator("#edit-tally")
    before = counted.inner_text()
    field(stage).press_sequentially("One, two. ")
    expect(counted).not_to_have_text(before)
    assert counted.evaluate("one => one.closest('[role=status], [aria-live]')") is None
    expect(told(stage)).to_be_empty()
    stage.button("Put on stage").click()
    expect(told(stage)).to_have_text("On stage.")
    expect(counted).to_be_hidden()


def test_where_somebody_was_quicker_both_are_looked_at(stage):
    whole = type_into(stage, NEW)
    theirs = put(stage, THEIRS)
    expect(told(stage)).to_contain_text("Yours are still here")
    expect(field(stage)).to_have_value(whole)
    stage.button("Look at both").click()
    expect(stage.phone.locator(".by-old b")).to_have_text(["morning, ", "lifeboat."])
    stage.button("Put mine on stage").click()
    expect(article(stage.prompter)).to_contain_text(NEW)
    assert (words(stage)["text"], theirs in words(stage)["text"]) == (whole, False)


def test_what_the_show_refuses_is_told_and_stays_in_the_field(stage):
    open_sheet(stage)
    field(stage).fill("*[Lead applause]*")
    stage.button("Put on stage").click()
    expect(told(stage)).to_contain_text("nothing to be read aloud")
    expect(field(stage)).to_have_value("*[Lead applause]*")


def test_a_card_that_somebody_changed_is_offered_and_taken(stage, cards):
    card = cards / CARD
    card.write_text(card.read_text("utf-8").replace(OLD, NEW), "utf-8")
    line = stage.phone.get_by_role("button", name="changed on disk. Look")
    expect(line).to_be_visible()
    expect(article(stage.prompter)).to_contain_text(OLD)
    line.click()
    expect(stage.phone.locator(".by-old b")).to_have_text("morning, ")
    expect(stage.phone.locator(".by-new b")).to_have_text("evening, ")
    stage.button("Take it").click()
    expect(article(stage.prompter)).to_contain_text(NEW)
    expect(line).to_be_hidden()


def test_the_show_keeps_its_words_and_saves_them_over_the_changed_card(stage, cards):
    card = cards / CARD
    card.write_text(card.read_text("utf-8").replace(OLD, NEW), "utf-8")
    line = stage.phone.locator("#card-line")
    line.click()
    stage.button("Keep ours").click()
    expect(line).to_be_hidden()
    card.write_text(card.read_text("utf-8").replace(NEW, "Hello, Port Ellery!"), "utf-8")
    expect(line).to_be_visible()
    stage.button("Save to card").click()
    expect(told(stage)).to_contain_text(f"Somebody changed {CARD} meanwhile.")
    answer(stage, "Save over it")
    expect(told(stage)).to_contain_text(f"Saved to {CARD}.")
    assert OLD in card.read_text("utf-8")


def test_a_yes_to_one_card_is_none_to_another(stage, cards):
    card = cards / CARD
    type_into(stage, NEW)
    stage.button("Put on stage").click()
    expect(told(stage)).to_have_text("On stage.")
    stage.button("Save to card").click()
    expect(told(stage)).to_contain_text("Save the show's words")
    theirs = card.read_text("utf-8").replace(OLD, "Hello, Port Ellery!")
    card.write_text(theirs, "utf-8")
    expect(told(stage)).to_contain_text("changed meanwhile. Look again")
    stage.button("Save to card").click()
    expect(told(stage)).to_contain_text(f"Somebody changed {CARD} meanwhile.")
    card.write_text(theirs.replace("Hello", "Ahoy"), "utf-8")
    expect(told(stage)).to_contain_text("changed meanwhile. Look again")
    assert "Ahoy" in card.read_text("utf-8")


def answer(stage, name):
    """A yes: the second of two quick taps is none."""
    stage.phone.wait_for_timeout(DOUBLE_TAP_MS)
    stage.button(name).click()


def test_a_card_is_written_only_when_that_is_asked_for_and_answered(stage, cards):
    card = cards / CARD
    before = card.read_bytes()
    type_into(stage, NEW)
    stage.button("Put on stage").click()
    expect(told(stage)).to_have_text("On stage.")
    stage.button("Save to card").click()
    stage.button("No").click()
    assert card.read_bytes() == before
    stage.button("Save to card").dblclick()
    stage.phone.wait_for_timeout(100)
    assert card.read_bytes() == before
    answer(stage, "Save")
    expect(told(stage)).to_contain_text(f"Saved to {CARD}.")
    assert (NEW in card.read_text("utf-8"), words(stage)["edited"]) == (True, False)


def test_any_item_of_the_day_can_be_edited(stage):
    open_sheet(stage)
    stage.phone.get_by_label("Whose words").select_option(OTHER)
    expect(field(stage)).not_to_contain_text(OLD)
    expect(field(stage)).to_be_editable()
    assert field(stage).input_value() == words(stage, OTHER)["text"]


def test_who_opened_a_changed_card_with_a_key_goes_on_though_its_line_is_gone(stage, cards):
    card = cards / CARD
    card.write_text(card.read_text("utf-8").replace(OLD, NEW), "utf-8")
    line = stage.phone.locator("#card-line")
    expect(line).to_be_visible()
    line.focus()
    stage.phone.keyboard.press("Enter")
    stage.button("Keep ours").press("Enter")
    expect(line).to_be_hidden()
    stage.phone.keyboard.press("Escape")
    expect(stage.phone.locator("#edit-open")).to_be_focused()


@pytest.mark.parametrize("height", [640, 380, 330], ids=["as it is", "keyboard up", "keyboard up, lying"])
def test_the_field_leaves_go_and_hold_their_room(stage, height):
    stage.phone.set_viewport_size({"width": 360, "height": height})
    open_sheet(stage)
    for name in ("GO", "Hold", "Put on stage", "Undo", "Save to card"):
        expect(stage.button(name)).to_be_in_viewport(ratio=1)
    box = field(stage).bounding_box()
    assert box is not None
    assert box["height"] >= 80

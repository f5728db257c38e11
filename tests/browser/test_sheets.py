"""The controller's sheets: Escape, and where the keys go on once a sheet is closed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.alone import half_past_nine
from tests.browser.stage import PHONE, STAGE, await_online
from tests.serving import serving

SHEETS = [
    pytest.param("edit-open", "edit-sheet", id="the words"),
    pytest.param("screens", "screens-list", id="the screens"),
    pytest.param("help-open", "help-sheet", id="the keys"),
    pytest.param("jump-open", "jump-sheet", id="the places"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(*half_past_nine(tmp_path_factory.mktemp("data")), "--port", 0) as running:
        yield running


@pytest.fixture
def phone(server, browser: Browser) -> Iterator[Page]:
    """A controller, and a prompter that its list has."""
    pages = [browser.new_page(viewport=PHONE) for _ in range(2)]
    for page, name in zip(pages, ("prompter", "control"), strict=True):
        page.goto(f"{server.address}/{name}?stage={STAGE}")
        await_online(page)
    yield pages[1]
    for page in pages:
        page.close()


def opened_by_key(phone, opener, sheet):
    """A sheet that a person at the keyboard has opened."""
    phone.locator(f"#{opener}").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(f"#{sheet}")).to_be_visible()
    return phone.locator(f"#{sheet}")


def focused(phone):
    """The id of what has the focus; "" for the page."""
    return phone.evaluate("document.activeElement.id")


@pytest.mark.parametrize(("opener", "sheet"), SHEETS)
def test_escape_closes_a_sheet_wherever_the_focus_is_and_the_keys_are_the_shows(phone, opener, sheet):
    phone.locator(f"#{opener}").click()
    expect(phone.locator(f"#{sheet}")).to_be_visible()
    phone.evaluate("document.activeElement.blur()")
    phone.keyboard.press("Escape")
    expect(phone.locator(f"#{sheet}")).to_be_hidden()
    assert focused(phone) == ""


@pytest.mark.parametrize("close", ["Escape", "Enter"])
@pytest.mark.parametrize(("opener", "sheet"), SHEETS)
def test_who_opened_a_sheet_with_a_key_goes_on_from_there(phone, opener, sheet, close):
    shown = opened_by_key(phone, opener, sheet)
    if close == "Enter":
        shown.get_by_role("button", name="Close").first.focus()
    phone.keyboard.press(close)
    expect(shown).to_be_hidden()
    assert focused(phone) == opener


def test_escape_goes_back_from_a_screen_to_the_list_and_from_there_to_the_page(phone):
    screens = opened_by_key(phone, "screens", "screens-list")
    screens.get_by_role("button", name="Set Prompter").last.focus()
    phone.keyboard.press("Enter")
    sheet = phone.locator("#screen-sheet")
    expect(sheet).to_be_visible()
    phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(screens.get_by_role("button", name="Set Prompter").last).to_be_focused()
    phone.keyboard.press("Escape")
    expect(screens).to_be_hidden()
    assert focused(phone) == "screens"


def test_one_sheet_at_a_time(phone):
    for opener, sheet in (one.values for one in SHEETS):
        phone.locator(f"#{opener}").dispatch_event("click")
        expect(phone.locator("[role=dialog]:visible")).to_have_id(sheet)


def test_a_sheet_that_gives_way_leaves_the_focus_where_it_was_put(phone):
    opened_by_key(phone, "edit-open", "edit-sheet")
    phone.locator("#hold").focus()
    phone.keyboard.press("Escape")
    expect(phone.locator("#edit-sheet")).to_be_hidden()
    assert focused(phone) == "hold"

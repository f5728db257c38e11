"""The controller's page under a finger: what is said stays in sight, what is touched is large enough and keeps its place."""

import pytest
from playwright.sync_api import expect

from tests.browser.alone import half_past_nine
from tests.browser.editing import field, open_sheet
from tests.browser.looking import CARD, ENGLISH
from tests.browser.stage import PHONE, await_online
from tests.serving import SAMPLE_DAY, serving

options = pytest.fixture(half_past_nine, name="options")
LAPTOP = {"width": 1366, "height": 768}
SIZES = [
    pytest.param(PHONE, id="phone"),
    pytest.param({"width": 360, "height": 380}, id="keyboard up"),
    pytest.param({"width": 740, "height": 360}, id="lying"),
    pytest.param(LAPTOP, id="laptop"),
]
FINGER_PX = 44
SEEN = """selector => {
  const [one] = document.querySelectorAll(selector);
  const box = one.getBoundingClientRect();
  if (box.width === 0) return false;
  const at = document.elementFromPoint(box.left + Math.min(20, box.width / 2), box.top + box.height / 2);
  return one.contains(at);
}"""
# the lines that are said -> for each that is seen the height over which a touch does what it says; and the words' own
TOUCHED = """said => {
  for (const id of ["troubles", "card-line"]) document.getElementById(id).hidden = !said.includes(id);
  document.getElementById("troubles").textContent = "A repair of the record that… · +1 more";
  document.getElementById("notice").textContent = said.includes("notice") ? "Rehearsal, 18 Jun 2026" : "";
  const opens = y => document.elementFromPoint(200, y)?.closest("[aria-controls]")?.getAttribute("aria-controls");
  const height = (id, share = 0.5) => {
    const button = document.getElementById(id);
    const box = button.getBoundingClientRect();
    if (box.height === 0) return null;
    const [opener, middle] = [button.getAttribute("aria-controls"), Math.floor(box.top + box.height * share)];
    let [top, bottom] = [middle, middle];
    while (opens(top - 1) === opener) top -= 1;
    while (opens(bottom + 1) === opener) bottom += 1;
    return opens(middle) === opener ? bottom - top + 1 : 0;
  };
  const lines = ["troubles-open", "card-line", "notice-open"].map(id => height(id)).filter(each => each !== null);
  const auto = document.getElementById("auto").getBoundingClientRect();
  const corner = document.elementFromPoint(auto.right - 3, auto.bottom - 3).closest("button").id;
  return { least: Math.min(...lines), lines: lines.length, words: height("jump-open", 0.9), corner };
}"""
SAYINGS = [
    (["notice"], 1),
    (["troubles"], 1),
    (["card-line"], 1),
    (["troubles", "notice"], 2),
    (["troubles", "card-line"], 2),
    (["card-line", "notice"], 2),
    (["troubles", "card-line", "notice"], 2),
]
CUT = "one => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth"


@pytest.mark.parametrize("size", SIZES)
def test_what_becomes_of_go_is_seen_beside_the_words_that_are_edited(stage, size):
    stage.phone.set_viewport_size(size)
    open_sheet(stage)
    stage.press_go()
    expect(stage.phone.locator("#result")).to_contain_text("GO")
    assert stage.phone.evaluate(SEEN, "#result")
    assert stage.phone.evaluate(SEEN, "#edit-text")


@pytest.mark.parametrize("size", SIZES)
def test_a_lost_link_is_seen_over_the_words_that_are_edited(stage, size):
    stage.phone.set_viewport_size(size)
    open_sheet(stage)
    before = stage.phone.locator("#edit-first").bounding_box()
    stage.server.process.kill()
    expect(stage.phone.locator("#edit-trouble")).to_have_text("Link lost. What you type is kept here.")
    assert stage.phone.evaluate(SEEN, "#edit-trouble")
    assert stage.phone.locator("#edit-first").bounding_box() == before


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_go_and_what_stands_over_it_keep_their_place_beside_an_open_sheet(stage, size):
    stage.phone.set_viewport_size(size)
    places = [stage.phone.locator(f"#{name}") for name in ("go", "hold", "slower", "screens")]
    before = [one.bounding_box() for one in places]
    open_sheet(stage)
    assert [one.bounding_box() for one in places] == before


def test_the_words_have_a_line_to_read_comfortably_on_a_laptop_and_cover_nothing(stage):
    stage.phone.set_viewport_size(LAPTOP)
    open_sheet(stage)
    letters = field(stage).evaluate("""one => {
      const style = getComputedStyle(one), pen = document.createElement("canvas").getContext("2d");
      pen.font = style.font;
      const text = one.value.replaceAll("\\n", " ");
      return (one.clientWidth - 2 * parseFloat(style.paddingLeft)) / (pen.measureText(text).width / text.length);
    }""")
    assert 55 <= letters <= 75
    assert stage.phone.evaluate(SEEN, "#blank")
    assert stage.phone.evaluate(SEEN, "#preview")


def test_every_line_that_is_touched_has_a_fingers_height_and_the_words_keep_some(stage):
    for said, lines in SAYINGS:
        told = stage.phone.evaluate(TOUCHED, said)
        assert (told["lines"], told["corner"]) == (lines, "auto"), said
        assert min(told["least"] - FINGER_PX, told["words"] - 20) >= 0, (said, told)


@pytest.mark.parametrize(
    "name",
    ["Maps and Weather", "Room 12, Upper Floor, Side B", "Sailing, Weather and the Great Stormwind"],
    ids=["short", "longer", "forty letters"],
)
def test_the_stages_name_is_read_whole_on_the_narrowest_phone(tmp_path, page, name):
    (tmp_path / "cards").mkdir()
    card = CARD.format(speech=ENGLISH).replace("Maps and Weather", name)
    (tmp_path / "cards" / "map.md").write_text(card, encoding="utf-8")
    day = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "09:59:50", "--data", tmp_path / "data")
    page.set_viewport_size(PHONE)
    with serving(*day, "--port", 0, cards=tmp_path / "cards") as server:
        page.goto(f"{server.address}/control")
        await_online(page)
        shown = page.locator(".stage-name")
        expect(shown).to_have_text(name)
        expect(shown).to_have_attribute("title", name)
        assert not shown.evaluate(CUT)

"""The scroll is one animation of the compositor, and it is touched only when something that is seen changes."""

import pytest

from tests.browser.looking import ENGLISH, introduce, screen, showing

# A scroller of the page's own modules on a text of its own; only the server's time is the test's: `ahead` ms.
BEGIN = """async () => {
  const { Scroller } = await import("/static/js/text/scroller.js");
  const rundown = await (await fetch("/api/v1/stages/maps-and-weather/rundown")).json();
  const item = rundown.items.find((one) => one.script.length > 0);
  const glide = document.querySelector(".glide").cloneNode(true);
  const article = glide.querySelector("article");
  document.querySelector("#column").append(glide);
  const time = { ahead: 0, rate: 1 };
  time.showNow = () => (performance.now() + time.ahead) / 1000;
  time.localAt = (show) => show * 1000 - time.ahead;
  const scroller = new Scroller(article, glide, time, () => {});
  const motion = { word: 0, at: time.showNow(), wpm: 130, stop: 60 };
  scroller.show(item, motion, { pronunciations: {}, colours: new Map() });
  window.tried = { article, time, scroller, motion };
}"""
# What an act does to the animation: nothing, another time, or another animation.
AFTER = """async (act) => {
  const scroll = () => tried.article.getAnimations()[0];
  const { article, time, scroller, motion } = tried;
  const paused = (ms) => new Promise((done) => setTimeout(done, ms));
  const before = scroll(), timing = ({ startTime, playbackRate }) => `${startTime} ${playbackRate}`, stood = timing(before);
  const acts = {
    clock: (ms) => { time.ahead += ms; scroller.retime(); },
    rate: (rate) => { time.rate = rate; scroller.retime(); },
    layout: (size) => { article.style.fontSize = size; scroller.layOut(); },
    told: () => scroller.follow({ ...motion }),
    anchor: (ms) => scroller.follow({ ...motion, word: 0, at: time.showNow() + 0.15, wpm: 160 }) ?? paused(ms),
  };
  await acts[act[0]](act[1]);
  if (scroll() !== before) return "another";
  return timing(scroll()) === stood ? "untouched" : "moved";
}"""
ACTS = {
    "the clock moves by what nobody sees": (["clock", 8], "untouched"),
    "and back": (["clock", -8], "untouched"),
    "the clock moves by lines": (["clock", 4000], "moved"),
    "the show's time goes faster": (["rate", 2], "moved"),
    "the same layout once more": (["layout", ""], "untouched"),
    "larger letters": (["layout", "120%"], "another"),
    "the same motion once more": (["told", 0], "untouched"),
    "a new anchor, before its time": (["anchor", 20], "untouched"),
    "a new anchor, at its time": (["anchor", 400], "moved"),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory, browser):
    with showing(tmp_path_factory.mktemp("scroll"), ENGLISH) as server:
        opened = screen(server, browser)
        yield opened.prompter
        opened.close()


@pytest.mark.parametrize(("act", "does"), ACTS.values(), ids=ACTS.keys())
def test_what_touches_the_animation(page, act, does):
    page.evaluate(BEGIN)
    assert page.evaluate(AFTER, act) == does


def test_clocks_that_part_slowly_are_followed_in_the_end(page):
    page.evaluate(BEGIN)
    assert [page.evaluate(AFTER, ["clock", 9]) for _ in range(6)].count("moved") == 1


UNDER = """() => {
  const word = document.documentElement.dataset.word;
  return [".word-line", `[data-word="${word}"]`].map((one) => {
    const { left, right, bottom } = document.querySelector(`[role=article] ${one}`).getBoundingClientRect();
    return [left, right, bottom];
  });
}"""


@pytest.mark.parametrize("look", ["", "&size=160", "&mirror=h"])
def test_the_line_is_under_the_word_that_is_read(tmp_path, browser, look):
    with showing(tmp_path, ENGLISH) as server:
        stage = screen(server, browser, look)
        introduce(stage, word=12)
        line, word = stage.prompter.evaluate(UNDER)
        assert line == pytest.approx(word, abs=1)

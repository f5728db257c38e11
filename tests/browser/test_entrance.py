"""The entrance in a real browser: what it sends along with a form, only a browser knows."""

import re

from playwright.sync_api import Page, expect

from tests.serving import SAMPLE_DAY, serving


def test_a_browser_that_types_the_code_is_let_in(tmp_path, page: Page):
    options = (
        "--day",
        SAMPLE_DAY,
        "--clock",
        "rehearsal",
        "--data",
        tmp_path,
        "--port",
        0,
        "--host",
        "0.0.0.0",
    )
    with serving(*options) as server:
        page.goto(server.address)
        code = re.sub(r"\D", "", page.locator(".number").first.inner_text())
        page.goto(f"{server.address}/enter?next=/control%3Fstage%3Dtools-and-hands")
        page.get_by_label("Code").fill("000000" if code != "000000" else "111111")
        page.get_by_role("button", name="Let me in").click()
        expect(page.get_by_role("alert")).to_contain_text("That is not the code")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Let me in").click()
        expect(page.get_by_role("button", name="GO", exact=True)).to_be_visible()

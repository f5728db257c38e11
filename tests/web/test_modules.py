"""What a browser is told to fetch ahead for a page: its module, and all that this one imports."""

import pytest

from stagecue.web.modules import FOLDER, page_module, reached

FILES = {
    "page.js": 'import { a } from "./text/a.js";\nimport { io } from "/static/vendor/io.js";\n',
    "text/a.js": 'import {\n  b,\n  c,\n} from "./b.js";\nexport { page } from "../page.js";\n',
    "text/b.js": '/** @import { Type } from "./types.js" */\nimport "../bare.js";\nconst told = "from ./told.js";\n',
    "bare.js": "",
}


def test_all_that_a_module_reaches_is_found_once_nearest_first(tmp_path):
    for name, source in FILES.items():
        path = tmp_path / "static" / "js" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    assert reached(f"{FOLDER}/page.js", tmp_path) == [
        "/static/js/page.js",
        "/static/js/text/a.js",
        "/static/vendor/io.js",
        "/static/js/text/b.js",
        "/static/js/bare.js",
    ]


def test_a_module_that_is_not_there_reaches_nothing(tmp_path):
    assert reached(f"{FOLDER}/page.js", tmp_path) == ["/static/js/page.js"]


def test_what_a_page_opens_with_comes_and_runs_before_the_rest():
    *ahead, first, last = page_module("prompter-link.js", "prompter.js").splitlines()
    assert [first, last] == [
        f'<script type="module" src="/static/js/{page}"></script>'
        for page in ("prompter-link.js", "prompter.js")
    ]
    link, reader = (
        ahead.index(f'<link rel="modulepreload" href="/static/js/{module}">')
        for module in ("link/link.js", "text/reader.js")
    )
    assert link < reader
    assert len(set(ahead)) == len(ahead)


@pytest.mark.parametrize("page", ["prompter.js", "control.js"])
def test_a_page_names_its_module_last_and_its_link_to_the_server_before(page):
    *ahead, module = page_module(page).splitlines()
    assert module == f'<script type="module" src="/static/js/{page}"></script>'
    assert '<link rel="modulepreload" href="/static/vendor/socket.io.esm.min.js">' in ahead

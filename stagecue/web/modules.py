"""What a page is made of: its module, and all that this one imports, for a browser to fetch all at once.

Left to itself it learns of a module's imports when it has read it: five rounds, each waiting for the last.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from posixpath import join, normpath

from markupsafe import Markup

from stagecue.web.assets import assets

FOLDER = "/static/js"
_IMPORTED = re.compile(r'^(?:import|export)\b[^;"]*"((?:\.|/static/)[^"]+)";', re.MULTILINE)


@cache
def page_module(*pages: str) -> Markup:
    """The tags for `pages`, modules of static/js such as `prompter.js` in the order in which they run.

    What they reach is fetched ahead, in that order too: the first runs while the others still come.
    """
    run = [f"{FOLDER}/{page}" for page in pages]
    ahead = dict.fromkeys(found for page in run for found in reached(page, assets()) if found not in run)
    tags = [Markup('<link rel="modulepreload" href="{}">').format(address) for address in ahead]
    tags += [Markup('<script type="module" src="{}"></script>').format(page) for page in run]
    return Markup("\n").join(tags)


def reached(first: str, root: Path) -> list[str]:
    """`first` and all that it imports, as addresses below `root`; a file that is not there has no imports."""
    found = [first]
    for module in found:
        path = root / module.lstrip("/")
        source = path.read_text(encoding="utf-8") if module.startswith(FOLDER) and path.is_file() else ""
        for imported in _IMPORTED.findall(source):
            address = normpath(join(module, "..", imported))
            if address not in found:
                found.append(address)
    return found

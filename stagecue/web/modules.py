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
def page_module(page: str) -> Markup:
    """The tags for `page`, a module of static/js such as `prompter.js`, and for what it reaches."""
    first, *others = reached(f"{FOLDER}/{page}", assets())
    ahead = (Markup('<link rel="modulepreload" href="{}">\n').format(address) for address in others)
    return Markup("").join(ahead) + Markup('<script type="module" src="{}"></script>').format(first)


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

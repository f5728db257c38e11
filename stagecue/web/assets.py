"""Where the pages and what they are made of lie."""

from __future__ import annotations

from pathlib import Path


def assets() -> Path:
    """The folder that holds `templates` and `static`: inside the installed package, else beside it."""
    package = Path(__file__).parents[1]
    return package if (package / "templates").is_dir() else package.parent

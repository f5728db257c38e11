"""Measures how long files and functions are, in lines; a function's docstring does not count."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEASURED = (".py", ".js", ".css", ".html")
# what git ignores, for a checkout that came without git
IGNORED = (".venv", "node_modules", "vendor", "__pycache__", "build", "dist", "test-results")


@dataclass(frozen=True)
class Function:
    """A function and its `lines` from `def` to its end, without its docstring."""

    file: str
    name: str
    lines: int


def files() -> list[str]:
    """Return the project's own files (tracked or about to be), as paths below its root, sorted."""
    names = listed_by_git() if shutil.which("git") and (ROOT / ".git").exists() else found_on_disk()
    return sorted(name for name in names if (ROOT / name).is_file())


def listed_by_git() -> list[str]:
    """Ask git for what is tracked and for what is new and not ignored."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in answer.split("\0") if name]


def found_on_disk() -> list[str]:
    """Walk the folders, leaving out what git would ignore and what is hidden."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [path.as_posix() for path in found if not any(is_left_out(step) for step in path.parts)]


def is_left_out(step: str) -> bool:
    """Say whether a folder or file of this name is none of the project's own."""
    return step in IGNORED or (step.startswith(".") and step not in (".ci", ".npmrc", ".gitignore"))


def measured() -> list[str]:
    """Return the files whose length counts: code and pages, not what the tests read."""
    return [name for name in files() if name.endswith(MEASURED) and not name.startswith("tests/data/")]


def functions(file: str, source: str) -> Iterator[Function]:
    """Yield every function of a Python source, the nested ones too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(file, node.name, length(node))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines from `def` to its end, without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return lines
    told = node.body[0]
    return lines - ((told.end_lineno or told.lineno) - told.lineno + 1)


def in_folder(folder: str) -> list[Function]:
    """Return every function below a folder of the project."""
    named = [name for name in files() if name.startswith(f"{folder}/") and name.endswith(".py")]
    return [found for name in named for found in functions(name, (ROOT / name).read_text(encoding="utf-8"))]

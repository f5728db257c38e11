"""Reads the imports of a module and says which laws of the house it breaks.

The laws: imports point one way; the pure folders know no clock, disk, chance, thread or log; a library that
stands for the outside (HTTP, a database, threads) is known in one folder; app.py alone makes clocks and reads
the environment.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

PLAN = ("errors", "cards")
SHOW = (*PLAN, "rundown")
OUTSIDE = (*SHOW, "show")
WEB = (*OUTSIDE, "rehearsal", "store", "formats")

# part of the package -> the parts that it may import, besides itself
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "__init__": (),
    "errors": (),
    "cards": ("errors",),
    "rundown": PLAN,
    "show": SHOW,
    "formats": SHOW,
    "rehearsal": OUTSIDE,
    "store": OUTSIDE,
    "web": WEB,
    "laptop": (*WEB, "web"),
    "app": (*WEB, "web", "laptop"),
    "tables": (*WEB, "web", "laptop", "app"),
    "cli": (*WEB, "web", "laptop", "app", "tables"),
    "__main__": ("cli",),
}
PURE = ("cards", "rundown", "show", "rehearsal")
# names on the left stand for the outside; a pure folder may not import them
IMPURE = {
    **dict.fromkeys(("time", "sched"), "a clock"),
    **dict.fromkeys(("os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "mmap"), "the disk"),
    **dict.fromkeys(("random", "secrets", "uuid"), "chance"),
    **dict.fromkeys(
        ("threading", "_thread", "queue", "concurrent", "multiprocessing", "asyncio", "gevent"), "a thread"
    ),
    **dict.fromkeys(("subprocess", "signal", "sys", "platform", "platformdirs"), "the machine"),
    **dict.fromkeys(("logging", "warnings", "rich", "click"), "a log"),
    **dict.fromkeys(("sqlite3", "dbm", "shelve"), "a database"),
    **dict.fromkeys(("socket", "ssl", "select", "http", "requests", "wsgiref"), "the network"),
}
# pure in spite of where it lives
PURE_AFTER_ALL = (
    "pathlib.PurePath",
    "pathlib.PurePosixPath",
    "pathlib.PureWindowsPath",
    "io.StringIO",
    "io.BytesIO",
)
# library -> the parts that may know it
KNOWN_IN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("flask", "flask_socketio", "socketio", "engineio", "simple_websocket"), ("web",)),
    **dict.fromkeys(("werkzeug", "jinja2", "markupsafe"), ("web",)),
    **dict.fromkeys(("sqlite3", "threading", "concurrent", "multiprocessing"), ("store",)),
    "gevent": ("store", "web", "app"),
    "click": ("cli",),
    "rich": ("tables", "cli"),
}
MAKES_A_CLOCK = (
    *(f"time.{name}{unit}" for name in ("time", "monotonic", "perf_counter") for unit in ("", "_ns")),
    *("time.localtime", "time.gmtime", "datetime.date.today"),
    *(f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")),
)
READS_THE_ENVIRONMENT = ("os.environ", "os.environb", "os.getenv")
HIDES_AN_IMPORT = ("importlib.import_module", "builtins.__import__", "builtins.eval", "builtins.exec")
TOUCHES_THE_OUTSIDE = ("builtins.open", "builtins.print", "builtins.input", "builtins.breakpoint")


@dataclass(frozen=True)
class Module:
    """A module to read: its dotted `name`, its `source`, and whether it is a folder's `__init__`."""

    name: str
    source: str
    is_folder: bool = False

    @property
    def part(self) -> str:
        """The folder or file right below the package to which the module belongs."""
        steps = self.name.split(".")
        return steps[1] if len(steps) > 1 else "__init__"


@dataclass
class Reading:
    """What one module imports and uses, by full dotted names, each with its line."""

    imports: list[tuple[int, str]] = field(default_factory=list)
    uses: list[tuple[int, str]] = field(default_factory=list)


def findings(module: Module) -> list[str]:
    """Return every broken law of the module as `line: sentence`, in the order of the lines."""
    reading = read(module)
    found = [(line, said) for line, name in reading.imports for said in judge_import(module.part, name)]
    found += [(line, said) for line, name in reading.uses for said in judge_use(module.part, name)]
    return [f"{line}: {said}" for line, said in sorted(set(found))]


def read(module: Module) -> Reading:
    """Collect what the module imports, and which imported or built-in names it uses."""
    reading, names = Reading(), {"open", "print", "input", "breakpoint", "eval", "exec", "__import__"}
    known = {name: f"builtins.{name}" for name in names}
    tree = ast.parse(module.source)
    for node in ast.walk(tree):
        for local, origin in imported(node, module):
            reading.imports.append((node.lineno, origin))  # type: ignore[attr-defined]  # imports have lines
            known[local] = origin
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and (name := dotted(node, known)):
            reading.uses.append((node.lineno, name))
    return reading


def imported(node: ast.AST, module: Module) -> Iterator[tuple[str, str]]:
    """Yield (local name, full name) for each name that an import statement brings."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name, alias.name
    elif isinstance(node, ast.ImportFrom):
        base = origin_of(node, module)
        for alias in node.names:
            yield alias.asname or alias.name, f"{base}.{alias.name}"


def origin_of(node: ast.ImportFrom, module: Module) -> str:
    """Return the full name of the module from which a statement imports, relative ones resolved."""
    if not node.level:
        return node.module or ""
    steps = module.name.split(".")
    keep = len(steps) - node.level + module.is_folder
    return ".".join([*steps[:keep], *([node.module] if node.module else [])])


def dotted(node: ast.expr, known: dict[str, str]) -> str | None:
    """Return the full name of `a.b.c` when `a` is an imported or built-in name."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute) and (base := dotted(node.value, known)):
        return f"{base}.{node.attr}"
    return None


def judge_import(part: str, name: str) -> Iterator[str]:
    """Yield what is wrong with importing the full `name` in this part of the package."""
    if part not in MAY_IMPORT:
        yield f"{part} has no place in the house yet: give it one in MAY_IMPORT"
        return
    library, _, rest = name.partition(".")
    if library == "stagecue":
        yield from judge_own_import(part, rest.partition(".")[0])
    if part in PURE and library in IMPURE and name not in PURE_AFTER_ALL:
        yield f"{part} is pure and may not know {IMPURE[library]} ({name})"
    if part not in KNOWN_IN.get(library, (part,)):
        yield f"{library} is known in {' and '.join(KNOWN_IN[library])} only, not in {part}"


def judge_own_import(part: str, target: str) -> Iterator[str]:
    """Yield what is wrong with importing another part; names of the package itself (its version) are free."""
    if target in MAY_IMPORT and target != part and target not in MAY_IMPORT[part]:
        yield f"{part} may not import {target}: imports point one way"


def judge_use(part: str, name: str) -> Iterator[str]:
    """Yield what is wrong with using the full `name` in this part of the package."""
    if name in MAKES_A_CLOCK and part != "app":
        yield f"only app makes clocks: {part} must be given the time ({name})"
    if name in READS_THE_ENVIRONMENT and part != "app":
        yield f"only app reads the environment: {part} must be given the setting ({name})"
    if name in HIDES_AN_IMPORT:
        yield f"an import must be readable as one ({name})"
    if name in TOUCHES_THE_OUTSIDE and part in PURE:
        yield f"{part} is pure and may not touch the outside ({name})"

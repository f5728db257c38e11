"""Measured paces taken into a show file: its text in, its text out, with every comment and line kept."""

from __future__ import annotations

from collections.abc import Mapping

import tomlkit


def with_paces(text: str, paces: Mapping[str, float]) -> str:
    """The text with these words per minute for hosts; the host "" stands for the show's own pace."""
    file = tomlkit.parse(text)
    for host, wpm in paces.items():
        if host:
            table = file.setdefault("paces", tomlkit.table())
            known = {name.casefold(): name for name in table}
            table[known.get(host.casefold(), host)] = round(wpm)
        else:
            file["pace"] = round(wpm)
    return tomlkit.dumps(file)

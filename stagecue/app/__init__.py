"""The composition root: settings in, a show on the air, or a rehearsal on the terminal, out.

The only folder that makes clocks and reads the environment: everything below is handed what it needs.
It decides nothing about a show; what the machine says of itself, laptop.py asks.
"""

from stagecue.app.air import OnAir, on_air
from stagecue.app.asked import Settings

__all__ = ["OnAir", "Settings", "on_air"]

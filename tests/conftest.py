"""What every test shares: how hypothesis draws its examples."""

import os

from hypothesis import settings

# CI draws the same examples every time: no run fails by luck. No deadline: the cores are shared.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

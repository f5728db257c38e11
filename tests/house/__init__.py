"""Tests that guard the house itself: who may import whom, how long things are, what the wheel holds."""

"""Tests with a real browser and a real server; finding.py says which browser."""

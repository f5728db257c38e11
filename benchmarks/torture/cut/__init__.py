"""The rows on a link that is cut in silence, under real pages in a real browser.

What a page may do stands in law.py, and is pure: what was seen goes in, what was wrong comes out, in words.
The page is seen from outside: by its screencast and by a ruler, against a witness whom no cut reaches.
What was not filmed was not seen: frames, and the gaps between them, are bounded in each cut by itself.
"""

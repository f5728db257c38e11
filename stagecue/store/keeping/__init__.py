"""What looks after an open record while the show runs: its mark, its own file, and the copy on a stick.

It works beside the show, in greenlets and threads of its own: no press waits for it, no failure ends a show.
It reads the record and never changes an entry.
"""

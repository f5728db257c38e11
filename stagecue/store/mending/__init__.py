"""A record is looked at before it is opened to write; a broken one is set aside and the show opens.

Nothing is deleted, nothing is guessed, and each step may be killed: the next start goes on from there.
Whatever is found is told in sentences, and the show comes back held where something was lost.
"""

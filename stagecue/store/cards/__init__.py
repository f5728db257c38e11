"""The cards of a show that runs: what is on disk now, beside the words in the show, and how those get there.

The disk is looked at in a native thread of its own; a folder that hangs holds up nobody but who looks at it.
"""

"""The rows on what others do to a server: crowds, strangers, giants, slow readers, a laptop that is shut.

A phone presses GO all the while, and is timed; screens follow, and every byte to them is parsed. Memory is
the kernel's own peak of the server's process, from before the attack until after it. Each figure is of the
attack alone: the server is warm, and its stage long enough, before anything is measured.
"""

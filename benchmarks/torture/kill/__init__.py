"""The rows on what is promised: acked is on the disk, whenever the server is killed or the current goes.

Who pressed writes down what was promised, before and apart from what the disk is asked for.
The disk is looked at between two lives, in a copy, and nothing is left beside it.
What was never looked at cannot hold: looks, kills in the start and kills in a backup are bounded from below.
"""

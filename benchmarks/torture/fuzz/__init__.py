"""The row on nonsense: messages and requests at random, and such as are nearly right.

What is not taken changes nothing: whether it was taken is told by its answer, and the whole state is
compared. The time of the show stands meanwhile, so that nothing moves but by what was sent. A server that
falls, falls silent, or shows its insides is as wrong as one that obeys.
"""

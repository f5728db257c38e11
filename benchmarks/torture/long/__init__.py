"""The rows on time: a whole day at sixty times its speed, and a wall's clock that jumps.

What is held at the end is compared with what was held before, of the same server in the same state.
Clocks are stepped in the server's process alone; two runs are compared with each other, never with a wish.
A short form says nothing of what only a day can show, and its tests do not ask for it.
"""

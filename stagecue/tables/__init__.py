"""What the commands print: tables for people, the same as JSON for programs, a bar while a day is played.

It draws what it is given and decides nothing; colours never say what a word does not.
Titles and names are people's text: they are escaped before they are printed.
"""

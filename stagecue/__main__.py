"""`python -m stagecue` is the same as `stagecue`."""

from stagecue.cli import main

if __name__ == "__main__":
    main()

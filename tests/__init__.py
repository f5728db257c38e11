"""The tests mirror the package: browser/ drives real pages, house/ guards the house, data/ is for reading."""

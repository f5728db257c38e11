"""The zone of the event by the labels on its cards."""

import pytest

from stagecue.cards import Card
from stagecue.rundown.zones import labelled_zone


@pytest.mark.parametrize(
    ("labels", "zone"),
    [
        pytest.param(["CEST", None, "CEST"], "Europe/Paris", id="one label"),
        pytest.param(["CET", "CEST"], "Europe/Paris", id="winter and summer of one zone"),
        pytest.param(["CEST", "EDT"], None, id="two zones: nobody guesses"),
        pytest.param(["CST"], None, id="a label of several continents"),
        pytest.param(["XYZ"], None, id="unknown"),
        pytest.param([None], None, id="no label"),
    ],
)
def test_the_zone_of_the_labels(labels, zone):
    assert labelled_zone([Card(f"{n}.md", zone=label) for n, label in enumerate(labels)]) == zone

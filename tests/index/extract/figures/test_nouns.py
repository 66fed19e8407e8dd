import pytest
from tests.index.extract.figures.reading import only


@pytest.mark.parametrize(
    ("counted", "unit"),
    [
        ("73 Boeing 737-800s", "aircraft"),
        ("32 F-35As", "aircraft"),
        ("40 T-72s", "t-72s"),
        ("155 Abrams main battle tanks", "tanks"),
        ("31 US-made M1A1 Abrams tanks", "tanks"),
        ("1,000 Boxer vehicles", "vehicles"),
        ("12 Virginia-class submarines", "submarines"),
        ("2.4 million US policyholders", "policyholders"),
        ("37 seamen", "people"),
        ("40 tribeswomen", "people"),
        ("12 rare specimens", "specimens"),
    ],
)
def test_the_head_noun_is_the_unit(counted, unit):
    assert only(f"The ministry listed {counted} in its report.").unit == unit

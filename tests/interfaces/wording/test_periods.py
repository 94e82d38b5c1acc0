import pytest

from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.periods import period_said


@pytest.mark.parametrize(
    ("language", "period", "said"),
    [
        ("en", "2023", "2023"),
        ("en", "", ""),
        ("en", "2023-Q2", "Q2 2023"),
        ("ru", "2023-Q2", "2-й квартал 2023 г."),
        ("sv", "2023-Q2", "kvartal 2 2023"),
        ("vi", "2023-Q2", "quý 2/2023"),
        ("en", "2023-05", "May 2023"),
        ("ru", "2023-05", "май 2023"),
        ("sv", "2023-05", "maj 2023"),
        ("vi", "2023-05", "tháng 5/2023"),
    ],
)
def test_periods_are_said_as_people_write_them(language, period, said):
    assert period_said(speak(language), period) == said

"""Growth accounts set against the Penn World Table, and labour shares that change."""

import numpy as np
import pytest

from yokoten.analysis.productivity import growth_accounting

# Penn World Table 8.1 (Feenstra, Inklaar, Timmer 2015, The Next Generation of the Penn World Table, American Economic
# Review 105(10); www.ggdc.net/pwt, CC BY 4.0), 2005 to 2011: GDP at constant national prices, persons engaged,
# human capital, capital stock at constant national prices, labour share, and its own TFP at constant national
# prices (2005 = 1), which is a Törnqvist index with labour as persons times human capital.
TABLE = {
    "SWE": (
        (293776.656, 4.362019539, 3.248485804, 595868.312, 0.6473659277, 1),
        (306400.75, 4.458648205, 3.247663498, 613814.188, 0.631682694, 1.017681956),
        (316555.625, 4.589568615, 3.246841431, 634205.125, 0.642126441, 1.020196676),
        (314613.812, 4.661840916, 3.246019602, 654186, 0.6358345151, 0.9928476214),
        (298795.844, 4.578344822, 3.245197773, 664549.875, 0.6358345151, 0.948536396),
        (318387.438, 4.660974979, 3.244376421, 677850.625, 0.6358345151, 0.9922744036),
        (330755.156, 4.788344383, 3.244376421, 693654.625, 0.6358345151, 1.004830241),
    ),
    "POL": (
        (511948.594, 13.91374493, 2.870767355, 1399467.75, 0.550480783, 1),
        (543830.125, 14.36594868, 2.876891136, 1448227.75, 0.5466118455, 1.026584983),
        (580730.5, 15.02665329, 2.883027792, 1512483.25, 0.5464773774, 1.047558546),
        (610501.938, 15.6244173, 2.889177561, 1585637.75, 0.5620326996, 1.054008484),
        (620438.938, 15.70743179, 2.895340443, 1653382.25, 0.5620326996, 1.047333479),
        (644457.5, 15.79910183, 2.901516676, 1717502.62, 0.5620326996, 1.065130234),
        (672266, 15.97500324, 2.901516676, 1791700.12, 0.5620326996, 1.083933115),
    ),
    "USA": (
        (12564300, 143.6192017, 3.574812889, 37569048, 0.6398273706, 1),
        (12898400, 146.255249, 3.583557129, 38524884, 0.6388376355, 1.004000306),
        (13144400, 147.8036499, 3.592322588, 39387952, 0.6342817545, 1.006595254),
        (13097200, 147.0605621, 3.601109505, 40057600, 0.6383814812, 0.9984992743),
        (12690000, 141.5952606, 3.609917879, 40347576, 0.6255468726, 0.9867377281),
        (12992000, 140.8549042, 3.618747711, 40615356, 0.6204364896, 1.009463072),
        (13225900, 141.8070221, 3.618747711, 40926444, 0.6219858527, 1.020391822),
    ),
}
YEARS = range(2005, 2012)


def columns(country):
    """GDP, labour, capital, labour share and TFP by year."""
    gdp, persons, skill, capital, share, tfp = np.array(TABLE[country]).T
    return gdp, persons * skill, capital, share, tfp


@pytest.mark.parametrize("country", TABLE)
def test_tfp_growth_is_that_of_the_penn_world_table(country):
    gdp, labour, capital, share, tfp = columns(country)
    found = growth_accounting(gdp, labour, capital, share, periods=YEARS, method="tornqvist")

    assert found.tfp_growth[0] == pytest.approx(np.log(tfp[-1] / tfp[0]), abs=2e-7)
    assert found.findings == ()


@pytest.mark.parametrize("country", TABLE)
@pytest.mark.parametrize("year", range(6))
def test_every_single_year_is_that_of_the_penn_world_table(country, year):
    gdp, labour, capital, share, tfp = (one[year : year + 2] for one in columns(country))
    found = growth_accounting(gdp, labour, capital, share, method="tornqvist")

    assert found.tfp_growth[0] == pytest.approx(np.log(tfp[1] / tfp[0]), abs=2e-7)


def test_all_countries_at_once_are_the_same_as_each_alone():
    together = [np.stack(series) for series in zip(*map(columns, TABLE), strict=True)]
    found = growth_accounting(*together[:4], periods=YEARS, method="tornqvist")

    assert found.tfp_growth == pytest.approx(np.log(together[4][:, -1] / together[4][:, 0]), abs=2e-7)


def test_fixed_shares_differ_from_the_table_where_shares_moved_and_not_where_they_did_not():
    gdp, labour, capital, share, tfp = columns("SWE")
    fixed = growth_accounting(gdp[3:], labour[3:], capital[3:], share[3:])
    moved = growth_accounting(gdp, labour, capital, share[0])

    assert fixed.tfp_growth[0] == pytest.approx(np.log(tfp[-1] / tfp[3]), abs=2e-7)
    assert abs(moved.tfp_growth[0] - np.log(tfp[-1] / tfp[0])) > 1e-4

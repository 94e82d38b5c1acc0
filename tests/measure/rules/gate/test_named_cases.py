"""Cells of a real panel that are known to be wrong, among made-up regions that grow as the real ones did."""

from factories.tables import checked, make_panel

HEAD = ["region", "year", "grp", "employed", "assets", "investment", "wage"]
CASES = {
    "Ростовская область": {
        2010: ("659667.4", "1957.9", "1514042", "", "14647"), 2015: ("1189144.0", "1948.8", "2355619", "", "25730"),
        2020: ("1508000.1", "1909.4", "7018721", "", "31270"), 2021: ("1714576.7", "1984.6", "7460101", "", "32500"),
        2022: ("2042953.9", "2017.2", "7658598", "", "34743"), 2023: ("325839.3", "2092.1", "8280586", "", "41377"),
    },
    "Республика Тыва": {
        2010: ("30772.8", "101.7", "39154", "", "10160"), 2015: ("47289.6", "99.0", "823240", "", "15500"),
        2020: ("68000.4", "101.9", "912242", "", "18803"), 2021: ("82230.8", "103.7", "930332", "", "20050"),
        2022: ("91529.3", "111.2", "1077326", "", "20435"), 2023: ("107783.5", "112.3", "1154373", "", "24460"),
    },
    "Республика Ингушетия": {
        2010: ("19929.1", "134.1", "45758", "", "9630"), 2015: ("38091.0", "136.2", "844192", "", "15358"),
        2020: ("52010.2", "136.9", "152227", "", "17247"), 2021: ("62857.4", "137.1", "162352", "", "18001"),
        2022: ("74831.7", "139.8", "168199", "", "19573"), 2023: ("84227.3", "138.6", "178499", "", "23047"),
    },
    "Чукотский автономный округ": {
        2010: ("38978.1", "36.6", "76388", "", "38147"), 2015: ("61735.5", "36.1", "113495", "", "64459"),
        2020: ("92003.2", "35.5", "170384", "", "79980"), 2021: ("109949.4", "35.0", "506387", "", "88100"),
        2022: ("130026.3", "35.5", "534384", "", "98178"), 2023: ("144042.1", "35.0", "564196", "", "38.0"),
    },
}  # fmt: skip


def _alarms():
    rows = [[*row[:5], "", row[5]] for row in make_panel(seed=4)[1:]]
    for place, years in CASES.items():
        rows += [[place, str(year), *values] for year, values in years.items()]
    return checked([HEAD, *rows]).alarms


def _of(place):
    return [
        (alarm.kind, alarm.severity, alarm.period, alarm.indicator) for alarm in _alarms() if alarm.place == place
    ]  # fmt: skip


def test_rostov_2023_is_stopped_as_a_lost_digit():
    assert _of("Ростовская область") == [("lost_digit", "stop", "2023", "grp")]


def test_tyva_2015_is_stopped_as_ten_times_though_later_values_follow_it():
    assert _of("Республика Тыва") == [("ten_times", "stop", "2015", "assets")]


def test_ingushetia_2015_is_stopped_as_ten_times():
    assert _of("Республика Ингушетия") == [("ten_times", "stop", "2015", "assets")]


def test_chukotka_asks_about_its_assets_and_stops_the_rank_among_wages():
    assert _of("Чукотский автономный округ") == [
        ("shifted_column", "stop", "2023", "wage"),
        ("series_break", "check", "2021", "assets"),
    ]


def test_no_other_region_is_asked_about():
    assert {alarm.place for alarm in _alarms()} == set(CASES)


def test_stops_come_first():
    assert [alarm.severity for alarm in _alarms()] == ["stop"] * 4 + ["check"]

"""Text tables: encodings by evidence, delimiters, quotes, and clear refusals."""

import pytest

from yokoten.interfaces.importers.table import TableUnreadable, read_table

TABLE = "Регион;Год;ВРП\nСмоленская область;2020;1 234,5\nСаратовская область;2020;2 345,6\n"
SWEDISH = "Län;År;Värde\nSödermanlands län;2020;1,5\nVästra Götalands län;2020;2,5\nÖrebro län;2020;3\n"


def _refused(content: bytes, filename: str = "table.csv") -> TableUnreadable:
    with pytest.raises(TableUnreadable) as raised:
        read_table(content, filename)
    return raised.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"])
def test_russian_table_is_read_in_the_encodings_offices_use(encoding):
    grid = read_table(TABLE.encode(encoding), "table.csv")

    assert grid.rows[1] == ["Смоленская область", "2020", "1 234,5"]
    assert grid.delimiter == ";"


def test_swedish_letters_of_latin_1_are_not_taken_for_cyrillic():
    grid = read_table(SWEDISH.encode("latin-1"), "table.csv")

    assert grid.rows[1][0] == "Södermanlands län"


def test_vietnamese_windows_letters_are_composed():
    content = b"tinh;2020\nBi\xccnh D\xfd\xf5ng;1\n\xd0\xf4\xccng Nai;2\n"

    grid = read_table(content, "table.csv")

    assert grid.encoding == "cp1258"
    assert [row[0] for row in grid.rows[1:]] == ["Bình Dương", "Đồng Nai"]


def test_bytes_that_fit_no_encoding_are_refused_with_the_row():
    refused = _refused(b"region;2020\nOslo;1\n\x81\x8d\x8f\x9d\x81\xa0\x90;2\n")

    assert refused.code == "encoding_unknown"
    assert refused.facts["row"] == 3


def test_text_decoded_twice_is_refused_not_shown_as_gibberish():
    gibberish = "Регион;2020\nСмоленск;1\n".encode().decode("cp1251", "ignore").encode()

    assert _refused(gibberish).code == "decoded_twice"


def test_utf8_cut_in_the_middle_of_a_letter_is_refused():
    content = (TABLE * 5).encode() + "Томск".encode()[:-1]

    refused = _refused(content)

    assert refused.code == "text_cut_off"
    assert refused.facts["row"] == 16


def test_damaged_byte_in_utf8_names_its_row():
    content = (TABLE * 20).encode().replace("Саратовская".encode(), b"\xffaratov", 1)

    refused = _refused(content)

    assert (refused.code, refused.facts["row"]) == ("text_damaged", 3)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter):
    lines = [["region", "year", "value"], ["A", "2020", "1.5"], ["B", "2020", "2.5"]]

    grid = read_table("\n".join(delimiter.join(line) for line in lines).encode(), "t.csv")

    assert grid.rows == lines


def test_decimal_commas_do_not_pass_for_delimiters():
    grid = read_table(b"region;2020;2021\nA;1,5;2,5\nB;3,5;4,5\n", "t.csv")

    assert grid.rows[1] == ["A", "1,5", "2,5"]


def test_announced_delimiter_is_believed_and_rows_keep_their_numbers():
    grid = read_table(b"sep=;\nregion;value\nA;1\n", "t.csv")

    assert grid.rows[0] == ["region", "value"]
    assert grid.row_number(1) == 3


def test_quoted_cells_keep_delimiters_and_line_ends():
    grid = read_table(b'region,note,value\nA,"one, two\nthree",1\nB,plain,2\n', "t.csv")

    assert grid.rows[1] == ["A", "one, two\nthree", "1"]


def test_quote_never_closed_names_the_row():
    refused = _refused(b'region,value\nA,1\nB,"2\nC,3\n')

    assert (refused.code, refused.facts["row"]) == ("quote_not_closed", 3)


def test_quote_closed_far_below_has_swallowed_rows():
    lines = ["region,year,value", 'A,2020,"1', *[f"P{number},2020,{number}" for number in range(20)], 'Z,2020,2"']

    refused = _refused("\n".join(lines).encode() + b"\n")

    assert (refused.code, refused.facts["row"], refused.facts["column"]) == ("quote_not_closed", 2, "C")


def test_row_with_a_cell_too_many_names_row_and_column():
    refused = _refused(b"region,year,value\nA,2020,1\nB,2020,1,5\nC,2020,2\n")

    assert refused.code == "row_too_long"
    assert (refused.facts["row"], refused.facts["column"]) == (3, "D")


def test_short_rows_are_read_as_rows_with_empty_cells():
    grid = read_table(b"region,2020,2021\nA,1,2\nB,1\nC,3,4\n", "t.csv")

    assert grid.rows[2] == ["B", "1"]


def test_last_row_that_stops_in_the_middle_is_refused():
    refused = _refused(b"region,year,value\nA,2020,1\nB,2020,2\nC,20")

    assert (refused.code, refused.facts["row"]) == ("file_cut_off", 4)


@pytest.mark.parametrize(
    ("content", "filename", "code"),
    [
        (b"", "t.csv", "file_empty"),
        (b"\n\n ; ;\n", "t.csv", "table_empty"),
        (bytes(range(256)) * 40, "t.csv", "binary_not_table"),
        (bytes(range(1, 32)) * 40, "t.xlsx", "not_a_workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "t.xls", "page_not_table"),
        (b"<?xml version='1.0'?><Workbook/>", "t.xls", "xml_not_table"),
        (b"%PDF-1.7 ...", "t.csv", "pdf_not_table"),
        (b"\x89PNG\r\n", "t.csv", "picture_not_table"),
        (b"\x1f\x8b\x08", "t.csv.gz", "archive_not_table"),
        (b"region,value\nA,1\nB,2\0\n" + b"C,3\n" * 500, "t.csv", "zero_byte"),
    ],
)
def test_what_is_no_table_is_refused_by_its_content(content, filename, code):
    assert _refused(content, filename).code == code


def test_three_hundred_columns_are_read():
    head = ",".join(["region", *[f"indicator {number}" for number in range(299)]])
    row = ",".join(["A", *map(str, range(299))])

    grid = read_table(f"{head}\n{row}\n".encode(), "t.csv")

    assert grid.width == 300


def test_more_columns_than_a_sheet_can_have_are_refused():
    content = ("a," * 20_000 + "a\n").encode()

    assert _refused(content).code == "too_many_columns"

"""Sentences for files that cannot be read as a table: what is wrong, where, and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import Coded

SENTENCES = {
    "file_empty": mark("The file is empty. Choose the file again, or save it anew from where it comes."),
    "file_too_large": mark("The file is larger than %(megabytes)s MB. Split it, for example by years."),
    "table_empty": mark("The sheet holds no words or numbers. Choose another sheet or another file."),
    "pdf_not_table": mark(
        "This is a PDF, not a table. Ask for the table as XLSX or CSV, or copy it into a spreadsheet."
    ),
    "picture_not_table": mark("This is a picture, not a table. Ask for the table as XLSX or CSV."),
    "document_not_table": mark(
        "This is a text document, not a table. Copy its table into a spreadsheet and save that."
    ),
    "archive_not_table": mark("This is an archive without a workbook in it. Unpack it and choose the table inside."),
    "page_not_table": mark("This is a web page saved under the name of a table. Open it and save it as XLSX."),
    "xml_not_table": mark("This is XML, not a table. Open it in a spreadsheet program and save it as XLSX."),
    "binary_not_table": mark("The file holds no readable text. Save the table anew as XLSX or as CSV in UTF-8."),
    "not_a_workbook": mark("The file has a workbook's name but is none. Save the table anew as XLSX."),
    "zero_byte": mark("There is a zero byte in the text: the file is damaged. Save the table anew as CSV in UTF-8."),
    "text_cut_off": mark("The text stops in the middle of a letter: the file was cut off. Get it again."),
    "text_damaged": mark("Letters are damaged in this text (%(encoding)s). Get the file again, or save it as UTF-8."),
    "decoded_twice": mark(
        "The letters were read in a wrong encoding before (as in “РЎРјРѕР»”). Save it from the source."
    ),
    "encoding_unknown": mark("The letters fit no encoding we know. Save the table as CSV in UTF-8 or as XLSX."),
    "quote_not_closed": mark("A quotation mark is opened and never closed. Close it or take it away."),
    "quote_misplaced": mark("A quotation mark stands in the middle of a cell. Double it or take it away."),
    "row_too_long": mark(
        "The row has %(cells)s cells, the others %(usual)s. Put the cell that holds the delimiter in quotation marks."
    ),
    "file_cut_off": mark("The last row stops in the middle: the file was cut off on its way. Get it again."),
    "too_many_rows": mark("There are %(rows)s rows; we read up to %(limit)s. Split the table, for example by years."),
    "too_many_columns": mark("There are more columns than the %(limit)s we read. Split the table."),
    "cell_too_long": mark("A cell is longer than a spreadsheet allows. Shorten it."),
    "password_protected": mark("The workbook is protected by a password. Save a copy without one."),
    "workbook_cut_off": mark("The workbook is damaged or cut off. Get the file again, or open it and save it anew."),
    "workbook_bomb": mark(
        "The workbook would unpack to %(megabytes)s MB or more, which no honest table needs. It was not opened."
    ),
    "workbook_too_many_parts": mark("The workbook has %(parts)s parts, more than a table needs. It was not opened."),
    "workbook_without_sheet": mark("The workbook has no sheet with cells. Choose another file."),
    "sheet_unknown": mark("There is no such sheet. The sheets are: %(sheets)s."),
    "head_missing": mark("We find no row of column names above the numbers. Write one name above every column."),
    "head_holds_number": mark(
        "“%(text)s” is a number where a column name is looked for. Write one name above every column."
    ),
    "head_repeated": mark("The row repeats the column names (“%(text)s”). Delete it."),
    "place_empty": mark("The column “%(name)s” is empty. Write the name of a place in every row."),
    "value_column_of_words": mark(
        "No column holds numbers only: here stands “%(text)s”. The columns are: %(columns)s. Check that this is the"
        " right sheet, keep only the number in each cell and write the unit into the head."
    ),
    "only_heads": mark("There are column names but no rows below them. Choose another sheet or file."),
    "place_column_missing": mark(
        "No column names the places. The columns are: %(columns)s. Add one with words, for example “Region”."
    ),
    "value_column_missing": mark(
        "No column holds numbers. The columns are: %(columns)s. Check that this is the right sheet, and that the cells"
        " of a column of values hold numbers only."
    ),
    "period_column_missing": mark(
        "No column holds periods. We looked for a column headed Year, Period, Date, Quarter or Month (in English,"
        " Russian, Swedish or Vietnamese), for years in the heads and for one year in the title. The columns are:"
        " %(columns)s. Add a column “Year” with 2023, 2023-Q1 or 2023-05 in every row."
    ),
    "head_doubled": mark(
        "Column %(first)s “%(first_name)s” and column %(column)s “%(name)s” have the same name. Rename or delete one."
    ),
    "not_a_number": mark(
        "“%(text)s” in the column “%(name)s” is not a number. Write a number, or “…” for a missing one."
    ),
    "formula_error": mark("“%(text)s” in the column “%(name)s” is a formula's error. Mend the formula or delete it."),
    "not_a_period": mark("“%(text)s” in the column “%(name)s” is no period. Write a year (2023), 2023-Q1 or 2023-05."),
    "period_empty": mark("The column “%(name)s” is empty. Write a year (2023), 2023-Q1 or 2023-05 in every row."),
    "not_a_day": mark("“%(text)s” in the column “%(name)s” is no day. Write 2026-05-31 or 31.05.2026."),
    "day_empty": mark("The column “%(name)s” is empty. Write the day in every row, or delete the row."),
    "day_twice": mark("“%(text)s” stands in row %(first)s already. Keep one row of each day."),
    "number_empty": mark("The column “%(name)s” is empty. Write the number, or delete the row."),
    "too_many_combinations": mark("The table has too many places, periods and indicators at once. Split it."),
    "no_values": mark("No row has a place, a period and a number. Check the columns."),
}
UNKNOWN = mark("The file cannot be read (%(code)s).")
_AT_SHEET, _AT_ROW, _AT_COLUMN = mark("sheet “%(sheet)s”"), mark("row %(row)s"), mark("column %(column)s")
_WITH_PLACE = mark("%(where)s: %(sentence)s")
_COLUMN, _AND_MORE = mark("%(letter)s “%(name)s”"), mark("%(names)s; more columns: %(count)s")
_SHOWN_COLUMNS = 12
_NUMBERS = ("megabytes", "rows", "limit", "parts", "cells", "usual")


class Spot(Protocol):
    """A faulty cell as the records of a table tell of it."""

    code: str
    row: int
    column: str
    name: str
    text: str


def unreadable(language: Language, fault: Coded, *, sheet: str = "") -> str:
    """Where, what and how to mend it: for a table that cannot be read or laid out."""
    facts = {"sheet": sheet, **fault.facts}
    message = SENTENCES.get(fault.code)
    if message is None:
        return language.say(UNKNOWN, code=fault.code)
    spoken = {key: language.number(facts[key]) if key in _NUMBERS else facts[key] for key in facts}
    if "text" in facts:
        spoken["text"] = visible(str(facts["text"]))
    if not isinstance(facts.get("columns", ""), str):
        spoken["columns"] = columns_said(language, facts["columns"])
    sentence = language.say(message, **spoken)
    return placed(language, facts, sentence)


def placed(language: Language, facts: Mapping[str, Any], sentence: str) -> str:
    """The sentence with its place before it, as far as one is known."""
    where = position(language, facts)
    return language.say(_WITH_PLACE, where=where, sentence=sentence) if where else sentence


def visible(text: str) -> str:
    """Signs that nobody sees by their number, such as U+200B."""
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)


def columns_said(language: Language, columns: Sequence[tuple[str, str]]) -> str:
    """`A “region”, B “year”`, and how many more."""
    shown = [language.say(_COLUMN, letter=letter, name=name[:40]) for letter, name in columns[:_SHOWN_COLUMNS]]
    names = ", ".join(shown) or "–"
    more = len(columns) - len(shown)
    return language.say(_AND_MORE, names=names, count=language.number(more)) if more else names


def position(language: Language, facts: Mapping[str, Any]) -> str:
    """`sheet “A”, row 5, column C`, as far as known."""
    parts = ((_AT_SHEET, "sheet"), (_AT_ROW, "row"), (_AT_COLUMN, "column"))
    said = ", ".join(language.say(message, **{key: facts[key]}) for message, key in parts if facts.get(key))
    return said[:1].upper() + said[1:]


def faults_said(language: Language, faults: Iterable[Spot], *, sheet: str = "") -> list[str]:
    """One sentence per faulty cell."""
    return [
        language.say(
            _WITH_PLACE,
            where=position(language, {"sheet": sheet, "row": fault.row, "column": fault.column}),
            sentence=language.say(SENTENCES[fault.code], text=visible(fault.text[:60]), name=fault.name),
        )
        for fault in faults
    ]

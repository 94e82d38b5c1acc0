"""What is wrong with a table given to a command, where, and how to mend it."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES: dict[str, str] = {
    "file_missing": mark("There is no file %(filename)s. Check the path."),
    "file_is_folder": mark("%(filename)s is a folder. Name a CSV or XLSX file."),
    "file_not_readable": mark("%(filename)s cannot be read. Check its permissions."),
    "column_missing": mark(
        "There is no column %(name)s in the head (row %(row)s). Near names: %(near)s. All columns: %(columns)s."
    ),
    "column_doubled": mark(
        "The column %(name)s stands twice in the head (row %(row)s, columns %(first)s and %(second)s). Rename one."
    ),
    "column_named_twice": mark("%(name)s is named more than once. Name each column once."),
    "unit_cell_empty": mark(
        "Row %(row)s, column %(column)s (%(name)s): the name is missing. Fill it in or delete the row."
    ),
    "row_too_short": mark(
        "Row %(row)s ends at column %(column)s, the head at column %(last)s: cells are missing. Fill them in."
    ),
    "period_cell_empty": mark(
        "Row %(row)s, column %(column)s (%(name)s): the period is missing. Fill it in or delete the row."
    ),
    "period_unclear": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is not a period. Write 2023, 2023-Q1 or 2023-05."
    ),
    "periods_mixed": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is a period of another length than %(other)s. "
        "Keep years, quarters and months in separate tables."
    ),
    "cell_not_a_number": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is not a number. Write the number, or leave it empty if "
        "it is missing."
    ),
    "cell_not_finite": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is not a finite number. Leave it empty if it is missing."
    ),
    "cell_not_positive": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is not positive, so it has no logarithm. "
        "Mend the value or leave %(name)s out of --log."
    ),
    "unit_doubled": mark(
        "Rows %(first)s and %(row)s, column %(column)s (%(name)s): %(unit)s stands twice. Delete one, or name the "
        "column of the periods with --period."
    ),
    "row_doubled": mark(
        "Rows %(first)s and %(row)s, column %(column)s (%(name)s): %(unit)s stands twice for %(period)s. Delete one, "
        "or choose with --unit a column that tells them apart."
    ),
    "too_few_units": mark(
        "Column %(column)s (%(name)s, from row %(row)s): only %(count)s different places. At least 3 are needed."
    ),
    "unit_unknown": mark("There is no %(unit)s in column %(column)s (%(name)s). Near names: %(near)s."),
    "unit_empty": mark(
        "The name of a place is empty. Write one of column %(column)s (%(name)s), for example %(near)s."
    ),
    "unit_look_alike": mark(
        "There is no %(unit)s in column %(column)s (%(name)s): %(letters)s. Write %(near)s with letters of one "
        "alphabet."
    ),
    "unit_look_alike_in_table": mark(
        "%(near)s in column %(column)s (%(name)s) is spelt with letters of two alphabets: %(letters)s. Mend the cells "
        "of the table, or copy the name from there."
    ),
    "unit_several": mark("%(unit)s fits several names in column %(column)s (%(name)s): %(near)s. Write one exactly."),
    "period_unknown": mark("There is no period %(period)s in column %(column)s (%(name)s). There are: %(periods)s."),
    "at_needs_period": mark("--at needs --period, the column in which the periods stand."),
    "column_constant": mark(
        "Column %(column)s (%(name)s, rows %(first)s to %(last)s): all values are %(text)s, so it tells nobody apart. "
        "Leave it out of --structure."
    ),
    "column_empty": mark(
        "Column %(column)s (%(name)s, rows %(first)s to %(last)s): no numbers. Leave it out, or choose another period."
    ),
    "focus_row_empty": mark(
        "Row %(row)s, columns %(columns)s: %(unit)s has no figures for %(names)s. "
        "Fill them in, choose another period with --at, or leave those columns out."
    ),
    "outcome_column_in_structure": mark(
        "Column %(column)s (%(name)s) is the outcome itself, in whatever unit. Alike means structure, never "
        "performance: leave it out of --structure."
    ),
    "outcome_named_in_structure": mark(
        "%(name)s is the outcome. Alike means structure, never performance: leave it out of --structure."
    ),
    "focus_misses_outcome_cell": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(unit)s has no outcome for %(period)s. Fill it in or choose "
        "another period with --at."
    ),
    "weights_not_numbers": mark("--weights: %(text)s is not a number. Write numbers with a point, e.g. 0.5,0.3,0.2."),
    "lens_weights_count": mark("--lens-weights takes three numbers: alike, better, was-where-you-are, e.g. 2,1,1."),
    "log_not_in_structure": mark("--log names %(name)s, which is not in --structure."),
    "cell_negative": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is negative. Mend the value, or leave the cell empty if "
        "it is missing."
    ),
    "periods_not_in_order": mark("--first %(first)s is not before --last %(last)s. Name the earlier period first."),
    "too_few_periods_between": mark(
        "Column %(column)s (%(name)s): only %(count)s period between --first and --last. Growth needs two or more."
    ),
    "no_span": mark(
        "Columns %(columns)s (%(names)s, from row %(row)s): no place has both figures in two periods. Fill them in, or "
        "choose other columns."
    ),
    "labour_share_out_of_range": mark(
        "--labour-share %(text)s: the labour share is the part of output that labour earns, from 0 to 1. Write it like "
        "0.6."
    ),
    "labour_share_cell_out_of_range": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is no labour share. It is the part of output that labour "
        "earns, from 0 to 1: write it like 0.6."
    ),
    "labour_share_needed": mark(
        "--capital needs --labour-share, the part of output that labour earns, for example 0.6. None is assumed."
    ),
    "volume_negative": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is negative. A frontier compares volumes, zero or more. "
        "Mend the value, leave the cell empty if it is missing, or take receipts and costs instead of profit."
    ),
    "nobody_to_evaluate": mark(
        "Columns %(columns)s (%(names)s, rows %(first)s to %(last)s): no row has all figures, with an input and an "
        "output above zero. Fill them in, or choose other columns or another period."
    ),
    "no_column_named": mark("%(option)s names no column. Name one or more, parted by commas."),
    "declared_not_used": mark(
        "%(option)s names %(name)s, which is neither in --inputs nor in --outputs. Take it out there, or add it."
    ),
    "ratios_with_volumes": mark(
        "Columns %(columns)s (%(names)s, head in row %(row)s): ratios are mixed with volumes, and a ratio of mixtures "
        "is not a mixture of ratios. Give numerator and denominator as columns of their own, or choose --rts fdh, "
        "which compares real units only."
    ),
    "undesirable_output": mark(
        "Column %(column)s (%(name)s, head in row %(row)s): more of it would count as better. Name it in --inputs "
        "instead of --outputs."
    ),
    "periods_needed": mark(
        "Column %(column)s (%(name)s, from row %(row)s): only the period %(period)s. Change needs two or more."
    ),
    "no_change_computable": mark(
        "Columns %(columns)s (%(names)s, rows %(first)s to %(last)s): no unit has all figures in two neighbouring "
        "periods. Fill them in, or choose other columns."
    ),
    "base_period_empty_there": mark(
        "Columns %(columns)s (%(names)s, rows %(first)s to %(last)s): nobody can be evaluated in the first period, "
        "%(period)s. Fill in the cells, or choose another --base."
    ),
    "plot_not_svg": mark("The plot is an SVG file, but %(filename)s is named otherwise. Let its name end in .svg."),
    "plot_not_written": mark("The plot cannot be written to %(filename)s. Check the folder and its permissions."),
    "sheet_read": mark("Read from sheet %(sheet)s of %(sheets)s (--sheet chooses another)."),
    "notes_skipped": mark("Rows %(rows)s hold text in one cell only and are taken for notes."),
    "comma_unclear": mark(
        "Column %(column)s (%(name)s): %(text)s could be thousands or decimals; "
        "%(decimal)s is taken for the decimal sign."
    ),
    "sentinel_taken_as_missing": mark(
        "Column %(column)s (%(name)s): %(text)s in row %(row)s is taken for a missing value."
    ),
}
LETTERS = {
    "latin": mark("letter %(number)s is a Latin %(letter)s"),
    "cyrillic": mark("letter %(number)s is a Cyrillic %(letter)s"),
}
teach(SENTENCES)

"""Sentences about batches of values and imports that are taken back: what is wrong, and the mend."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "batch_empty": mark("The batch has no rows. Send at least one."),
    "batch_too_large": mark("The batch has %(rows)s rows; at most %(most)s go in at once. Send it in parts."),
    "import_not_stored": mark("“%(title)s” holds no stored values now, so there is nothing to take back."),
    "import_replaced_later": mark("Later imports replaced values of this one. Undo these first: %(titles)s."),
    "indicator_of_another": mark("The indicator “%(code)s” is kept by another organisation. Ask it to write this."),
    "indicator_unknown": mark("There is no indicator “%(code)s”. Take a code from the list of indicators."),
    "key_unknown": mark("The values name something that is gone meanwhile (%(kind)s). Read the lists again and retry."),
    "key_used_for_other_rows": mark("The key “%(key)s” was used for other rows already. Use a new key."),
    "organisation_unknown": mark("There is no organisation “%(code)s” that you may write for. Check the code."),
    "period_not_valid": mark("“%(period)s” is not a period. Write 2023, 2023-Q1 or 2023-05."),
    "place_unknown": mark("There is no place “%(code)s”. Take a code from the list of places."),
    "row_repeated": mark("Row %(first)s gives a value for the same indicator, period and place. Keep one of the two."),
    "rows_unfit": mark("%(count)s rows do not fit, so nothing was stored. Mend each of them and send the batch again."),
    "source_unknown": mark("There is no source “%(code)s”. Take a code from the list of sources or add it first."),
    "status_unknown": mark("“%(status)s” is not a status. Use one of: %(known)s."),
    "subject_not_one": mark("Name either a place or an organisation, not both and not neither."),
    "text_not_plain": mark("The text holds control characters. Remove them."),
    "text_too_long": mark("The text has %(length)s characters; %(longest)s are allowed. Shorten it."),
    "value_missing": mark("The status “%(status)s” needs a value. Give one, or say why there is none by the status."),
    "value_not_expected": mark("The status “%(status)s” goes without a value. Leave it empty or change the status."),
    "value_not_finite": mark("The value is not a finite number. Give a number, or none with a status."),
    "value_twice": mark("Two rows give a value for the same indicator, period and place. Keep one of the two."),
}
teach(SENTENCES)

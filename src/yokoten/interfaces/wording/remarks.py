"""Remarks on figures of the demo, so that every language can say them; the text is the one stored with the figure."""

from yokoten.interfaces.wording.language import mark

REMARKS = (
    mark("The table gives 325,839.3, six times below 2022: a digit is lost. Not used."),
    mark("Taken from the official table; the transcription gives another figure."),
    mark("The row has slid by a column in the transcription, so its years are not certain. Not used."),
    mark("The table has no figure."),
    mark("The table repeats the figure of the year before. Not used."),
    mark("About ten times too high beside the investment of these years. Not used."),
    mark("The table gives the same figure for two regions, Astrakhan 2023 and Sakhalin 2022. Not used."),
    mark(
        "The table does not say whether the okrug is included; 2010 is below the official investment with it. Not used."
    ),
    mark("A leap that investment cannot explain, probably a revaluation. Nothing is computed across it."),
    mark("A change of a tenth or more in one year, probably a new population count. Nothing is computed across it."),
    mark("From 2019 the total includes taxes on products, before that not. A new definition, not growth."),
    mark(
        "From 2007 to 2018 the total leaves out taxes on products; until 2006 it equals the other"
        " table, which has them."
    ),
    mark("A leap against the other counties; the definition has probably changed. Nothing is computed across it."),
)
DERIVATIONS = (
    mark("Tyumen Oblast less both autonomous okrugs"),
    mark("population against that of ten years before"),
    mark("sum of the part without okrugs and both autonomous okrugs"),
)

"""Sentences for files that are not kept: what is wrong with them and how to mend it."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "attachment_damaged": mark(
        "“%(name)s” is damaged or was not sent to its end. Open it on your device, save it anew and send that file."
    ),
    "attachment_disordered": mark(
        "“%(name)s” is put together in a way no office program does. Open it, save it under a new name and send"
        " that file."
    ),
    "attachment_empty": mark("“%(name)s” is empty. Choose the file again, or save it anew first."),
    "attachment_fetches": mark(
        "“%(name)s” would fetch something from another computer when opened. Save it as PDF and send that instead."
    ),
    "attachment_heic": mark(
        "“%(name)s” is in a format of recent phones (HEIC) that is not kept here. Save the photograph as JPEG, or"
        " set the camera to it. iPhone: Settings, Camera, Formats, Most Compatible. Android: settings of the camera,"
        " turn off high-efficiency pictures (HEIF)."
    ),
    "attachment_key_taken": mark("This file was sent by somebody else already. Choose it again and send it once more."),
    "attachment_kind_unknown": mark(
        "“%(name)s” is not a kind of file that is kept here. Save it as one of these: %(kinds)s."
    ),
    "attachment_locked": mark("“%(name)s” is protected by a password. Take the password off and send the file again."),
    "attachment_nested": mark(
        "“%(name)s” has another file packed inside it (%(part)s). Take it out and send the two separately."
    ),
    "attachment_old_office": mark(
        "“%(name)s” is in an old office format (DOC, XLS, PPT). Save it as DOCX, XLSX, PPTX or PDF and send that."
    ),
    "attachment_picture_too_large": mark(
        "The picture “%(name)s” has more points than can be read: %(width)s × %(height)s. Save it smaller, with at most"
        " %(millions)s million points."
    ),
    "attachment_too_large": mark(
        "“%(name)s” is too large. At most %(megabytes)s MB are kept; save it smaller or send it in parts."
    ),
    "attachment_too_many": mark("At most %(most)s files fit here. Remove one before you add another."),
    "attachment_unpacks_too_large": mark(
        "“%(name)s” unpacks to more than %(megabytes)s MB. Take out pictures or sheets and send it again."
    ),
    "attachment_web_page": mark(
        "“%(name)s” is a web page or a drawing that can carry programs. Save it as PDF or PNG and send that."
    ),
    "attachment_with_macros": mark(
        "“%(name)s” carries programs (macros or controls). Save it without them, as DOCX, XLSX or PPTX, or as PDF."
    ),
}
teach(SENTENCES)

"""Words of the phone page: what stands on it and what its script says."""

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "change_not_understood": mark("This note could not be read. Copy its words and write it anew."),
    "finding_unknown": mark("The finding has not arrived yet. The photograph waits for it."),
    "other_person": mark("Somebody else is signed in on this device. Your notes wait here until you sign in again."),
    "sign_in": mark("You are signed out. Your notes stay on this device; sign in and they are sent."),
    "too_many_changes": mark("These are more than %(most)s changes at once. Send them in parts."),
    "visit_gone": mark("This visit cannot be found any more. Your notes stay on this device."),
}
teach(SENTENCES)

KINDS = {
    "fact": mark("fact"),
    "idea": mark("idea"),
    "risk": mark("risk"),
    "surprise": mark("surprise"),
}
CHIPS = {
    "waiting": ("waiting", mark("waits on this device")),
    "sent": ("good", mark("sent")),
    "conflict": ("warn", mark("two wordings")),
    "refused": ("bad", mark("not taken")),
    "draft": ("running", mark("being written")),
}
POINTS = {
    "talk": mark("talk"),
    "site": mark("at a site"),
    "travel": mark("on the way"),
    "meal": mark("meal"),
    "wrap_up": mark("wrap-up"),
}
SCRIPT = {
    "all_sent": mark("Everything is sent. You can go on without a network."),
    "waiting": mark("Stored on this device. Waiting to be sent: %(count)s."),
    "offline": mark("No network."),
    "sending": mark("Sending…"),
    "trouble": mark("The server does not answer. It is tried again by itself."),
    "refused": mark("Not taken: %(count)s. Each one says why."),
    "conflicts": mark("Two wordings: %(count)s. Choose below."),
    "no_store": mark("This browser stores nothing. Send before you close the page."),
    "full": mark("This device is full. The words are kept; the photograph is not. Make room and take it again."),
    "full_words": mark("This device is full. What you wrote stands on this page only: send it before you close it."),
    "not_ready": mark(
        "This address is not secure, so the page opens with a network only. What you write is still stored."
    ),
    "saved_at": mark("stored on this device at %(time)s"),
    "from_host": mark("written by the host beforehand"),
    "noted_by": mark("%(name)s, %(time)s"),
    "new_elsewhere": mark("Changed by somebody else meanwhile. What you write here becomes a second wording."),
    "unreadable": mark("This device cannot read the picture. Choose a JPEG or PNG."),
    "heic": mark(
        "This photograph is in the format HEIC, which this device cannot read. Set the camera to JPEG and take it"
        " again. iPhone: Settings, Camera, Formats, Most Compatible. Android: settings of the camera, turn off"
        " high-efficiency pictures (HEIF)."
    ),
    "confirm_photo": mark("Take this photograph away for good?"),
    "agree_first": mark("Ask the people in the picture, or take it away."),
    "write_first": mark("Write what you saw."),
    "photo": mark("Photograph %(number)s"),
    "photo_elsewhere": mark("A photograph, seen with a network only"),
    "note_heading": mark("Note a finding"),
    "change_heading": mark("Change a finding"),
    "keep": mark("Keep the finding"),
    "keep_change": mark("Keep the change"),
    "removed_question": mark("This question was taken off the trip. What you wrote stays on this device."),
}


def script_words(language: Language) -> dict[str, str]:
    """What the script says, with its `%(name)s` places left open."""
    return {key: language.say(message) for key, message in SCRIPT.items()}


def refusal_words(language: Language) -> dict[str, str]:
    """Sentences the device has to know without asking."""
    return {code: language.say(SENTENCES[code]) for code in ("other_person", "sign_in", "visit_gone")}

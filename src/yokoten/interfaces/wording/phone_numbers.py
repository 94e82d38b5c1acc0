"""What the phone page of a number says when it cannot send."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

NUMBER_GONE = mark("This number cannot be found any more. What you noted stays on this device.")
teach({"number_gone": NUMBER_GONE})

PHONE_REFUSALS = {
    "other_person": mark("Somebody else is signed in on this device. Your notes wait here until you sign in again."),
    "sign_in": mark("You are signed out. Your notes stay on this device; sign in and they are sent."),
    "visit_gone": NUMBER_GONE,
}

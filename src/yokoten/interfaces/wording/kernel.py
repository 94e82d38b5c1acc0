"""Sentences for refusals of the kernel, names of its acts and words of its choices."""

from yokoten.interfaces.wording.adopt import ADOPT_ACTS
from yokoten.interfaces.wording.exchange import EXCHANGE_ACTS
from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.practices import PRACTICES_ACTS
from yokoten.interfaces.wording.prove import PROVE_ACTS
from yokoten.interfaces.wording.refusals import teach
from yokoten.interfaces.wording.spread import SPREAD_ACTS
from yokoten.interfaces.wording.thesaurus import THESAURUS_ACTS

SENTENCES = {
    "act_not_valid": mark("“%(act)s” is not an act. Write room.verb_noun, or room.* for everything in a room."),
    "address_not_vouched_for": mark(
        "The other site did not say that your e-mail address is really yours. Sign in with your password, or ask an"
        " administrator."
    ),
    "choice_unknown": mark("“%(choice)s” is not one of the choices offered. Choose one from the list."),
    "code_not_valid": mark(
        "The code “%(code)s” does not fit. Use letters a to z, digits and hyphens, beginning with a letter or digit."
    ),
    "code_taken": mark("The code “%(code)s” is taken already. Choose another one."),
    "dates_out_of_order": mark("The last day (%(last)s) comes before the first (%(first)s). Mend one of them."),
    "email_not_valid": mark("“%(email)s” is not an e-mail address. Check the part before and after the @."),
    "email_taken": mark("Somebody with the address %(email)s has an account already."),
    "instance_already_open": mark("This installation has its first administrator already. Sign in instead."),
    "invitation_not_valid": mark(
        "This invitation has been used, has run out or was copied in part. Ask for a new one, or sign in."
    ),
    "letters_key_not_valid": mark(
        "This address is not complete. Take it from the letter once more, or sign in and change what you are told."
    ),
    "last_administrator": mark("%(person)s is the last administrator. Appoint another one first."),
    "message_left_already": mark("This message has left already or was withdrawn."),
    "name_missing": mark("Write a name in at least one language."),
    "newcomer_not_welcome": mark("Nobody has opened an account for you here yet. Ask an administrator to invite you."),
    "organisation_closed": mark("%(organisation)s is closed. Reopen it first."),
    "organisation_under_itself": mark("%(organisation)s cannot stand under itself. Choose another parent."),
    "password_too_weak": mark("The password is too weak. %(reasons)s"),
    "person_not_active": mark("The account of %(person)s is closed. Open it first."),
    "place_change_known": mark("It is recorded already that %(place)s became %(successor)s on that day."),
    "place_change_of_one": mark("%(place)s cannot become itself. Choose two different places."),
    "place_change_without_places": mark("Choose the places that changed."),
    "place_under_itself": mark("%(place)s cannot stand under itself. Choose another parent."),
    "role_in_use": mark("The role “%(role)s” has been given to people. Change it instead of removing it."),
    "token_without_label": mark("Name the program that will use the token, so that you can tell tokens apart."),
}
teach(SENTENCES)

ROOMS = {
    "kernel": mark("People, places and organisations"),
    "measure": mark("Measure"),
    "compare": mark("Compare"),
    "practices": mark("Practices"),
    "adopt": mark("Projects"),
    "spread": mark("Adoptions"),
    "prove": mark("Evaluations"),
    "exchange": mark("Exchange"),
}

ACTS = {
    "kernel.read": mark("Read what the organisation sees"),
    "kernel.accept_invitation": mark("Accept an invitation"),
    "kernel.add_organisation": mark("Open an organisation"),
    "kernel.add_place": mark("Add a place"),
    "kernel.add_role": mark("Add a role"),
    "kernel.admit_person": mark("Let in whom the sign-in provider vouches for"),
    "kernel.appoint_administrator": mark("Appoint an administrator"),
    "kernel.change_organisation": mark("Change an organisation's details"),
    "kernel.change_own_details": mark("Change one's own account"),
    "kernel.change_place": mark("Change a place"),
    "kernel.change_role": mark("Change a role"),
    "kernel.choose_notifications": mark("Choose what one is told"),
    "kernel.close_organisation": mark("Close an organisation"),
    "kernel.create_person": mark("Open an account for somebody"),
    "kernel.deactivate_person": mark("Close an account"),
    "kernel.dismiss_administrator": mark("Dismiss an administrator"),
    "kernel.end_membership": mark("End a membership"),
    "kernel.ensure_default_roles": mark("Add the roles of a new installation"),
    "kernel.grant_membership": mark("Give a role to a person"),
    "kernel.invite_person": mark("Invite a person"),
    "kernel.keep_attachment": mark("Attach a file"),
    "kernel.issue_token": mark("Issue an API token"),
    "kernel.load_demonstration": mark("Load the people of the demo"),
    "kernel.load_gazetteer": mark("Load the table of places"),
    "kernel.mark_notification_read": mark("Mark a notification as read"),
    "kernel.mark_notifications_read": mark("Mark notifications as read"),
    "kernel.merge_places": mark("Record a merger of places"),
    "kernel.open_instance": mark("Open this installation"),
    "kernel.reactivate_person": mark("Reopen an account"),
    "kernel.remove_attachment": mark("Remove an attached file"),
    "kernel.remove_role": mark("Remove a role"),
    "kernel.rename_place": mark("Record a renaming of a place"),
    "kernel.reopen_organisation": mark("Reopen an organisation"),
    "kernel.retry_message": mark("Send a message again"),
    "kernel.revoke_token": mark("Revoke an API token"),
    "kernel.set_place_codes": mark("Set a place's public codes"),
    "kernel.split_place": mark("Record a split of a place"),
    "kernel.stop_letters": mark("Stop letters by the link in them"),
    "kernel.withdraw_message": mark("Withdraw a message"),
    "kernel.withdraw_place_change": mark("Take back a recorded change of places"),
    "measure.load_catalogue": mark("Load the table of indicators"),
    "measure.load_demonstration": mark("Load the figures of the demo"),
    "compare.ask_for_intervals": mark("Ask for intervals of a frontier"),
    "compare.delete_comparison": mark("Throw a comparison away"),
    "compare.give_up_intervals": mark("Give the intervals of a frontier up"),
    "compare.keep_intervals": mark("Keep the intervals of a frontier"),
    "compare.note_intervals": mark("Note how far the intervals of a frontier are"),
    "compare.save_comparison": mark("Save a comparison"),
    "compare.share_comparison": mark("Share a comparison"),
    "kernel.note_token_use": mark("Note the use of a token"),
    "measure.upload_import": mark("Upload a file of figures"),
    "measure.choose_sheet": mark("Take another sheet of a file"),
    "measure.map_import": mark("Say what the columns of a file are"),
    "measure.check_import": mark("Ask the quality gate about a file"),
    "measure.decide_alarm": mark("Decide about one questioned value"),
    "measure.decide_question": mark("Answer a question of the quality gate"),
    "measure.accept_open_questions": mark("Accept the questions still open"),
    "measure.confirm_import": mark("Confirm an import"),
    "measure.store_import": mark("Put an import into force"),
    "measure.fail_import": mark("Note why an import was not stored"),
    "measure.recall_import": mark("Take back the confirmation of an import"),
    "measure.note_progress": mark("Note how far an import has come"),
    "measure.discard_import": mark("Throw an import away"),
    "measure.undo_import": mark("Undo an import"),
    "measure.write_observations": mark("Write values by the API"),
    "measure.add_indicator": mark("Add an indicator"),
    "measure.change_indicator": mark("Change an indicator"),
    "measure.withdraw_indicator": mark("Withdraw an indicator"),
    "measure.restore_indicator": mark("Bring a withdrawn indicator back"),
    "measure.set_goal": mark("Set a goal"),
    "measure.replace_goal": mark("Replace a goal"),
    "measure.withdraw_goal": mark("Withdraw a goal"),
    "measure.add_source": mark("Add a source"),
    "measure.change_source": mark("Change a source"),
}
ACTS |= EXCHANGE_ACTS
ACTS |= ADOPT_ACTS
ACTS |= SPREAD_ACTS
ACTS |= PROVE_ACTS
ACTS |= PRACTICES_ACTS
ACTS |= THESAURUS_ACTS

KINDS = {
    "centre": mark("Competence or promotion centre"),
    "agency": mark("Development agency"),
    "ministry": mark("Ministry or authority"),
    "enterprise": mark("Enterprise"),
    "public_body": mark("Public body"),
    "school": mark("School or university"),
}
LEVELS = {
    "country": mark("Country"),
    "group": mark("Group of regions"),
    "region": mark("Region"),
    "part": mark("Part of a region"),
    "municipality": mark("Municipality"),
}
CHANGES = {"merge": mark("Merger"), "split": mark("Split"), "rename": mark("Renaming")}
STATES = {
    "waiting": mark("waiting"),
    "sent": mark("sent"),
    "failed": mark("failed"),
    "superseded": mark("withdrawn"),
}
CHANNELS = {"email": mark("e-mail")}
LANGUAGE_NAMES = {"ru": "Русский", "vi": "Tiếng Việt", "sv": "Svenska", "en": "English"}

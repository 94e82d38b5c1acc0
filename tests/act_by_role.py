"""Who may do which act: one row per act, the specification of every permission in the house.

Add a row with every new action, and arguments for it in `act_arguments`; `kernel/test_acts_by_role.py` calls each one
as everybody. The roles are those a new installation starts with (`kernel.actions.role`), held in the organisation that
the act is about. Beside them stand

    administrator   a person's flag          program    a token that may write, of the same organisation
    outsider        head of another one      guest      signed in, member of nothing
    former          head until yesterday     closed     a head whose account is closed
    visitor         nobody signed in

An act that hangs on something else than a role also stands in `BY_OTHER_RIGHT`, with that reason.
"""

NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
HEAD = ADMINISTRATOR | {"head"}
EXPERT = HEAD | {"analyst", "expert"}
ANALYST = HEAD | {"analyst", "program"}
PEOPLE = EXPERT | {"reader", "outsider", "guest", "former"}
EVERYBODY = PEOPLE | {"program", "closed", "visitor"}

ACT_BY_ROLE: dict[str, frozenset[str]] = {
    "kernel.accept_invitation": EVERYBODY,
    "kernel.add_organisation": ADMINISTRATOR,
    "kernel.add_place": ADMINISTRATOR,
    "kernel.add_role": ADMINISTRATOR,
    "kernel.admit_person": ADMINISTRATOR,
    "kernel.appoint_administrator": ADMINISTRATOR,
    "kernel.change_organisation": HEAD,
    "kernel.change_own_details": PEOPLE,
    "kernel.change_place": ADMINISTRATOR,
    "kernel.change_role": ADMINISTRATOR,
    "kernel.close_organisation": ADMINISTRATOR,
    "kernel.create_person": ADMINISTRATOR,
    "kernel.deactivate_person": ADMINISTRATOR,
    "kernel.dismiss_administrator": ADMINISTRATOR,
    "kernel.end_membership": HEAD,
    "kernel.ensure_default_roles": ADMINISTRATOR,
    "kernel.grant_membership": HEAD,
    "kernel.invite_person": HEAD,
    "kernel.issue_token": HEAD,
    "kernel.load_demonstration": ADMINISTRATOR,
    "kernel.load_gazetteer": ADMINISTRATOR,
    "kernel.merge_places": ADMINISTRATOR,
    "kernel.note_token_use": frozenset({"program"}),
    "kernel.open_instance": NOBODY,
    "kernel.reactivate_person": ADMINISTRATOR,
    "kernel.remove_role": ADMINISTRATOR,
    "kernel.rename_place": ADMINISTRATOR,
    "kernel.reopen_organisation": ADMINISTRATOR,
    "kernel.retry_message": ADMINISTRATOR,
    "kernel.revoke_token": HEAD,
    "kernel.set_place_codes": ADMINISTRATOR,
    "kernel.split_place": ADMINISTRATOR,
    "kernel.withdraw_message": ADMINISTRATOR,
    "kernel.withdraw_place_change": ADMINISTRATOR,
    "measure.accept_open_questions": ANALYST,
    "measure.add_indicator": ANALYST,
    "measure.add_source": ANALYST | {"outsider"},
    "measure.change_indicator": ANALYST,
    "measure.change_source": ADMINISTRATOR,
    "measure.check_import": ANALYST,
    "measure.choose_sheet": ANALYST,
    "measure.confirm_import": ANALYST,
    "measure.decide_alarm": ANALYST,
    "measure.decide_question": ANALYST,
    "measure.discard_import": ANALYST,
    "measure.fail_import": ANALYST,
    "measure.load_catalogue": ADMINISTRATOR,
    "measure.load_demonstration": ADMINISTRATOR,
    "measure.map_import": ANALYST,
    "measure.note_progress": ANALYST,
    "measure.recall_import": ANALYST,
    "measure.replace_goal": ANALYST,
    "measure.restore_indicator": ANALYST,
    "measure.set_goal": ANALYST,
    "measure.store_import": ANALYST,
    "measure.undo_import": ANALYST,
    "measure.upload_import": ANALYST,
    "measure.withdraw_goal": ANALYST,
    "measure.withdraw_indicator": ANALYST,
    "measure.write_observations": ANALYST,
    "compare.ask_for_intervals": EXPERT,
    "compare.delete_comparison": ADMINISTRATOR,
    "compare.give_up_intervals": ADMINISTRATOR,
    "compare.keep_intervals": ADMINISTRATOR,
    "compare.note_intervals": ADMINISTRATOR,
    "compare.save_comparison": EXPERT,
    "compare.share_comparison": ADMINISTRATOR,
}

BY_OTHER_RIGHT: dict[str, str] = {
    "kernel.accept_invitation": "whoever holds the key of the invitation",
    "kernel.change_own_details": "everybody, their own account only",
    "kernel.load_demonstration": "administrators and the house, whatever a role permits",
    "kernel.load_gazetteer": "administrators and the house, whatever a role permits",
    "kernel.note_token_use": "programs with a token, their own token only",
    "kernel.open_instance": "the first visitor, while nobody has an account",
    "measure.add_source": "whoever may in any organisation: sources belong to none",
    "measure.change_source": "administrators, whatever a role permits: everybody's figures cite it",
    "measure.load_catalogue": "administrators and the house, whatever a role permits",
    "measure.load_demonstration": "administrators and the house, whatever a role permits",
    "compare.delete_comparison": "whoever made it, and administrators",
    "compare.give_up_intervals": "whoever asked for them, and administrators",
    "compare.keep_intervals": "whoever asked for them, and administrators",
    "compare.note_intervals": "whoever asked for them, and administrators",
    "compare.share_comparison": "whoever made it, and administrators",
}

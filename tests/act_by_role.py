"""Which role may do which act: one row per act, the specification of every permission in the house.

Add a row with every new action. The roles are the ones a new installation starts with (`kernel.actions.role`), plus
`administrator` (a person's flag) and `outsider` (signed in, member of another organisation with the same role set).
An act that depends on something else than a role stands in `BY_OTHER_RIGHT` with that reason instead.
"""

NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
HEAD = ADMINISTRATOR | {"head"}
ANALYST = HEAD | {"analyst"}
EXPERT = ANALYST | {"expert"}

ACT_BY_ROLE: dict[str, frozenset[str]] = {
    "kernel.add_organisation": ADMINISTRATOR,
    "kernel.add_place": ADMINISTRATOR,
    "kernel.add_role": ADMINISTRATOR,
    "kernel.appoint_administrator": ADMINISTRATOR,
    "kernel.change_organisation": HEAD,
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
    "kernel.load_gazetteer": ADMINISTRATOR,
    "kernel.merge_places": ADMINISTRATOR,
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
    "compare.save_comparison": EXPERT,
    "measure.undo_import": ANALYST,
    "measure.write_observations": ANALYST,
    "measure.add_indicator": ANALYST,
    "measure.change_indicator": ANALYST,
    "measure.withdraw_indicator": ANALYST,
    "measure.restore_indicator": ANALYST,
    "measure.add_source": ANALYST,
}

BY_OTHER_RIGHT: dict[str, str] = {
    "kernel.load_demonstration": "administrators and the house, whatever a role permits",
    "measure.change_source": "administrators, whatever a role permits: everybody's figures cite it",
    "measure.load_catalogue": "administrators and the house, whatever a role permits",
    "measure.load_demonstration": "administrators and the house, whatever a role permits",
    "compare.delete_comparison": "whoever made it, and administrators",
    "compare.share_comparison": "whoever made it, and administrators",
    "kernel.accept_invitation": "whoever holds the key of the invitation",
    "kernel.change_own_details": "everybody, their own account only",
    "kernel.note_token_use": "programs with a token, their own token only",
    "kernel.open_instance": "the first visitor, while nobody has an account",
}

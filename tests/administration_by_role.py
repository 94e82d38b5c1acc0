"""Who sees which page of the administration area, beside administrators, who see all; read by its tests."""

HEAD = ("head",)
MANAGERS = ("head", "foreign head")
MEMBERS = ("head", "analyst", "reader")
NOBODY = ()

# Name of the address, what stands in it, who sees it.
PAGES = (
    ("administration", (), MANAGERS),
    ("administration_organisations", (), MANAGERS),
    ("administration_organisation_new", (), NOBODY),
    ("administration_organisation", ("organisation",), MEMBERS),
    ("administration_organisation_change", ("organisation",), HEAD),
    ("administration_invite", ("organisation",), HEAD),
    ("administration_token_new", ("organisation",), HEAD),
    ("administration_people", (), NOBODY),
    ("administration_person", ("person",), NOBODY),
    ("administration_roles", (), NOBODY),
    ("administration_role_new", (), NOBODY),
    ("administration_role", ("role",), NOBODY),
    ("administration_places", (), NOBODY),
    ("administration_place_new", (), NOBODY),
    ("administration_place_change_new", (), NOBODY),
    ("administration_place", ("place",), NOBODY),
    ("administration_indicators", (), MANAGERS),
    ("administration_indicator_new", (), ("head", "analyst", "foreign head")),
    ("administration_indicator", ("indicator",), ("head", "analyst")),
    ("administration_sources", (), NOBODY),
    ("administration_source_new", (), NOBODY),
    ("administration_source", ("source",), NOBODY),
    ("administration_search", (), NOBODY),
    ("administration_search_progress", (), NOBODY),
    ("administration_trail", (), MANAGERS),
    ("administration_outbox", (), NOBODY),
    ("administration_message", ("message",), NOBODY),
)
ACTS = (
    ("administration_organisation_switch", ("organisation",), NOBODY),
    ("administration_member_end", ("organisation", "member"), HEAD),
    ("administration_token_revoke", ("organisation", "token"), HEAD),
    ("administration_person_act", ("person",), NOBODY),
    ("administration_role_remove", ("role",), NOBODY),
    ("administration_place_change_withdraw", ("change",), NOBODY),
    ("administration_indicator_switch", ("indicator",), ("head", "analyst")),
    ("administration_message_act", ("message",), NOBODY),
    ("administration_search_renew", (), NOBODY),
)

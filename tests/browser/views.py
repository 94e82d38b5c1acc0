"""Every page of the house as somebody sees it with the demo loaded; parts in braces are filled in by the furnishing."""

from dataclasses import dataclass

VISITOR, RUSSIA, SWEDEN, VIETNAM, ADMINISTRATOR = "", "smolensk", "sormland", "binhduong", "administrator"


@dataclass(frozen=True)
class View:
    """An address, who looks at it, and the status it answers with."""

    address: str
    who: str = VISITOR
    status: int = 200

    def __str__(self):
        return f"{self.who or 'visitor'} {self.address}"


OUTSIDE = [
    View(address)
    for address in (
        "/",
        "/accounts/login/",
        "/accounts/login/?as=smolensk@example.org",
        "/accounts/signup/",
        "/accounts/inactive/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/x-x/",
        "/accounts/password/reset/key/done/",
        "/accounts/3rdparty/login/cancelled/",
        "/invitation/{invitation}/",
        "/letters/stop/{stop}/",
        "/compare/saved/{saved}/",
        "/api/docs",
    )
] + [View("/accounts/3rdparty/login/error/", status=401), View("/nothing/here/", status=404)]
MEASURE = [
    View("/measure/regions/", RUSSIA),
    View("/measure/regions/RU-SMO/", RUSSIA),
    View("/measure/regions/SE-D/", SWEDEN),
    View("/measure/regions/VN-57/", VIETNAM),
    View("/measure/regions/VN-2025-79/", VIETNAM),
    View("/measure/regions/XX-1/", RUSSIA, 404),
    View("/measure/regions/RU-SMO/productivity/", RUSSIA),
    View("/measure/regions/RU-SMO/productivity/?first=2021&share=0,45&method=tornqvist&x=extractive", RUSSIA),
    View("/measure/regions/SE-D/productivity/", SWEDEN),
    View("/measure/regions/VN-57/productivity/", VIETNAM),
    View("/measure/regions/VN/productivity/?first=2010", VIETNAM),
    View("/measure/goals/", VIETNAM),
    View("/measure/goals/new/", RUSSIA),
    View("/measure/goals/{goal}/", ADMINISTRATOR),
    View("/measure/indicators/", RUSSIA),
    View("/measure/indicators/ru-output-per-employed/", RUSSIA),
    View("/measure/indicators/se-grp-per-employed-branches/", SWEDEN),
    View("/measure/indicators/vn-grdp/", VIETNAM),
]
IMPORTS = [
    View("/measure/imports/", VIETNAM),
    View("/measure/imports/", RUSSIA),
    View("/measure/imports/new/", RUSSIA),
    View("/measure/imports/{uploaded}/columns/", RUSSIA),
    View("/measure/imports/{mapped}/preview/", RUSSIA),
    View("/measure/imports/{checked}/questions/1/", RUSSIA),
    View("/measure/imports/{checked}/questions/4/", RUSSIA),
    View("/measure/imports/{checked}/confirm/", RUSSIA),
    View("/measure/imports/{stored}/", RUSSIA),
]
COMPARE = [
    View("/compare/", RUSSIA),
    View("/compare/", SWEDEN),
    View("/compare/", VIETNAM),
    View("/compare/?period=1950", RUSSIA, 422),
    View("/compare/?l.frontier=50", RUSSIA),
    View("/compare/frontier/", RUSSIA),
    View("/compare/frontier/", SWEDEN),
    View("/compare/frontier/?way=input&rts=crs&x=extractive", RUSSIA),
    View("/compare/frontier/?o=ru-grp&i=ru-output-per-employed", RUSSIA, 422),
    View("/compare/frontier/?period=2022", RUSSIA),
    View("/compare/saved/", RUSSIA),
    View("/compare/saved/", VIETNAM),
    View("/compare/saved/{saved}/", RUSSIA),
]
THESAURUS = [
    View("/learn/thesaurus/", SWEDEN),
    View("/learn/thesaurus/?theme=lean", VIETNAM),
    View("/learn/thesaurus/?q=de+an", RUSSIA),
    View("/learn/thesaurus/?q=nothing+like+it", RUSSIA),
    View("/learn/thesaurus/concepts/waste/", VIETNAM),
    View("/learn/thesaurus/concepts/lean/", ADMINISTRATOR),
    View("/learn/thesaurus/concepts/county-administrative-board/", RUSSIA),
    View("/learn/thesaurus/concepts/no-such-concept/", RUSSIA, 404),
    View("/learn/thesaurus/concepts/waste/change/", ADMINISTRATOR),
    View("/learn/thesaurus/proposals/", SWEDEN),
    View("/learn/thesaurus/proposals/", ADMINISTRATOR),
    View("/learn/thesaurus/proposals/?state=declined", ADMINISTRATOR),
    View("/learn/thesaurus/proposals/new/", RUSSIA),
    View("/learn/thesaurus/proposals/new/?concept=waste&kind=change", VIETNAM),
    View("/learn/thesaurus/proposals/{proposal}/", SWEDEN),
    View("/learn/thesaurus/proposals/{proposal}/", ADMINISTRATOR),
    View("/learn/thesaurus/files/", ADMINISTRATOR),
    View("/learn/thesaurus/files/", VIETNAM, 403),
    View("/learn/thesaurus/files/{thesaurus_file}/", ADMINISTRATOR),
]
OWN = [
    View(address, SWEDEN)
    for address in (
        "/account/",
        "/account/notifications/",
        "/account/notifications/choices/",
        "/accounts/password/change/",
        "/accounts/reauthenticate/",
        "/accounts/logout/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
    )
]
ADMINISTRATION = [
    View(f"/administration/{address}", ADMINISTRATOR)
    for address in (
        "",
        "organisations/",
        "organisations/new/",
        "organisations/smolensk-centre/",
        "organisations/smolensk-centre/change/",
        "organisations/smolensk-centre/invite/",
        "organisations/smolensk-centre/tokens/new/",
        "people/",
        "people/{person}/",
        "roles/",
        "roles/new/",
        "roles/analyst/",
        "places/",
        "places/new/",
        "places/RU-SMO/",
        "places/changes/new/",
        "indicators/",
        "indicators/new/",
        "indicators/ru-output-per-employed/",
        "sources/",
        "sources/new/",
        "sources/{source}/",
        "trail/",
        "search/",
        "outbox/",
        "outbox/{message}/",
    )
] + [View("/administration/people/", VIETNAM, 403)]
LEARN = [
    View("/learn/trips/", VIETNAM),
    View("/learn/trips/", RUSSIA),
    View("/learn/trips/new/?place=RU-KLU&outcome=ru-grp-per-head", RUSSIA),
    View("/learn/trips/{trip}/", VIETNAM),
    View("/learn/trips/{planned}/", RUSSIA),
    View("/learn/trips/{planned}/change/", RUSSIA),
    View("/learn/trips/{planned}/hosts/", RUSSIA),
    View("/learn/trips/{planned}/delegation/", RUSSIA),
    View("/learn/trips/{planned}/questions/", RUSSIA),
    View("/learn/trips/{trip}/lessons/new/", VIETNAM),
    View("/learn/trips/{trip}/lessons/{lesson}/", VIETNAM),
    View("/learn/trips/{trip}/commitments/new/", VIETNAM),
    View("/learn/trips/{trip}/commitments/{commitment}/", VIETNAM),
    View("/learn/visits/", SWEDEN),
    View("/learn/visits/{received}/", SWEDEN),
    View("/learn/visits/{received}/agenda/", SWEDEN),
    View("/learn/visits/{received}/answers/", SWEDEN),
    View("/learn/visits/{held}/", VIETNAM),
    View("/learn/visits/{held}/phone/", VIETNAM),
    View("/learn/visits/{held}/findings/new/", VIETNAM),
    View("/learn/visits/{held}/findings/{finding}/", VIETNAM),
    View("/learn/visits/terms/", SWEDEN),
    View("/learn/visits/bank/", VIETNAM),
    View("/learn/visits/bank/new/", RUSSIA),
    View("/learn/visits/bank/{asked}/", ADMINISTRATOR),
    View("/learn/visits/kinds/", SWEDEN),
    View("/learn/visits/kinds/new/", ADMINISTRATOR),
    View("/learn/visits/kinds/study-trip/", ADMINISTRATOR),
    View("/visit/{link}/"),
    View("/visit/{link}/agenda/"),
    View("/visit/{link}/answers/"),
]
PRACTICES = [
    View("/learn/practices/"),
    View("/learn/practices/", RUSSIA),
    View("/learn/practices/?q=permit&sort=evidence", SWEDEN),
    View("/learn/practices/?sector=none", VIETNAM),
    View("/learn/practices/{public}/"),
    View("/learn/practices/{public}/", RUSSIA),
    View("/learn/practices/{failed}/", VIETNAM),
    View("/learn/practices/{own}/", SWEDEN),
    View("/learn/practices/{public}/versions/", SWEDEN),
    View("/learn/practices/00000000-0000-4000-8000-000000000000/", RUSSIA, 404),
    View("/learn/practices/new/", RUSSIA),
    View("/learn/practices/new/", ADMINISTRATOR),
    View("/learn/practices/own/", RUSSIA),
    View("/learn/practices/{draft}/change/", VIETNAM),
    View("/learn/practices/{draft}/hand-in/", VIETNAM),
    View("/learn/practices/{own}/languages/ru/", SWEDEN),
    View("/learn/practices/checks/", RUSSIA),
    View("/learn/practices/{waiting}/check/", RUSSIA),
    View("/learn/practices/import/", SWEDEN),
    View("/learn/practices/import/{practices_file}/", RUSSIA),
    View("/learn/practices/import/{practices_stored}/", RUSSIA),
]
ADOPT = [
    View("/adopt/projects/", RUSSIA),
    View("/adopt/projects/", SWEDEN),
    View("/adopt/projects/?q=zzz", VIETNAM),
    View("/adopt/projects/new/", VIETNAM),
    View("/adopt/projects/new/?place=RU-KLU&outcome=ru-grp-per-head", RUSSIA),
    View("/adopt/projects/{frames}/", RUSSIA),
    View("/adopt/projects/{permits}/", SWEDEN),
    View("/adopt/projects/{frames}/card/", RUSSIA),
    View("/adopt/projects/{frames}/steps/submit-result/", RUSSIA),
    View("/adopt/projects/{frames}/targets/new/", RUSSIA),
    View("/adopt/projects/{frames}/plan/", RUSSIA),
    View("/adopt/projects/{frames}/plan/new/", RUSSIA),
    View("/adopt/projects/{frames}/plan/{todo}/", RUSSIA),
    View("/adopt/projects/{frames}/documents/", RUSSIA),
    View("/adopt/projects/{frames}/result/", RUSSIA),
    View("/adopt/projects/{frames}/result/effects/new/", RUSSIA),
    View("/adopt/targets/{lead_time}/", RUSSIA),
    View("/adopt/targets/{lead_time}/change/", RUSSIA),
]
VIEWS = ADOPT + PRACTICES + LEARN + OUTSIDE + MEASURE + IMPORTS + COMPARE + THESAURUS + OWN + ADMINISTRATION

NO_PAGE = {
    "phone_icon", "service_worker", "visit_phone_manifest", "visit_photo", "visit_sync", "visit_sync_photo",
    "visit_sync_photos", "visit_sync_token",
    "account_confirm_email", "account_confirm_login_code", "account_email", "account_email_verification_sent",
    "account_set_password", "administration_indicator_switch", "administration_member_end",
    "administration_message_act", "administration_organisation_switch", "administration_person_act",
    "administration_place_change_withdraw", "administration_role_remove", "administration_token_revoke",
    "administration_search_progress", "administration_search_renew",
    "practice_paper", "trip_comparison", "trip_programme", "trip_report", "visit_calendar",
    "visit_link_calendar", "visit_link_programme", "visit_link_report", "visit_programme", "visit_report",
    "commitment_act", "conflict_settle", "finding_remove", "host_close", "host_reopen",
    "lesson_act", "trip_act", "visit_act", "visit_link_act",
    "comparison_download", "concept_restore", "concept_withdraw", "delete_comparison", "discard_import",
    "entry_template", "frontier_ask", "frontier_download", "frontier_progress", "frontier_stop", "goal_withdraw",
    "import_practice", "import_progress", "import_questions", "import_sheet", "indicator_download", "learn_download",
    "learn_station",
    "effect_remove", "plan_item_act", "project_document", "project_document_remove", "result_decide", "result_submit",
    "target_act", "target_download",
    "practice_act", "practice_answer", "practice_correct", "practice_document", "practice_import_discard",
    "practice_import_undo", "practice_use", "practices_download",
    "measure", "mfa_authenticate", "mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_edit_webauthn",
    "mfa_generate_recovery_codes", "mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn", "mfa_view_recovery_codes", "notification", "notifications_read", "openid_connect_callback",
    "openid_connect_login", "productivity_download", "proposal_take_back", "recall_import", "region_download",
    "save_comparison", "set_language", "share_comparison", "socialaccount_connections", "socialaccount_signup",
    "start", "thesaurus_download", "thesaurus_file_discard", "thesaurus_file_store", "undo_import",
}  # fmt: skip

"""Who the demo's people are. The addresses belong to nobody (RFC 2606) and the password is no secret."""

from dataclasses import dataclass

PASSWORD = "yokoten-demo"  # noqa: S105 - printed at the start and on the sign-in page of the demo


@dataclass(frozen=True)
class DemoOrganisation:
    """One invented organisation of the demo, in the language it works in."""

    code: str
    names: dict[str, str]
    language: str
    place: str
    kind: str = "centre"


@dataclass(frozen=True)
class DemoAccount:
    """One person of the demo, where they work and in which language."""

    email: str
    name: str
    language: str
    organisation_code: str
    role: str = "analyst"
    home: str = ""
    is_administrator: bool = False


ORGANISATIONS = (
    DemoOrganisation(
        "smolensk-centre",
        {
            "ru": "Региональный центр компетенций Смоленской области (пример)",
            "vi": "Trung tâm năng lực vùng tỉnh Smolensk (ví dụ)",
            "sv": "Smolensk oblasts kompetenscentrum (exempel)",
            "en": "Smolensk Oblast competence centre (example)",
        },
        "ru",
        "RU-SMO",
    ),
    DemoOrganisation(
        "sormland-region",
        {
            "ru": "Региональное развитие Сёрмланда (пример)",
            "vi": "Phát triển vùng Sörmland (ví dụ)",
            "sv": "Regional utveckling i Sörmland (exempel)",
            "en": "Sörmland regional development (example)",
        },
        "sv",
        "SE-D",
        kind="agency",
    ),
    DemoOrganisation(
        "binh-duong-centre",
        {
            "ru": "Центр содействия промышленности Биньзыонга (пример)",
            "vi": "Trung tâm khuyến công Bình Dương (ví dụ)",
            "sv": "Bình Dươngs centrum för industrifrämjande (exempel)",
            "en": "Bình Dương industrial promotion centre (example)",
        },
        "vi",
        "VN-57",
    ),
    DemoOrganisation(
        "ho-chi-minh-centre",
        {
            "ru": "Центр содействия промышленности Хошимина (пример)",
            "vi": "Trung tâm khuyến công Thành phố Hồ Chí Minh (ví dụ)",
            "sv": "Ho Chi Minh-stadens centrum för industrifrämjande (exempel)",
            "en": "Ho Chi Minh City industrial promotion centre (example)",
        },
        "vi",
        "VN-2025-79",
    ),
    DemoOrganisation(
        "halland-region",
        {
            "ru": "Региональное развитие Халланда (пример)",
            "vi": "Phát triển vùng Halland (ví dụ)",
            "sv": "Regional utveckling i Halland (exempel)",
            "en": "Halland regional development (example)",
        },
        "sv",
        "SE-N",
        kind="agency",
    ),
    DemoOrganisation(
        "varmland-region",
        {
            "ru": "Региональное развитие Вермланда (пример)",
            "vi": "Phát triển vùng Värmland (ví dụ)",
            "sv": "Regional utveckling i Värmland (exempel)",
            "en": "Värmland regional development (example)",
        },
        "sv",
        "SE-S",
        kind="agency",
    ),
    DemoOrganisation(
        "long-an-centre",
        {
            "ru": "Центр содействия промышленности Лонгана (пример)",
            "vi": "Trung tâm khuyến công Long An (ví dụ)",
            "sv": "Long Ans centrum för industrifrämjande (exempel)",
            "en": "Long An industrial promotion centre (example)",
        },
        "vi",
        "VN-41",
    ),
    DemoOrganisation(
        "hau-giang-centre",
        {
            "ru": "Центр содействия промышленности Хаузянга (пример)",
            "vi": "Trung tâm khuyến công Hậu Giang (ví dụ)",
            "sv": "Hậu Giangs centrum för industrifrämjande (exempel)",
            "en": "Hậu Giang industrial promotion centre (example)",
        },
        "vi",
        "VN-73",
    ),
)

ACCOUNTS = (
    DemoAccount("smolensk@example.org", "Аналитик (Смоленск)", "ru", "smolensk-centre", home="RU-SMO"),
    DemoAccount("sormland@example.org", "Analytiker (Sörmland)", "sv", "sormland-region", home="SE-D"),
    DemoAccount("binhduong@example.org", "Chuyên viên (Bình Dương)", "vi", "binh-duong-centre", home="VN-57"),
    DemoAccount("halland@example.org", "Chef (Halland)", "sv", "halland-region", role="head", home="SE-N"),
    DemoAccount("varmland@example.org", "Chef (Värmland)", "sv", "varmland-region", role="head", home="SE-S"),
    DemoAccount("longan@example.org", "Giám đốc (Long An)", "vi", "long-an-centre", role="head", home="VN-41"),
    DemoAccount("haugiang@example.org", "Giám đốc (Hậu Giang)", "vi", "hau-giang-centre", role="head", home="VN-73"),
    DemoAccount("administrator@example.org", "Administrator", "en", "", is_administrator=True),
)

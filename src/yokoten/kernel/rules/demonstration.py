"""Who the demo's people are. The addresses belong to nobody (RFC 2606) and the password is no secret."""

from dataclasses import dataclass, field

PASSWORD = "yokoten-demo"  # noqa: S105 - printed at the start and on the sign-in page of the demo


@dataclass(frozen=True)
class DemoAccount:
    """One person of the demo, where they work and in which language."""

    email: str
    name: str
    language: str
    organisation_code: str
    organisation_names: dict[str, str] = field(default_factory=dict)
    role: str = "analyst"
    home: str = ""
    is_administrator: bool = False


ACCOUNTS = (
    DemoAccount(
        "smolensk@example.org",
        "Аналитик, Смоленск",
        "ru",
        "smolensk-centre",
        {
            "ru": "Региональный центр компетенций Смоленской области (пример)",
            "vi": "Trung tâm năng lực vùng tỉnh Smolensk (ví dụ)",
            "sv": "Smolensk läns kompetenscentrum (exempel)",
            "en": "Smolensk oblast competence centre (example)",
        },
        home="RU-SMO",
    ),
    DemoAccount(
        "sormland@example.org",
        "Analytiker, Sörmland",
        "sv",
        "sormland-region",
        {
            "ru": "Региональное развитие Сёрмланда (пример)",
            "vi": "Phát triển vùng Sörmland (ví dụ)",
            "sv": "Regional utveckling i Sörmland (exempel)",
            "en": "Sörmland regional development (example)",
        },
        home="SE-D",
    ),
    DemoAccount(
        "binhduong@example.org",
        "Chuyên viên, Bình Dương",
        "vi",
        "binh-duong-centre",
        {
            "ru": "Центр содействия промышленности Биньзыонга (пример)",
            "vi": "Trung tâm khuyến công Bình Dương (ví dụ)",
            "sv": "Binh Duongs centrum för industrifrämjande (exempel)",
            "en": "Bình Dương industrial promotion centre (example)",
        },
        home="VN-57",
    ),
    DemoAccount("administrator@example.org", "Administrator", "en", "", is_administrator=True),
)

"""Publisher and licence by language: what the catalogue had in English is said in four, anything else as it was."""

from typing import Any

from django.db import migrations

KNOWN = {
    "Rosstat (Federal State Statistics Service)": {
        "ru": "Росстат (Федеральная служба государственной статистики)",
        "vi": "Rosstat (Cơ quan Thống kê Nhà nước Liên bang Nga)",
        "sv": "Rosstat (Rysslands federala statistikmyndighet)",
    },
    "Statistics Sweden (SCB)": {
        "ru": "Статистическое управление Швеции (SCB)",
        "vi": "Cơ quan Thống kê Thụy Điển (SCB)",
        "sv": "Statistiska centralbyrån (SCB)",
    },
    "European Commission, Joint Research Centre": {
        "ru": "Европейская комиссия, Объединённый исследовательский центр",
        "vi": "Ủy ban châu Âu, Trung tâm Nghiên cứu chung",
        "sv": "Europeiska kommissionen, gemensamma forskningscentrumet",
    },
    "National Statistics Office of Viet Nam": {
        "ru": "Национальное статистическое управление Вьетнама",
        "vi": "Cục Thống kê, Bộ Tài chính",
        "sv": "Vietnams nationella statistikbyrå",
    },
    "Official statistics; figures only": {
        "ru": "Официальная статистика; приводятся только цифры",
        "vi": "Thống kê chính thức; chỉ dùng số liệu",
        "sv": "Officiell statistik; endast siffrorna",
    },
    "Official statistics; source to be named": {
        "ru": "Официальная статистика; с указанием источника",
        "vi": "Thống kê chính thức; phải ghi nguồn",
        "sv": "Officiell statistik; källan ska anges",
    },
    "Reuse permitted with credit": {
        "ru": "Использование разрешено с указанием источника",
        "vi": "Được sử dụng lại khi ghi nguồn",
        "sv": "Får användas om källan anges",
    },
}


def by_language(text: str) -> dict[str, str]:
    if not text:
        return {}
    return {**KNOWN.get(text, {}), "en": text}


def spread(apps: Any, schema_editor: Any) -> None:
    for source in apps.get_model("measure", "Source").objects.all():
        source.publishers, source.licences = by_language(source.publisher), by_language(source.licence)
        source.save(update_fields=["publishers", "licences"])


def one_text(texts: dict[str, str]) -> str:
    return (texts.get("en") or next(iter(texts.values()), ""))[:200]


def gather(apps: Any, schema_editor: Any) -> None:
    for source in apps.get_model("measure", "Source").objects.all():
        source.publisher, source.licence = one_text(source.publishers), one_text(source.licences)
        source.save(update_fields=["publisher", "licence"])


class Migration(migrations.Migration):

    dependencies = [
        ('measure', '0008_texts_of_sources'),
    ]

    operations = [migrations.RunPython(spread, gather)]

"""When a person's collected letter leaves: at an hour of their choice in their time zone, every day or on Mondays."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

DAILY, WEEKLY = "daily", "weekly"
RHYTHMS = (DAILY, WEEKLY)
ZONES = (
    "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Europe/Saratov", "Asia/Yekaterinburg", "Asia/Omsk",
    "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan",
    "Asia/Kamchatka", "Asia/Ho_Chi_Minh", "Europe/Stockholm", "Europe/Helsinki", "Europe/London", "UTC",
)  # fmt: skip


@dataclass(frozen=True)
class Timing:
    """When letters are collected; without a zone that of the installation counts."""

    rhythm: str = DAILY
    hour: int = 8
    zone: str = ""


def slot_before(now: datetime, timing: Timing, house_zone: str) -> datetime:
    """The last moment up to now at which a collected letter was to leave."""
    here = now.astimezone(ZoneInfo(timing.zone or house_zone))
    slot = here.replace(hour=timing.hour, minute=0, second=0, microsecond=0)
    if timing.rhythm == WEEKLY:
        slot -= timedelta(days=slot.weekday())
    if slot > here:
        slot -= timedelta(days=7 if timing.rhythm == WEEKLY else 1)
    return slot

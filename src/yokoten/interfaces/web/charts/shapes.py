"""Small shapes that stand beside words: never colour alone."""

_RING = '<circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" stroke-width="1.4"/>'

ICONS = {
    "good": '<circle cx="5" cy="5" r="4.5"/>',
    "warn": '<path d="M5 .4 9.8 9.2H.2Z"/>',
    "bad": '<path d="M5 0 10 5 5 10 0 5Z"/>',
    "running": '<path d="M5 .5a4.5 4.5 0 0 1 0 9Z"/><circle cx="5" cy="5" r="4" fill="none" stroke="currentColor"/>',
    "waiting": _RING,
    "off": '<path d="M.5 4h9v2h-9Z"/>',
    "you": '<path d="M1 1h8v8H1Z"/>',
    "example": _RING,
}

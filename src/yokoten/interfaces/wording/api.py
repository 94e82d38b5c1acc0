"""Sentences of the API's own door."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "address_unknown": mark("There is nothing at this address. The documentation lists all addresses: /api/docs."),
    "body_not_readable": mark("The body is not JSON. Send JSON in UTF-8."),
    "body_too_large": mark("The body has %(bytes)s bytes; at most %(most)s are read. Send it in parts."),
    "changed_meanwhile": mark("It has changed since you read it. Read it again and decide anew."),
    "field_missing": mark("“%(field)s” is missing. Add it."),
    "field_not_valid": mark("“%(field)s” does not fit. The documentation says which type and form it has."),
    "field_unknown": mark("“%(field)s” is not known here. Remove it or check how it is written."),
    "not_found": mark("There is no “%(code)s” that you may see. Check how it is written."),
    "request_not_valid": mark("%(count)s parts of the request do not fit. Mend each of them."),
    "token_needed": mark("Name a valid token: Authorization: Bearer yk_…. Tokens expire and can be revoked."),
    "too_many_requests": mark("Too many requests in a short time. Wait %(seconds)s seconds."),
}
TITLES = {
    400: mark("The request cannot be read"),
    401: mark("Who are you?"),
    403: mark("Not allowed"),
    404: mark("Not found"),
    409: mark("Not possible as things stand"),
    412: mark("Changed meanwhile"),
    413: mark("Too large"),
    422: mark("The request does not fit"),
    429: mark("Too many requests"),
}
teach(SENTENCES)

"""The import wizard walked by a client, step by step."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.tables import as_csv
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import questions_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Wizard:
    """Somebody with a file; every method is one page."""

    def __init__(self, client, person):
        self.client = client
        client.force_login(person, backend=BACKEND)

    @property
    def dataset(self):
        return DatasetImport.objects.latest("pk")

    def address(self, name, *parts):
        return reverse(name, args=[self.dataset.pk, *parts])

    def choose(self, rows, filename="panel.csv", **fields):
        content = rows if isinstance(rows, bytes) else as_csv(rows)
        file = SimpleUploadedFile(filename, content)
        return self.client.post(reverse("import_new"), {"file": file, **fields})

    def columns(self, **fields):
        """Answer the page of columns; what is not given stays as the page shows it."""
        posted = {"source": "+", "source_name": "Office of Examples", "title": "Example"}
        for number, (_, choice) in enumerate(self.dataset.layout["mapping"]["indicators"]):
            posted |= {f"what.{number}": choice["code"] or "new"}
            if not choice["code"]:
                posted[f"unit.{number}"] = choice["unit"] or "million"
                posted[f"prices.{number}"] = choice["prices"] or "none"
        return self.client.post(self.address("import_columns"), posted | fields)

    def preview(self, **fields):
        return self.client.post(self.address("import_preview"), fields)

    def answer(self, question, decision, reason="seen in the source", **fields):
        seen = next((one.version for one in questions_of(self.dataset) if one.number == question), "")
        posted = {"decision": decision, "reason": reason, "seen": seen, **fields}
        return self.client.post(self.address("import_question", question), posted)

    def answer_stops(self, decision="exclude"):
        for question in questions_of(self.dataset):
            if question.severity == "stop":
                self.answer(question.number, decision)

    def accept_rest(self, reason="seen together"):
        return self.client.post(self.address("import_confirm"), {"accept": "yes", "reason": reason})

    def confirm(self):
        return self.client.post(self.address("import_confirm"))

    def see(self, name, *parts):
        return self.client.get(self.address(name, *parts))


def text_of(response, status=200):
    assert response.status_code == status, response.headers.get("Location")
    return response.content.decode()

from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.sources import all_cited, cited


class Publication:
    def __init__(self, **texts):
        self.texts = texts

    def name(self, language):
        return self.texts.get(f"name_{language}", "Name")

    def publisher(self, language):
        return self.texts.get(f"publisher_{language}", "")

    def licence(self, language):
        return self.texts.get(f"licence_{language}", "")


def test_a_source_is_cited_in_the_language_of_the_reader():
    source = Publication(name_sv="Konton", publisher_sv="SCB", licence_sv="Fri användning.", publisher_ru="Бюро")
    assert cited(speak("sv"), source) == "Konton. SCB. Fri användning"
    assert cited(speak("ru"), source) == "Name. Бюро"


def test_what_is_not_known_is_not_said():
    assert cited(speak("en"), Publication()) == "Name" and cited(speak("en"), None) == ""


def test_every_source_is_cited_once_in_the_alphabet():
    sources = [Publication(name_sv="Ö"), None, Publication(name_sv="Å"), Publication(name_sv="Ö")]
    assert all_cited(speak("sv"), sources) == ["Å", "Ö"]

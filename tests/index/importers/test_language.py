import pytest

from briefindex.importers.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry left the port on Monday, and it has not been seen from the shore."),
        ("fr", "Le ferry a quitté le port lundi et il est attendu dans les îles pour la fête."),
        ("es", "El barco salió del puerto el lunes y se espera en la isla para las fiestas."),
        ("de", "Die Fähre hat den Hafen am Montag verlassen und wird auf der Insel erwartet."),
        ("ru", "Паром вышел из порта в понедельник, и его ждут на острове, как и в прошлом году."),
        (None, "Ferry port island"),
        (None, "12 13 14 15 16 17 18 19 20"),
        (None, ""),
    ],
)
def test_the_language_is_told_or_left_open(language, text):
    assert language_of(text) == language

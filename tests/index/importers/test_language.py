import pytest

from briefindex.importers.language import language_of, language_told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry left the port on Monday, and it has not been seen from the shore."),
        ("fr", "Le ferry a quitté le port lundi et il est attendu dans les îles pour la fête."),
        ("es", "El barco salió del puerto el lunes y se espera en la isla para las fiestas."),
        ("de", "Die Fähre hat den Hafen am Montag verlassen und wird auf der Insel erwartet."),
        ("ru", "Паром вышел из порта в понедельник, и его ждут на острове, как и в прошлом году."),
        ("zh", "渡轮周一离开港口，岛上的人们正在等待它。"),
        ("ja", "フェリーは月曜日に港を出た。島の人々は到着を待っている。"),
        ("ko", "여객선은 월요일에 항구를 떠났고 섬에서는 그 배를 기다리고 있다."),
        ("ar", "غادرت العبارة الميناء يوم الاثنين ومن المتوقع أن تصل إلى الجزيرة في المساء."),
        ("fa", "کشتی روز دوشنبه بندر را ترک کرد و در جزیره منتظر آن هستند که شب برسد."),
        ("el", "Το πλοίο έφυγε από το λιμάνι τη Δευτέρα και το περιμένουν στο νησί."),
        ("he", "המעבורת עזבה את הנמל ביום שני ומחכים לה באי."),
        ("th", "เรือข้ามฟากออกจากท่าเรือเมื่อวันจันทร์"),
        ("hi", "नौका सोमवार को बंदरगाह से निकली और द्वीप पर उसका इंतजार किया जा रहा है।"),
        ("uk", "Пором вийшов із порту в понеділок, і його чекають на острові, як і торік."),
        ("bg", "Фериботът напусна пристанището в понеделник и се очаква на острова по план."),
        ("kk", "Паром дүйсенбіде порттан шықты және бұл аралда оны күтіп отыр."),
        ("pl", "Prom wypłynął z portu w poniedziałek i jest oczekiwany na wyspie, jak co roku."),
        ("nl", "De veerboot heeft de haven maandag verlaten en wordt op het eiland verwacht."),
        ("da", "Færgen forlod havnen mandag, og den ventes ikke til øen før efter klokken ti."),
        ("sv", "Färjan lämnade hamnen på måndagen och väntas till ön, som för ett år sedan."),
        ("uz", "Parom dushanba kuni portdan chiqdi va orolda bu yil uni kutmoqda, deb yozildi."),
        ("vi", "Phà đã rời cảng vào thứ Hai và người dân trên đảo đang chờ nó."),
        ("id", "Kapal feri itu meninggalkan pelabuhan pada hari Senin dan akan tiba di pulau."),
        (None, "Ferry port island"),
        (None, "12 13 14 15 16 17 18 19 20"),
        (None, ""),
    ],
)
def test_the_language_is_told_or_left_open(language, text):
    assert language_of(text) == language


def test_a_language_that_the_file_names_counts_where_the_words_tell_one_written_alike():
    malay = "Feri itu meninggalkan pelabuhan pada hari Isnin dan akan tiba di pulau itu."
    assert language_told(malay, "ms") == "ms"
    assert language_told(malay, "en") == "id"
    assert language_told("Ferry port island", "en") == "en"


def test_few_words_of_another_language_do_not_turn_an_article():
    english = "The ferry left the port on Monday, and it has not been seen from the shore. "
    assert language_of(english * 3 + "渡轮 Паром") == "en"

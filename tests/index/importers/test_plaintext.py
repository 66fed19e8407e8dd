import random

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.plaintext import decode

RUSSIAN = (
    "Министр сообщил журналистам, что в прошлом году перевозки выросли на двенадцать процентов, "
    "а новая дорога будет открыта осенью."
)
ENGLISH = "The minister said the fare was £5 — “too much,” he added. It’s a café in Zürich."
FRENCH = "Le ministre a déclaré que les prix étaient trop élevés. Ça ira mieux à l’été prochain."
GERMAN = "Der Minister erklärte, die Preise für Äpfel in großen Städten seien überhöht."
POLISH = (
    "Minister oświadczył, że ceny żywności w dużych miastach są zbyt wysokie i będą rosnąć również "
    "w następnym roku, choć żniwa były obfite."
)
UKRAINIAN = (
    "Міністр повідомив журналістам, що торік перевезення зросли на дванадцять відсотків, і нову "
    "дорогу буде відкрито восени."
)
THAI = "รัฐมนตรีบอกผู้สื่อข่าวว่าการขนส่งสินค้าเพิ่มขึ้นร้อยละสิบสองในปีที่แล้ว"
JAPANESE = "大臣は記者団に、昨年の貨物輸送量が12パーセント増えたと述べた。"
TURKISH = (
    "Bakan, gazetecilere geçen yıl taşımacılığın yüzde on iki arttığını ve yeni bir yolun ise "
    "sonbaharda açılacağını söyledi; bu artış beklenenden daha yüksek oldu."
)
CHINESE = "部长告诉记者，去年的货运量增长了百分之十二，新公路将于秋季开通。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "iso8859_5"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (TURKISH, "cp1254"),
        (THAI, "cp874"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gb18030"),
        ("price £5", "cp1252"),
        ("naïve", "cp1252"),
    ],
)
def test_encodings_are_told_apart(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_utf16_of_either_order_is_read_by_its_mark():
    assert decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be")) == ENGLISH
    assert decode(b"\xff\xfe" + ENGLISH.encode("utf-16-le")) == ENGLISH


@pytest.mark.parametrize(
    "data",
    [
        b"Short \x80\x81\xfe\xff text",
        b"The minister said \xff\xfe\xfd\xfc\x81 and so on.",
        "Türkiye, “café”, naïve. ".encode() * 20 + b"\xe2\x80 and the end",
        ENGLISH.encode("utf-8")[:-1] + b"\xc3(",
        b"\xff\xfeo\x00d",
        b"\xff\xfe\x00\xd8a\x00",
        bytes(byte | 128 for byte in random.Random(5).randbytes(500)),
    ],
)
def test_broken_encodings_are_refused_with_a_sentence(data):
    with pytest.raises(ImportRefusedError, match="save it as"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"text\x00text",
        random.Random(5).randbytes(3_000).replace(b"\x00", b"\x01"),
        "A text.".encode("utf-16-le"),
        b"\x01\x02\x03\x04 words",
        b"\xff\xfe" + "zero\x00".encode("utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data):
    with pytest.raises(ImportRefusedError, match="not text, whatever its name"):
        decode(data)

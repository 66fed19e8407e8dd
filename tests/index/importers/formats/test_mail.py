import base64
import io
from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.containers import members
from briefindex.importers.formats import mail
from briefindex.importers.formats.mailbox import attachments, mails
from made_files import STORY, page, pdf
from made_files import mail as made

PDF_PART = "Content-Type: application/pdf; name=report.pdf\r\nContent-Disposition: attachment"


def texts(data):
    return [piece.text for piece in mail.read(data).pieces]


def stated(extract, field):
    return next(clue for clue in extract.clues if clue.field == field)


def test_a_mail_states_its_subject_its_author_and_its_day():
    extract = mail.read(made(STORY[0]))
    assert texts(made(STORY[0])) == ["Grain exports rise", STORY[0]]
    assert stated(extract, "title").value == "Grain exports rise"
    assert stated(extract, "author").value == "Anna Berg"
    assert stated(extract, "date").day == date(2024, 2, 3)


def test_a_mail_in_lines_of_a_fixed_width_has_whole_paragraphs():
    lines = STORY[0].replace("in 2023, ", "in 2023,\r\n").replace("harvests ", "harvests\r\n")
    assert texts(made(lines))[1:] == [lines.replace("\r\n", "\n")]


def test_the_form_with_tables_is_preferred():
    table = "<p>It rose.</p><table><tr><td>2022</td><td>10</td></tr></table>"
    data = made("It rose. 2022 10", parts=[("Content-Type: text/html", table.encode())])
    assert texts(data)[1:] == ["It rose.", "2022 | 10"]


def test_encoded_words_and_code_pages_are_read():
    headers = "Content-Transfer-Encoding: base64\r\n"
    subject = "Subject: =?koi8-r?B?7tXWxc4g1sXSwdTY?="
    body = base64.b64encode("Экспорт вырос.".encode("cp1251")).decode()
    data = made(body, "text/plain; charset=windows-1251", headers)
    data = data.replace(b"Subject: Re: Grain exports rise", subject.encode())
    assert texts(data)[1:] == ["Экспорт вырос."]
    assert texts(data)[0].startswith("Нуж")


def test_what_came_with_a_mail_is_read_by_itself():
    data = made("See the report.", parts=[(PDF_PART, pdf([(50, 700, 10, "It rose.")]))])
    assert texts(data)[1:] == ["See the report."]
    ((name, report),) = attachments(data)
    assert name == "report.pdf"
    assert report.startswith(b"%PDF")


def test_a_mail_in_a_mail_is_one_of_its_own():
    inner = made("Inner words.")
    data = made("Outer words.", parts=[("Content-Type: message/rfc822", inner)])
    ((name, found),) = attachments(data)
    assert name == "Re: Grain exports rise.eml"
    assert texts(found)[1:] == ["Inner words."]


def test_a_container_gives_the_mail_and_then_what_came_with_it():
    data = made("See the report.", parts=[(PDF_PART, b"%PDF-1.4")])
    whole, report = members("mail", None, data, nested=False)
    assert whole.whole
    assert (report.name, report.data) == ("report.pdf", b"%PDF-1.4")


def test_a_saved_page_gives_its_main_text_and_where_it_was():
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://norland.example/grain\r\n"
        b"Subject: Grain\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
        b"Content-Type: text/html\r\n\r\n" + page() + b"\r\n--cut\r\nContent-Type: image/png\r\n"
        b"Content-Location: https://norland.example/a.png\r\n\r\n\x89PNG\r\n--cut--\r\n"
    )
    extract = mail.read(data)
    assert [piece.text for piece in extract.pieces] == list(STORY)
    assert stated(extract, "url").value == "https://norland.example/grain"
    assert list(attachments(data)) == []


def test_a_mailbox_gives_its_mails_one_by_one():
    box = b"".join(
        b"From anna@norland.example Sat Feb  3 10:00:00 2024\n"
        + made(f"Mail {n}.\n>From the start.\n\n").replace(b"\r\n", b"\n")
        + b"\n"
        for n in (1, 2)
    )
    found = list(mails(io.BytesIO(box)))
    assert [texts(one)[1:] for one in found] == [
        ["Mail 1.", "From the start."],
        ["Mail 2.", "From the start."],
    ]
    named = [member.name for member in members("mbox", None, box, nested=False)]
    assert named == ["mail 1.eml", "mail 2.eml"]


def test_a_mail_without_text_says_so():
    with pytest.raises(ImportRefusedError, match="no text in this mail"):
        mail.read(made("", parts=[(PDF_PART, b"%PDF-1.4")]))


def test_headers_without_an_end_are_refused():
    with pytest.raises(ImportRefusedError, match="more than 1 MB"):
        mail.read(b"Subject: a\r\n" + b" b\r\n" * 400_000)


def test_parts_in_parts_have_no_bottom_and_cost_nothing():
    nest = b"".join(
        b"Content-Type: multipart/mixed; boundary=c%d\r\n\r\n--c%d\r\n" % (n, n)
        for n in range(3_000)
    )
    with pytest.raises((ImportRefusedError, RecursionError)):
        mail.read(
            made("", headers="").replace(b"Content-Type: text/plain; charset=utf-8", nest[:-2])
        )


def test_a_subject_whose_letters_are_not_of_the_set_it_names_is_read_all_the_same():
    wider = base64.b64encode("港口貨運 1".encode("gb18030")).decode()
    broken = base64.b64encode("Häfen".encode("cp1252")).decode()
    for subject, read in (
        (f"=?gb2312?B?{wider}?=", "港口貨運 1"),
        (f"=?utf-8?B?{broken}?=", "H\ufffdfen"),
    ):
        data = f"From: a@b.example\nSubject: {subject}\n\nTwelve ships came in.\n".encode()
        titles = [clue.value for clue in mail.read(data).clues if clue.field == "title"]
        assert titles == [read]


FLOWED = (
    b"Subject: Freight\nMIME-Version: 1.0\n"
    b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    b"Freight rose to 4 million \ntons in 2023.\nA line of its own.\n> quoted and \n> unbroken\n"
)


def test_lines_that_were_broken_on_the_way_are_whole_again():
    assert [piece.text for piece in mail.read(FLOWED).pieces][1:] == [
        "Freight rose to 4 million tons in 2023.",
        "A line of its own.",
        "> quoted and unbroken",
    ]


def test_an_encrypted_mail_is_refused_with_one_sentence_and_nothing_of_it_is_listed():
    data = (
        b"Subject: Secret\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n"
        b"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n"
        b"Content-Type: application/octet-stream; name=a.asc\n\nabc\n--b--\n"
    )
    with pytest.raises(ImportRefusedError, match="encrypted"):
        mail.read(data)
    assert not list(attachments(data))


def test_signatures_and_dates_for_a_diary_are_neither_text_nor_files():
    data = (
        b"Subject: Meeting\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nWe meet in Vostok.\n--b\n"
        b"Content-Type: text/calendar; name=a.ics\n\nBEGIN:VCALENDAR\n--b\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\n\nabc\n--b--\n"
    )
    assert [piece.text for piece in mail.read(data).pieces] == ["Meeting", "We meet in Vostok."]
    assert not list(attachments(data))


def test_the_page_that_was_saved_is_told_from_its_frames():
    page = b"Content-Type: text/html\nContent-Location: %s\n\n<html><body><p>%s</p></body></html>\n"
    data = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://n.example/1\n"
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        + page % (b"https://ads.example/", b"Buy shoes, the best of all shoes.")
        + b"--b\n"
        + page % (b"https://n.example/1", b"Freight rose to 4 million tons in 2023.")
        + b"--b--\n"
    )
    found = [piece.text for piece in mail.read(data).pieces]
    assert found == ["Freight rose to 4 million tons in 2023."]

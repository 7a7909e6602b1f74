#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the calendars of this folder from the rules that each file names as its source.

Run it to add years, and compare the new dates with the source before committing them. A rule that is not certain does
not belong here: a missing calendar means weekends only, a wrong one hides that a figure is late.
"""
import json
from datetime import date, timedelta
from pathlib import Path

FIRST, LAST = 2024, 2030


def easter(year):
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month = (h + l - 7 * m + 114) // 31
    return date(year, month, (h + l - 7 * m + 114) % 31 + 1)


def nth(year, month, weekday, n):
    """The n-th such weekday (Monday is 0) of a month; -1: the last."""
    if n > 0:
        day = date(year, month, 1)
        return day + timedelta((weekday - day.weekday()) % 7 + 7 * (n - 1))
    day = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return day - timedelta((day.weekday() - weekday) % 7)


def target(year):
    e = easter(year)
    return {date(year, 1, 1): "New Year's Day", e - timedelta(2): "Good Friday", e + timedelta(1): "Easter Monday",
            date(year, 5, 1): "Labour Day", date(year, 12, 25): "Christmas Day", date(year, 12, 26): "26 December"}


def germany(year):
    e = easter(year)
    return {date(year, 1, 1): "Neujahr", e - timedelta(2): "Karfreitag", e + timedelta(1): "Ostermontag",
            date(year, 5, 1): "Tag der Arbeit", e + timedelta(39): "Christi Himmelfahrt",
            e + timedelta(50): "Pfingstmontag", date(year, 10, 3): "Tag der Deutschen Einheit",
            date(year, 12, 25): "1. Weihnachtstag", date(year, 12, 26): "2. Weihnachtstag"}


def austria(year):
    e = easter(year)
    return {date(year, 1, 1): "Neujahr", date(year, 1, 6): "Heilige Drei Könige", e + timedelta(1): "Ostermontag",
            date(year, 5, 1): "Staatsfeiertag", e + timedelta(39): "Christi Himmelfahrt",
            e + timedelta(50): "Pfingstmontag", e + timedelta(60): "Fronleichnam", date(year, 8, 15): "Mariä Himmelfahrt",
            date(year, 10, 26): "Nationalfeiertag", date(year, 11, 1): "Allerheiligen",
            date(year, 12, 8): "Mariä Empfängnis", date(year, 12, 24): "Heiliger Abend (Banken)",
            date(year, 12, 25): "Christtag", date(year, 12, 26): "Stefanitag"}


def france(year):
    e = easter(year)
    return {date(year, 1, 1): "Jour de l'an", e + timedelta(1): "Lundi de Pâques", date(year, 5, 1): "Fête du Travail",
            date(year, 5, 8): "Victoire 1945", e + timedelta(39): "Ascension", e + timedelta(50): "Lundi de Pentecôte",
            date(year, 7, 14): "Fête nationale", date(year, 8, 15): "Assomption", date(year, 11, 1): "Toussaint",
            date(year, 11, 11): "Armistice 1918", date(year, 12, 25): "Noël"}


def england(year):
    e = easter(year)
    days = {e - timedelta(2): "Good Friday", e + timedelta(1): "Easter Monday",
            nth(year, 5, 0, 1): "Early May bank holiday", nth(year, 5, 0, -1): "Spring bank holiday",
            nth(year, 8, 0, -1): "Summer bank holiday"}
    # Each that falls on a weekend is moved to the next weekday that is not one already.
    for day, name in ((date(year, 1, 1), "New Year's Day"), (date(year, 12, 25), "Christmas Day"),
                      (date(year, 12, 26), "Boxing Day")):
        if day.weekday() < 5:
            days[day] = name
    for day, name in ((date(year, 1, 1), "New Year's Day"), (date(year, 12, 25), "Christmas Day"),
                      (date(year, 12, 26), "Boxing Day")):
        if day.weekday() >= 5:
            moved = day
            while moved.weekday() >= 5 or moved in days:
                moved += timedelta(1)
            days[moved] = name + " (substitute day)"
    return days


def federal_reserve(year):
    days = {date(year, 1, 1): "New Year's Day", nth(year, 1, 0, 3): "Birthday of Martin Luther King, Jr.",
            nth(year, 2, 0, 3): "Washington's Birthday", nth(year, 5, 0, -1): "Memorial Day",
            date(year, 6, 19): "Juneteenth National Independence Day", date(year, 7, 4): "Independence Day",
            nth(year, 9, 0, 1): "Labor Day", nth(year, 10, 0, 2): "Columbus Day", date(year, 11, 11): "Veterans Day",
            nth(year, 11, 3, 4): "Thanksgiving Day", date(year, 12, 25): "Christmas Day"}
    result = {}
    for day, name in days.items():
        if day.weekday() == 5:
            continue  # the Banks are open on the Friday before
        result[day + timedelta(1) if day.weekday() == 6 else day] = name
    return result


def brazil(year):
    e = easter(year)
    return {date(year, 1, 1): "Confraternização Universal", e - timedelta(48): "Carnaval (segunda-feira)",
            e - timedelta(47): "Carnaval (terça-feira)", e - timedelta(2): "Paixão de Cristo",
            date(year, 4, 21): "Tiradentes", date(year, 5, 1): "Dia do Trabalho", e + timedelta(60): "Corpus Christi",
            date(year, 9, 7): "Independência do Brasil", date(year, 10, 12): "Nossa Senhora Aparecida",
            date(year, 11, 2): "Finados", date(year, 11, 15): "Proclamação da República",
            date(year, 11, 20): "Dia Nacional de Zumbi e da Consciência Negra", date(year, 12, 25): "Natal"}


# Announced by the National Astronomical Observatory each February for the following year; no later year is known.
EQUINOXES = {2024: ((3, 20), (9, 22)), 2025: ((3, 20), (9, 23)), 2026: ((3, 20), (9, 23)), 2027: ((3, 21), (9, 23))}


def japan(year):
    spring, autumn = EQUINOXES[year]
    national = {date(year, 1, 1): "元日", nth(year, 1, 0, 2): "成人の日", date(year, 2, 11): "建国記念の日",
                date(year, 2, 23): "天皇誕生日", date(year, *spring): "春分の日", date(year, 4, 29): "昭和の日",
                date(year, 5, 3): "憲法記念日", date(year, 5, 4): "みどりの日", date(year, 5, 5): "こどもの日",
                nth(year, 7, 0, 3): "海の日", date(year, 8, 11): "山の日", nth(year, 9, 0, 3): "敬老の日",
                date(year, *autumn): "秋分の日", nth(year, 10, 0, 2): "スポーツの日", date(year, 11, 3): "文化の日",
                date(year, 11, 23): "勤労感謝の日"}
    days = dict(national)
    for day in national:  # article 3 (3): a day between two national holidays
        between = day + timedelta(1)
        if between not in national and between + timedelta(1) in national and between.weekday() != 6:
            days[between] = "休日"
    for day in sorted(national):  # article 3 (2): for a Sunday the next day that is none
        if day.weekday() == 6:
            moved = day
            while moved in national:
                moved += timedelta(1)
            days[moved] = "振替休日"
    for month, day in ((1, 2), (1, 3), (12, 31)):
        days.setdefault(date(year, month, day), "銀行休業日")
    return days


CALENDARS = [
    ("target", "TARGET (euro settlement)", target, LAST,
     "European Central Bank, Long-term calendar for TARGET closing days, 14 December 2000"),
    ("de", "Germany (nationwide)", germany, LAST,
     "Public holidays of all 16 states by their laws, and Einigungsvertrag art. 2 (2); those of single states are not "
     "in it"),
    ("at", "Austria (banks)", austria, LAST, "Oesterreichische Nationalbank, Bank holidays; Feiertagsruhegesetz 1957"),
    ("fr", "France", france, LAST, "Code du travail, article L3133-1"),
    ("gb-eng", "England and Wales", england, LAST,
     "Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations; gov.uk/bank-holidays"),
    ("us-fed", "United States (Federal Reserve Banks)", federal_reserve, LAST,
     "Federal Reserve Board, K.8 Holidays Observed by the Federal Reserve System; open on the Friday before a holiday "
     "that falls on a Saturday"),
    ("br", "Brazil (banks)", brazil, LAST,
     "Resolução CMN 4.880/2020; Leis 662/1949, 6.802/1980, 10.607/2002, 14.759/2023"),
    ("jp", "Japan (banks)", japan, max(EQUINOXES),
     "Act on National Holidays (Act 178 of 1948); Order for Enforcement of the Banking Act, article 5; Cabinet Office, "
     "list of national holidays"),
]


def main():
    for identifier, name, rule, last, source in CALENDARS:
        days = {}
        for year in range(FIRST, last + 1):
            days |= rule(year)
        weekdays = sorted(day for day in days if day.weekday() < 5)
        text = {"version": 1, "id": identifier, "name": name, "source": source, "weekend": ["saturday", "sunday"],
                "firstYear": FIRST, "lastYear": last,
                "holidays": {day.isoformat(): days[day] for day in weekdays}}
        path = Path(__file__).parent / f"{identifier}.json"
        path.write_text(json.dumps(text, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks resources/iso4217.csv against what ISO publishes about its own list, and against iso-codes where installed."""

import collections
import csv
import json
import pathlib
import re
import sys
import unittest

TABLE = pathlib.Path(sys.argv.pop(1))
ISO_CODES = pathlib.Path("/usr/share/iso-codes/json/iso_4217.json")

ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
THREE = "BHD IQD JOD KWD LYD OMR TND".split()
FOUR = "CLF UYW".split()
NONE = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split()

# The currencies of Finix's API that are no longer in List One: each must have its row.
FINIX_RETIRED = "ANG BGN BYR CUC HRK LTL MRO SLL STD VEF ZWL".split()


class CurrencyTable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.raw = TABLE.read_bytes()
        rows = list(csv.reader(cls.raw.decode("utf-8").split("\n")[:-1], strict=True))
        cls.header, cls.rows = rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]
        cls.widths = {len(row) for row in rows}
        cls.by_code = {row["code"]: row for row in cls.rows}

    def exponents(self, status):
        return {row["code"]: row["minor_unit"] for row in self.rows if row["status"] == status}

    def test_form(self):
        self.assertEqual(self.header, "code numeric minor_unit status name valid_until".split())
        self.assertEqual(self.widths, {6})
        self.assertNotIn(b"\r", self.raw)
        self.assertTrue(self.raw.endswith(b"\n"))
        codes = [row["code"] for row in self.rows]
        self.assertEqual(codes, sorted(set(codes)))
        for row in self.rows:
            with self.subTest(row["code"]):
                self.assertRegex(row["code"], r"\A[A-Z]{3}\Z")
                self.assertRegex(row["numeric"], r"\A[0-9]{3}\Z" if row["code"] not in ("XFO", "XFU", "XRE") else r"\A\Z")
                self.assertRegex(row["minor_unit"], r"\A([0234]|none|unknown)\Z")
                self.assertIn(row["status"], ("active", "retired"))
                self.assertEqual(row["name"], row["name"].strip())
                self.assertTrue(row["name"])
                retired = row["status"] == "retired"
                self.assertEqual(bool(re.match(r"\A(19|20)[0-9]{2}-(0[1-9]|1[0-2])\Z", row["valid_until"])), retired)

    def test_active_codes_are_those_of_list_one(self):
        active = self.exponents("active")
        self.assertEqual(collections.Counter(active.values()), {"0": 17, "2": 139, "3": 7, "4": 2, "none": 13})
        for codes, exponent in ((ZERO, "0"), (THREE, "3"), (FOUR, "4"), (NONE, "none")):
            self.assertEqual(sorted(c for c in active if active[c] == exponent), sorted(codes))
        self.assertNotIn("unknown", active.values())

    def test_numbers_of_active_codes_are_unique(self):
        numbers = [row["numeric"] for row in self.rows if row["status"] == "active"]
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_latest_amendments(self):
        for code, retired in (("BGN", "2026-01"), ("ANG", "2025-03"), ("CUC", "2021-06"), ("ZWL", "2024-09"), ("HRK", "2023-01")):
            self.assertEqual((self.by_code[code]["status"], self.by_code[code]["valid_until"]), ("retired", retired))
        for code in ("XAD", "XCG", "ZWG", "SLE", "VED", "VES", "UYW", "EUR"):
            self.assertEqual(self.by_code[code]["status"], "active")

    def test_retired_codes(self):
        retired = self.exponents("retired")
        self.assertEqual(len(retired), 129)
        for code in FINIX_RETIRED:
            self.assertEqual(retired[code], "0" if code == "BYR" else "2")
        # Sources contradict each other: nobody may "repair" these by guessing.
        for code in ("AZM", "BEF", "BYB", "GHC", "GRD", "LUF", "MGF", "MZM", "TMM", "ROL"):
            self.assertEqual(retired[code], "unknown")

    @unittest.skipUnless(ISO_CODES.exists(), "the package iso-codes is not installed")
    def test_agrees_with_iso_codes(self):
        for entry in json.loads(ISO_CODES.read_text("utf-8"))["4217"]:
            row = self.by_code[entry["alpha_3"]]
            self.assertEqual(row["numeric"], entry["numeric"], row)


unittest.main()

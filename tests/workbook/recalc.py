"""Recalculates workbooks with LibreOffice and compares every formula with the value cached in it.

LibreOffice does not recalculate on loading by default, so the profile says that it must, and every
cached value is poisoned first: a value that comes back right was worked out anew.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
CELL = re.compile(r'(<c r="[A-Z]+[0-9]+"[^>]*>)<f>([^<]*)</f><v>([^<]*)</v>')


def soffice(files, folder):
    """Loads and saves the files; the copies stand in the folder returned."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as out:
        out.write(PROFILE)
    done = os.path.join(folder, "recalculated")
    subprocess.run(
        ["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx",
         "--outdir", done] + files,
        check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done


def rewrite(source, target, change):
    """Copies a workbook with change(name, text) applied to every sheet's XML."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = change(item.filename, data.decode()).encode()
            new.writestr(item.filename, data)


def poison(source, target):
    count = 0

    def change(_, text):
        nonlocal count

        def one(match):
            nonlocal count
            count += 1
            value = "POISON" if 't="str"' in match.group(1) else "987654.321"
            return "%s<f>%s</f><v>%s</v>" % (match.group(1), match.group(2), value)
        return CELL.sub(one, text)
    rewrite(source, target, change)
    return count


def values(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row
                          if cell.value not in (None, "")} for sheet in book}


def formulas(path):
    book = openpyxl.load_workbook(path)
    return {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row
                          if isinstance(cell.value, str) and cell.value.startswith("=") and
                          cell.data_type == "f"} for sheet in book}


def differences(original, recalculated, only=None):
    """Formula cells whose value is another; all of them are counted."""
    found, count = [], 0
    wanted, got = values(original), values(recalculated)
    for sheet, cells in formulas(original).items():
        for place in cells:
            count += 1
            a, b = wanted[sheet].get(place), got[sheet].get(place)
            same = a == b
            if isinstance(a, float) or isinstance(b, float):
                try:  # both are decimals of at most 15 digits
                    same = "%.15g" % a == "%.15g" % b
                except TypeError:
                    same = False
            if not same:
                found.append("%s!%s: cached %r, recalculated %r, %s" % (sheet, place, a, b,
                                                                        cells[place][:400]))
    return count, found


def main():
    files = sys.argv[1:]
    total, bad = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        poisoned = []
        for i, path in enumerate(files):
            target = os.path.join(folder, "%d.xlsx" % i)
            if poison(path, target) == 0:
                sys.exit("%s: no formula was poisoned" % path)
            poisoned.append(target)
        done = soffice(poisoned, folder)
        for i, path in enumerate(files):
            count, found = differences(path, os.path.join(done, "%d.xlsx" % i))
            total += count
            bad += len(found)
            for line in found[:40]:
                print("%s: %s" % (path, line))
    print("%d workbooks, %d formulas recalculated, %d differ" % (len(files), total, bad))
    sys.exit(bad != 0)


if __name__ == "__main__":
    main()

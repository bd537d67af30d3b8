"""Number formats of answers: what a cell shows decides what its number means, as the same text would.
The values stand here as they were worked out by hand."""
import sys

from cells import Run, asked, filled
from form import number, text

EUR = "\u20ac"


def read(run, key, raw, code, cell=None):
    form = filled(run.folder)
    shape = (cell or number)(raw)
    form.answer(key, (shape[0], shape[1], form.add_format(code)))
    bid, _, said = run.read(form)
    return bid["answers"].get(key), said.stderr


def taken(run):
    """The number as it is stored, or its hundredfold, and not a word about it."""
    for key, raw, code, want in [
            ("price", "1200.5", "General", 1200.5), ("price", "1200.5", "#,##0.00", 1200.5),
            ("price", "1200.5", '"$"#,##0.00', 1200.5), ("price", "1200.5", "$#,##0.00", 1200.5),
            ("price", "1200.5", "[$$-409]#,##0.00", 1200.5), ("price", "1200.5", '"US$"\\ #,##0.00', 1200.5),
            ("price", "1200.5", "[$USD]\\ #,##0.00", 1200.5), ("price", "1200.5", "#,##0.00\\ [$USD]", 1200.5),
            ("price", "1200.5", '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', 1200.5),
            ("price", "1200.5", "# ##0.00", 1200.5), ("price", "1200.5", "[$-407]#,##0.00", 1200.5),
            ("price", "1200.5", "[Blue]0.00", 1200.5), ("price", "1200.5", 44, 1200.5),
            ("price", "1200.5", 4, 1200.5), ("price", "1200.5", "0.00E+00", 1200.5),
            ("rate", "-3.5", "0.0;[Red]-0.0", -3.5), ("rate", "-3.5", "0.0_);(0.0)", -3.5),
            ("rate", "0.5", "# ?/?", 0.5), ("rate", "5", "@", 5),
            ("share", "0.15", "0%", 15), ("share", "0.15", "0.0 %", 15), ("share", "15", '0"%"', 15),
            ("share", "15", "0\\%", 15), ("share", "0.125", 10, 12.5)]:
        got, said = read(run, key, raw, code)
        run.check(f"{raw} as {code}", (want, False), (got, "E6" in said or "W6" in said))


def refused(run):
    other = "another currency than USD"
    for key, raw, code, why in [
            ("price", "1200.5", f'"{EUR}"#,##0.00', f'the cell shows "{EUR}", {other}'),
            ("price", "1200.5", f"[${EUR}-407]#,##0.00", f'the cell shows "{EUR}", {other}'),
            ("price", "1200.5", f"#,##0.00\\ [${EUR}-40C]", f'the cell shows "{EUR}", {other}'),
            ("price", "1200.5", "[$\u00a3-809]#,##0.00", f'the cell shows "\u00a3", {other}'),
            ("price", "1200.5", "[$CAD]\\ #,##0.00", f'the cell shows "CAD", {other}'),
            ("price", "1200.5", "[$$-1009]#,##0.00", f'the cell shows "CAD", {other}'),
            ("price", "1200.5", "[$$-en-AU]#,##0.00", f'the cell shows "AUD", {other}'),
            ("price", "1200.5", '"CA$"0.00', f'the cell shows "CA$", {other}'),
            ("price", "1200.5", "0.00 EUR", f'the cell shows "EUR", {other}'),
            ("price", "1200.5", '"$"0.00" EUR"', f'the cell shows "EUR", {other}'),
            ("price", "1200000", "#,##0,", "the cell holds 1200000 and shows it in thousands"),
            ("price", "1200000", '0.0,,"M"', "the cell holds 1200000 and shows it in millions (M)"),
            ("price", "1200000", '0,"k"', "the cell holds 1200000 and shows it in thousands (k)"),
            ("price", "1200.5", '0.00" per month"', 'the cell shows " per month" beside the number'),
            ("price", "12", '0"000"', 'the cell shows "000" beside the number'),
            ("price", "1200", '0"."00', "the cell holds 1200 and shows other marks between its digits"),
            ("price", "1200", '"included"', 'the cell holds 1200 and shows "included"'),
            ("price", "1200", ";;;", "the cell holds 1200 and shows nothing"),
            ("price", "1200", "(0.00)", "the cell holds 1200 and shows a negative number"),
            ("price", "1200", "0.00%", "the cell shows a percentage where a number belongs"),
            ("price", "46204", "yyyy-mm-dd", "the cell shows a date where a number belongs"),
            ("rate", "5", '"$"0.00', 'the cell shows the currency "$", where no amount of money belongs'),
            ("rate", "-3.5", "0.0;0.0", "the cell holds -3.5 and does not show the minus sign"),
            ("rate", "0", "0;-0;;@", "the cell holds 0 and shows nothing"),
            ("findings", "3", '0" a week"', 'the cell shows " a week" beside the number'),
            ("share", "0.0015", "0.0%%", "the cell shows more than one percent sign"),
            ("share", "15", '0"\u2030"', 'the cell shows "\u2030" beside the number')]:
        got, said = read(run, key, raw, code)
        run.check(f"{raw} as {code}", {"unreadable": why}, got)
        run.check(f"{raw} as {code} (said)", True, f'answer {asked(key)}: {why}\n' in said)
    for key, value, code, why in [
            ("price", "1200", '@" per month"', 'the cell shows "per month" beside what it holds'),
            ("policy", "yes", ";;;", "the cell holds a text and shows nothing, or another one")]:
        got, _ = read(run, key, value, code, text)
        run.check(f"text {value} as {code}", {"unreadable": why}, got)


def rounded(run):
    form = filled(run.folder)
    at = form.answer("price", number("1200.456", form.add_format("0")))
    bid, got, _ = run.read(form)
    run.check("what is rounded away counts", 1200.456, bid["answers"]["price"])
    run.check("and is listed", f"changed: Questions!{at}: the cell shows 1200; the stored 1200.456 is read",
              got.stdout.split("\n")[0])


if __name__ == "__main__":
    RUN = Run()
    for part in (taken, refused, rounded):
        part(RUN)
    print(f"number formats of forms: {RUN.passed} passed, {RUN.failed} failed")
    sys.exit(RUN.failed > 0 or not RUN.passed)

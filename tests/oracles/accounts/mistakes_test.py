"""What people get wrong, of each command: the whole message, the exit status, and nothing written."""
import os
from account import Checks, folder, run, write

checks = Checks("mistakes")
RULES = os.path.abspath("samples/janitorial/ruleset.json")
BID = os.path.abspath("samples/janitorial/bids/B-01-cedar.json")
FIRM = os.path.abspath("samples/advise/before.json")
STEPS = os.path.abspath("samples/advise/steps.csv")
STEP = "step,title,field,to,cost_a_year\n"
OCCUPATION = "occupation,workers,wage,hours,separations,new_wage,cost_share\n"
RULE = "source,order,published\nvendor,2,2026-01-15\ncourt,1,2026-01-15\n"
STATEMENT = "bid,claim,source,figure,date\n"
CLAUSES = "clause,text,measure,class,figure,from,to\nfloor,Floor,wage,,15,2026-01-01,2026-12-31\n"
PAYROLL = "worker,class,week_ending,hours,rate\n"
AWARD = "award,vendor,amount\n"


def wrong(what, arguments, files, status, *lines):
    """Messages but for the excerpt and for warnings of the sample bid. No file but the inputs is there afterwards."""
    with folder() as made:
        for name, text in files.items():
            write(os.path.join(made, name), text)
        got, out, err = run(*arguments, cwd=made)
        said = [line for line in err.splitlines() if "W507" not in line and "ask the vendor to answer" not in line
                and line.lstrip().split(" ")[0].rstrip("|") not in ("1", "")]
        checks.same(what, (got, said), (status, list(lines)))
        checks.same(what + ": nothing else is there", sorted(os.listdir(made)), sorted(files))


def advise(what, files, status, *lines, budget=None, more=()):
    wrong("advise: " + what, ["advise", RULES, FIRM, "--steps=steps.csv", "-o", "plan.html", *more]
          + ([f"--budget={budget}"] if budget is not None else []), files, status, *lines)


HELP = "    = help: correct the cell; no advice is given without the row"
row = "osha,Cards,osha10_share,80,0\n"
advise("no file", {}, 3, 'error E802: cannot read "steps.csv": there is no such file or folder')
advise("an empty file", {"steps.csv": ""}, 1, "steps.csv: row 1: error E962: the table has no header row",
       "    = help: docs/advising.md names the columns")
advise("a header alone", {"steps.csv": STEP}, 1, "steps.csv:1:1: error E962: there is no step in it",
       "   = help: docs/advising.md names the columns")
advise("one answer twice", {"steps.csv": STEP + row + row}, 1,
       'steps.csv: row 3, column "field": error E963: step "osha" changes "osha10_share" in row 2 already: leave one of them out, or give the row a '
       'step of its own', HELP)
advise("an unknown field", {"steps.csv": STEP + row.replace("osha10_share", "osha10_shar")}, 1,
       'steps.csv: row 2, column "field": error E963: the ruleset has no field "osha10_shar"; did you mean "osha10_share"?', HELP)
advise("a cost that is too large", {"steps.csv": STEP + row.replace(",0\n", "," + "9" * 30 + "\n")}, 1,
       f'steps.csv: row 2, column "cost_a_year": error E963: "{"9" * 30}" is not from 0 to 1,000,000,000', HELP)
for budget in ("abc", "-5", "", "1e5x", "9" * 60):
    advise(f"budget {budget}", {"steps.csv": STEP + row}, 1,
           f"error E964: --budget={budget} is not an amount: write a number, 0 or more, such as 40000 or 40000.50", budget=budget)
wrong("advise: a name", ["advise", RULES, FIRM, f"--steps={STEPS}", "-o", "plan.pdf"], {}, 2,
      'error E816: cannot write a workbook of an account to "plan.pdf": the name must end in .xlsx, or in .html for a page',
      "    = help: nothing was written; a workbook is .xlsx, the other outputs are JSON, JSON Lines and CSV; a spreadsheet program turns a workbook into PDF")
wrong("advise: neither steps nor before", ["advise", RULES, FIRM], {}, 1,
      "error E964: say which steps the firm could take with --steps, or what it was before with --before")
wrong("advise: before that is no bid", ["advise", RULES, FIRM, "--before=x.json"], {"x.json": "{}"}, 1,
      'x.json:1:1: error E501: the bid cannot be read: it has no "format": "bidgauge-bid/1"',
      "   = help: correct the file, or ask for it again; until then the bid stays in the comparison as unreadable",
      'error E964: the bid "x.json" cannot be read')


def business(what, text, status, *lines, more=()):
    wrong("business-case: " + what, ["business-case", "o.csv", "-o", "case.xlsx", *more], {"o.csv": text} if text is not None else {}, status, *lines)


HELP = "    = help: correct the cell; nothing is worked out without the row"
row = "Cleaners,10,15,2080,5,16,0.2\n"
business("no file", None, 3, 'error E802: cannot read "o.csv": there is no such file or folder')
business("an empty file", "", 1, "o.csv: row 1: error E960: the table has no header row", "    = help: docs/business-case.md names the columns")
business("one occupation twice", OCCUPATION + row + "Drivers,1,15,2080,1,16,0.2\n" + row, 1,
         'o.csv: row 4, column "occupation": error E961: "Cleaners" has row 2 already: write one row for an occupation, or give each its own name', HELP)
business("a percentage", OCCUPATION + row.replace("0.2", "20 %"), 1,
         'o.csv: row 2, column "cost_share": error E961: "20 %": a percentage, where none belongs', HELP)
for code in ("usd", "XX", "", "DOLLAR"):
    business(f"currency {code}", OCCUPATION + row, 2, f"bidgauge: --currency={code}: write three capital letters, such as USD",
             "Try 'bidgauge help business-case'.", more=[f"--currency={code}"])


def evidence(what, rule, statements, status, *lines):
    wrong("evidence: " + what, ["evidence", "rule.csv", "s.csv", "--json=out.json"], {"rule.csv": rule, "s.csv": statements}, status, *lines)


HELP = "    = help: correct the cell; nothing is compared without the row"
row = "A,leave,court,9,2026-02-01\n"
evidence("one statement twice", RULE, STATEMENT + row + "A,leave,vendor,9,2026-02-01\n" + row, 1,
         's.csv: row 4, column "date": error E985: court states the same claim on the same day in s.csv: row 2: leave one of them out', HELP)
evidence("a source that is none", RULE, STATEMENT + row.replace("court", "judge"), 1,
         's.csv: row 2, column "source": error E985: "judge" is not one of vendor, buyer, worker_survey, worker_organisation, agency_finding, court', HELP)
evidence("a date that is none, said once", RULE.replace("2,2026-01-15", "2,2026-13-15"), STATEMENT + row, 1,
         'rule.csv: row 2, column "published": error E985: "2026-13-15" is not a date (use YYYY-MM-DD)', HELP)
evidence("no date", RULE.replace("2,2026-01-15", "2,"), STATEMENT + row, 1,
         'rule.csv: row 2, column "published": error E985: the rule does not say when it was published', HELP)
evidence("an order twice", RULE.replace("court,1", "court,2"), STATEMENT + row, 1,
         'rule.csv: row 3, column "order": error E985: vendor has the order 2 too', HELP)

wrong("promise: nothing of that name", ["promise", "none", "-o", "c.xlsx"], {}, 3, 'error E802: cannot read "none": there is no such file or folder')
wrong("promise: a ruleset without a bid", ["promise", "x.json", "-o", "c.xlsx"], {"x.json": "{}"}, 1,
      'error E965: "x.json" is not a case: name a case, or a ruleset and the bid that won')
wrong("promise: no such bid", ["promise", RULES, BID, "--bid=B-02", "-o", "c.xlsx"], {}, 1, 'error E965: there is no bid "B-02"; bids: "B-01"')
wrong("promise: no such lot", ["promise", RULES, BID, "--lot=north", "-o", "c.xlsx"], {}, 1, 'error E965: there is no lot "north"; lots: none')


def payroll(what, clauses, files, status, *lines):
    wrong("payroll: " + what, ["payroll", "clauses.csv", *files, "-o", "p.xlsx"], {"clauses.csv": clauses, **files}, status, *lines)


HELP = "    = help: docs/promises.md names the columns; --map says which column is which"
row = "1,Cleaner,2026-02-07,40,15\n"
payroll("one file without a row", CLAUSES, {"a.csv": PAYROLL + row, "b.csv": PAYROLL}, 1,
        "b.csv:1:1: error E968: there is no row of a worker under the header; a week without work has a row with 0 hours",
        HELP[1:])
payroll("a clause twice", CLAUSES + CLAUSES.splitlines()[1] + "\n", {"a.csv": PAYROLL + row}, 1,
        'clauses.csv: row 3, column "clause": error E967: two clauses are named "floor"', "    = help: correct it; nothing is checked without the clause")
payroll("a measure that is none", CLAUSES.replace("wage", "wages"), {"a.csv": PAYROLL + row}, 1,
        'clauses.csv: row 2, column "measure": error E967: "wages" is not a measure; did you mean "wage"?',
        "    = help: correct it; nothing is checked without the clause")
payroll("an empty file", CLAUSES, {"a.csv": ""}, 1, "a.csv: row 1: error E968: the table has no header row", HELP)


def portfolio(what, text, status, *lines, more=("--currency=USD",)):
    wrong("portfolio: " + what, ["portfolio", "a.csv", "-o", "p.html", *more], {"a.csv": text}, status, *lines)


HELP = "    = help: correct the cell; nothing is added up without the award"
portfolio("an award twice", AWARD + "1,A,5\n2,B,5\n1,A,5\n", 1, 'a.csv: row 4: error E982: award "1" is in a.csv: row 2 too: it would be added up twice', HELP)
portfolio("an amount that is too large", AWARD + f"1,A,{'9' * 30}\n", 1,
          f'a.csv: row 2, column "amount": error E982: "{"9" * 30}" is not from 0 to 1,000,000,000,000', HELP)
portfolio("an empty file", "", 1, "a.csv: row 1: error E981: the table has no header row", "    = help: docs/portfolio.md names the columns and the formats")
portfolio("a currency", AWARD + "1,A,5\n", 2, "bidgauge: --currency=dollars: write three capital letters, such as USD", "Try 'bidgauge help portfolio'.",
          more=["--currency=dollars"])
status, out, _ = run("portfolio", os.path.abspath("samples/portfolio/release.json"))
checks.true("one award is one", "\n1 award of 1 file" in out)
checks.end()

/* What each command's manual page shows at work, and where it says to read on. tests/cases/man runs every
 * example, in this order, in one folder. */
#include <string.h>

#include "cli/cli.h"

static const struct cli_example examples[] = {
    {"new", "the templates, and a solicitation to fill in", "bidgauge new --list"},
    {"new", NULL, "bidgauge new lowest-bid -o my-bid.xlsx"},
    {"check", "every fault, then what would be hard to defend", "bidgauge check ruleset.json"},
    {"check", NULL, "bidgauge check --publish ruleset.json"},
    {"check", "the figures to look up again before 2027",
     "bidgauge check --stale=2027-01-01 ruleset.json"},
    {"evaluate", "the ranking on the terminal", "bidgauge evaluate ruleset.json bids"},
    {"evaluate", "the workbook, and the whole result as data",
     "bidgauge evaluate ruleset.json bids -o comparison.xlsx --json result.json"},
    {"explain", "why one bid has what it has", "bidgauge explain ruleset.json bids --bid=B-04"},
    {"form", "the form that is published with the solicitation",
     "bidgauge form ruleset.json -o form.xlsx"},
    {"panel", "a panel of two, and the declarations they sign",
     "bidgauge panel appoint rfp/ruleset.json E1=\"Ana Ruiz\" E2=\"Bo Chen\" -o panel.json"},
    {"panel", NULL,
     "bidgauge panel declarations rfp/ruleset.json rfp/bids --panel=panel.json -o declarations"},
    {"decisions", "the officer's workbook, and a comparison that heeds it",
     "bidgauge decisions ruleset.json bids -o decisions.xlsx"},
    {"decisions", NULL, "bidgauge evaluate ruleset.json bids --decisions=decisions.xlsx"},
    {"import", "a table of bids: a first mapping, to be checked; then the bids",
     "bidgauge import table.csv --suggest-map --ruleset=ruleset.json > map.json"},
    {"import", NULL, "bidgauge import table.csv --map=map.json --ruleset=ruleset.json -o imported"},
    {"ruleset", "edit the criteria with a spreadsheet program",
     "bidgauge ruleset export ruleset.json -o ruleset.xlsx"},
    {"ruleset", NULL, "bidgauge ruleset import ruleset.xlsx -o edited.json"},
    {"rules", "wage standards in force in the United States",
     "bidgauge rules list --country=US --element=wages --date=2026-06-01"},
    {"rules", "what one demands, and a solicitation that starts from it",
     "bidgauge rules show us-md-living-wage"},
    {"rules", NULL, "bidgauge rules new us-md-living-wage -o from-maryland.xlsx"},
    {"model", "what a higher floor would have done",
     "bidgauge model ruleset.json bids -s scenario.json -o scenarios.xlsx"},
    {"model", "the same for many tenders, in a part that can be added up",
     "bidgauge model ruleset.json --corpus corpus.jsonl -s scenario.json --partial part-1.json"},
    {"robustness", "what the recommendation hangs on",
     "bidgauge robustness ruleset.json bids --samples=1000"},
    {"advise", "which steps give a firm the most for a budget",
     "bidgauge advise ruleset.json firm.json --steps=steps.csv --budget=40000"},
    {"advise", "the firm a year ago, and now",
     "bidgauge advise ruleset.json firm-now.json --before=firm.json"},
    {"business-case", "what a raise costs, and how much of it comes back",
     "bidgauge business-case occupations.csv --currency=USD -o business-case.xlsx"},
    {"portfolio", "a table of awards and a release in OCDS",
     "bidgauge portfolio awards.csv release.json -o portfolio.xlsx"},
    {"evidence", "a rule and the statements under it",
     "bidgauge evidence rule.csv statements.csv -o evidence.xlsx"},
    {"promise", "the winner's promises, for the contract and for payroll",
     "bidgauge promise ruleset.json bids/*.json -o clauses.xlsx --json=contract.json"},
    {"payroll", "payrolls against them, with who is owed what",
     "bidgauge payroll clauses.csv payroll-*.csv -o payroll.xlsx"},
    {"payroll", "a page for everybody",
     "bidgauge payroll clauses.csv payroll-*.csv --public -o payroll.html"},
    {"merge", "the parts of several machines", "bidgauge merge part-1.json -o sums.xlsx"},
    {"record", "a case from its start",
     "bidgauge record start case rfp/ruleset.json --by=\"Ana Ruiz\" --at=2026-01-02T09:00Z"},
    {"record", NULL, "bidgauge record status case"},
    {"debrief", "the laws that letters can follow", "bidgauge debrief --list"},
    {"verify", "that nothing in it was changed", "bidgauge verify case"},
    {"logic", "one expression",
     "bidgauge logic '{\">\": [{\"var\": \"wage\"}, 17]}' '{\"wage\": 18}'"},
    {"help", "the options of a command", "bidgauge help evaluate"},
    {NULL, NULL, NULL},
};

static const struct {
    const char *command, *commands, *documents;
} reading[] = {
    {"new", "ruleset check form", "first-rfp.md"},
    {"check", "evaluate ruleset rules", "ruleset.md diagnostics.md"},
    {"evaluate", "explain form decisions panel", "workbook.md files.md price-formulas.md"},
    {"explain", "evaluate", "kinds.md"},
    {"form", "import evaluate", "form.md"},
    {"panel", "evaluate record", "panel.md"},
    {"decisions", "evaluate", "decisions.md"},
    {"import", "evaluate form", "intake.md csv.md intake-prozorro.md"},
    {"ruleset", "new check", "ruleset-sheet.md"},
    {"rules", "new check", "adopting.md"},
    {"model", "robustness merge", "modelling.md sweeps.md registers.md scale.md"},
    {"robustness", "model", "robustness.md"},
    {"advise", "evaluate business-case", "advising.md"},
    {"business-case", "advise model", "business-case.md"},
    {"portfolio", "model business-case", "portfolio.md"},
    {"evidence", "decisions portfolio", "evidence.md"},
    {"promise", "payroll record evaluate", "promises.md record.md"},
    {"payroll", "promise import", "promises.md"},
    {"merge", "model", "scale.md"},
    {"record", "verify panel decisions", "record.md"},
    {"debrief", "record verify", "debrief.md"},
    {"verify", "record", "record.md"},
    {"logic", "check", "expressions.md operators.md"},
    {NULL, NULL, NULL},
};

const struct cli_example *cli_examples(void)
{
    return examples;
}

const char *cli_see_commands(const char *command)
{
    for (size_t i = 0; reading[i].command; i++)
        if (strcmp(reading[i].command, command) == 0)
            return reading[i].commands;
    return "";
}

const char *cli_see_documents(const char *command)
{
    for (size_t i = 0; reading[i].command; i++)
        if (strcmp(reading[i].command, command) == 0)
            return reading[i].documents;
    return "";
}

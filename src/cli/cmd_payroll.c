/* payroll: certified payrolls against the clauses of a contract. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT,
    CLI_OPTION_ACCOUNT_JSON,
    CLI_OPTION_CURRENCY,
    {"public", 0, CLI_FLAG, offsetof(struct cli_options, anonymous), NULL,
     "names nobody, and no group of fewer than 5"},
    {"map", 0, CLI_INPUT, offsetof(struct cli_options, map), "FILE",
     "which column of the payrolls is what (CSV or .xlsx; see import --suggest-map --as=payroll)"},
    {"fail-on-breach", 0, CLI_FLAG, offsetof(struct cli_options, fail_on_breach), NULL,
     "exit status 1 where something is short of what was promised; else it is 0 once all is read"},
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"payrolls against them, with who is owed what",
     "bidgauge payroll clauses.csv payroll-*.csv -o payroll.xlsx"},
    {"a page for everybody", "bidgauge payroll clauses.csv payroll-*.csv --public -o payroll.html"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_payroll = {
    .name = "payroll",
    .arguments = "CONTRACT FILE...",
    .summary = "certified payrolls against what was promised: what is short, and who is owed what",
    .description = "Reads the clauses of a contract (what promise writes, or a table of them) and "
                   "payrolls (CSV or\n"
                   ".xlsx, the columns of form WH-347), and checks every worker and week: class, "
                   "rate on the day,\n"
                   "benefits, overtime, apprentices, weeks that are missing or there twice, and "
                   "by quarter the\n"
                   "headcount, mean wage and share of jobs at the promised rate.",
    .options = options,
    .examples = examples,
    .see_commands = "promise import",
    .see_documents = "promises.md",
    .least = 2,
    .most = -1,
    .run = cli_account,
};

/* portfolio: what a buyer spends, by what is known of the jobs on its contracts. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT,
    CLI_OPTION_ACCOUNT_JSON,
    CLI_OPTION_CURRENCY,
    {"map", 0, CLI_INPUT, offsetof(struct cli_options, map), "FILE",
     "which column of the tables is what (CSV or .xlsx; see import --suggest-map --as=portfolio)"},
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"a table of awards and a release in OCDS",
     "bidgauge portfolio awards.csv release.json -o portfolio.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_portfolio = {
    .name = "portfolio",
    .arguments = "FILE...",
    .summary = "spend and workers by what is known of the jobs on the contracts",
    .description =
        "Reads awards (decided cases, tables, OCDS releases, results of evaluate) and adds up "
        "spend\n"
        "and workers by year,\n"
        "department, vendor and size, and by wage floor, leave, health, schedules, agreement, "
        "ownership,\n"
        "small business and apprentices: verified, evidenced, claimed, not met or not known, which "
        "add up\n"
        "to the whole.",
    .options = options,
    .examples = examples,
    .see_commands = "model business-case",
    .see_documents = "portfolio.md",
    .least = 1,
    .most = -1,
    .run = cli_account,
};

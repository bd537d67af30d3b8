/* business-case: what turnover costs a firm, and what a raise gives back. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT, CLI_OPTION_ACCOUNT_JSON, CLI_OPTION_CURRENCY, CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,          CLI_OPTION_COLOR,        CLI_OPTION_HELP,     CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"what a raise costs, and how much of it comes back",
     "bidgauge business-case occupations.csv --currency=USD -o business-case.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_business_case = {
    .name = "business-case",
    .arguments = "OCCUPATIONS.csv",
    .summary = "what turnover costs a firm, and how much of a raise it gives back",
    .description =
        "Reads a table with a row an occupation (workers, wage, hours, separations, what one "
        "costs,\n"
        "the new wage) and says what turnover costs, what the raise costs, how much of it fewer\n"
        "separations give back, and how many would have to be avoided for it to pay for itself.",
    .options = options,
    .examples = examples,
    .see_commands = "advise model",
    .see_documents = "business-case.md",
    .least = 1,
    .most = 1,
    .run = cli_account,
};

/* promise: what the winner promised, as clauses. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT,
    CLI_OPTION_ACCOUNT_JSON,
    {"bid", 0, CLI_TEXT, offsetof(struct cli_options, bid), "ID",
     "of several bids, the one that won; else the one that is recommended"},
    {"public", 0, CLI_FLAG, offsetof(struct cli_options, anonymous), NULL,
     "withholds what is confidential"},
    {"lot", 0, CLI_TEXT, offsetof(struct cli_options, lot), "LOT", "where there are lots"},
    CLI_OPTION_MAP,
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"the winner's promises, for the contract and for payroll",
     "bidgauge promise ruleset.json bids/*.json -o clauses.xlsx --json=contract.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_promise = {
    .name = "promise",
    .arguments = "CASE | RULESET BID [BID...]",
    .summary = "what the winner promised, as dated clauses for the contract",
    .description = "Makes a clause of each answer of the winner that earned points or met a "
                   "requirement: text,\n"
                   "figure, days on which it holds, class of job, evidence due, remedy, and which "
                   "rule it comes\n"
                   "from. Takes a case that is decided, or a ruleset and the bid that won. The "
                   "JSON, the workbook\n"
                   "and a table of clauses written by hand are what payroll reads.",
    .options = options,
    .examples = examples,
    .see_commands = "payroll record evaluate",
    .see_documents = "promises.md record.md",
    .least = 1,
    .most = -1,
    .run = cli_account,
};

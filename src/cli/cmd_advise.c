/* advise: the cheapest steps to a better score, for whoever advises a small business. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT,
    CLI_OPTION_ACCOUNT_JSON,
    {"steps", 0, CLI_INPUT, offsetof(struct cli_options, steps), "FILE",
     "what the firm could do, and what it costs (CSV)"},
    {"budget", 0, CLI_TEXT, offsetof(struct cli_options, budget), "AMOUNT",
     "of the first year; else the steps that give the most"},
    {"before", 0, CLI_INPUT, offsetof(struct cli_options, before), "FILE",
     "the same firm or firms earlier: scores them twice, told by the vendor's id"},
    {"public", 0, CLI_FLAG, offsetof(struct cli_options, anonymous), NULL,
     "with --before: names no firm, and no group of fewer than 5"},
    {"lot", 0, CLI_TEXT, offsetof(struct cli_options, lot), "LOT", "where the ruleset has lots"},
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"which steps give a firm the most for a budget",
     "bidgauge advise ruleset.json firm.json --steps=steps.csv --budget=40000"},
    {"the firm a year ago, and now",
     "bidgauge advise ruleset.json firm-now.json --before=firm.json"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_advise = {
    .name = "advise",
    .arguments = "RULESET BID [BID...]",
    .summary = "the cheapest steps to a better score, or a firm before and after",
    .description = "Takes a firm's bid, or its answers without a price, and a table of steps with "
                   "their costs:\n"
                   "which requirements and points each step gives, and which steps together give "
                   "the most for a\n"
                   "budget. Further bids are those that it is compared with. With --before firms "
                   "are scored twice.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate business-case",
    .see_documents = "advising.md",
    .least = 2,
    .most = -1,
    .run = cli_account,
};

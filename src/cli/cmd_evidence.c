/* evidence: claims of vendors beside what workers, agencies and courts say. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    CLI_OPTION_ACCOUNT_OUTPUT, CLI_OPTION_ACCOUNT_JSON, CLI_OPTION_FORCE, CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,          CLI_OPTION_HELP,         CLI_OPTIONS_END,
};

static const struct cli_example examples[] = {
    {"a rule and the statements under it",
     "bidgauge evidence rule.csv statements.csv -o evidence.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_evidence = {
    .name = "evidence",
    .arguments = "RULE.csv STATEMENTS.csv...",
    .summary = "claims of vendors beside what workers, agencies and courts say",
    .description =
        "Reads the rule of whose statement counts, as it was published, and statements of vendors, "
        "buyer,\n"
        "worker surveys, worker organisations, agencies and courts. Says where they differ, the "
        "margin "
        "of each\n"
        "survey, and which statement counts; of fewer than 5 workers nothing is shown.",
    .options = options,
    .examples = examples,
    .see_commands = "decisions portfolio",
    .see_documents = "evidence.md",
    .least = 2,
    .most = -1,
    .run = cli_account,
};

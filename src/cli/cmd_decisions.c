/* decisions: the workbook in which an officer records what is decided about bids. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE.xlsx",
     "the workbook to write (required)"},
    {"decisions", 0, CLI_INPUT, offsetof(struct cli_options, decisions), "FILE",
     "decisions recorded so far, to be filled in (.xlsx, CSV or JSON)"},
    CLI_OPTION_MAP,
    CLI_OPTION_AS_OF,
    CLI_OPTIONS_OF_WRITERS,
};

static int decisions_run(struct cli *cli)
{
    if (!cli->options.output) {
        fprintf(stderr, "bidgauge decisions: say where to with -o FILE.xlsx\n"
                        "Try 'bidgauge help decisions'.\n");
        return BG_USAGE;
    }
    const struct bg_inputs inputs = cli_inputs(cli);
    if (cli_writes(cli, "decisions_workbook", cli->options.output))
        bg_write_decisions(cli->bg, &inputs, cli->options.output);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"the officer's workbook, and a comparison that heeds it",
     "bidgauge decisions ruleset.json bids -o decisions.xlsx"},
    {NULL, "bidgauge evaluate ruleset.json bids --decisions=decisions.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_decisions = {
    .name = "decisions",
    .arguments = "RULESET BID...",
    .summary = "write the workbook of the officer's decisions",
    .description =
        "Writes a workbook that lists the bids, for an officer to record how each came in, which\n"
        "are replaced, withdrawn, disqualified or accepted although late, what was clarified and\n"
        "checked, and what the buyer itself answers. `evaluate --decisions=FILE` reads it.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate",
    .see_documents = "decisions.md",
    .least = 2,
    .most = -1,
    .run = decisions_run,
};

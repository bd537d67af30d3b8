/* import: a public tender as rulesets and bids. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "DIR",
     "the folder to write to (required)"},
    CLI_OPTION_QUIET, CLI_OPTION_COLOR, CLI_OPTION_HELP, CLI_OPTIONS_END,
};

static int run(struct cli *cli)
{
    const char *report = "";
    if (!cli->options.output) {
        fprintf(stderr, "bidgauge import: say where to with -o DIR\n"
                        "Try 'bidgauge help import'.\n");
        return BG_USAGE;
    }
    bg_import_tender(cli->bg, cli->arguments[0], cli->options.output, &report);
    if (!cli->options.quiet) cli_puts(report);
    return cli_finish(cli, BG_DONE);
}

const struct cli_command cli_command_import = {
    .name = "import",
    .arguments = "TENDER",
    .summary = "turn a public tender into a ruleset and bids",
    .description = "Reads a public tender (Prozorro JSON, told by its content) and writes\n"
                   "DIR/LOT/ruleset.json and DIR/LOT/bids/BID.json. Lists what was coerced, ignored "
                   "or refused.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};

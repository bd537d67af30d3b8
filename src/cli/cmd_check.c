/* check: every fault of a ruleset, before anybody relies on it. */
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "all diagnostics as JSON; - is standard output"},
    CLI_OPTION_AS_OF, CLI_OPTION_QUIET, CLI_OPTION_COLOR, CLI_OPTION_HELP, CLI_OPTIONS_END,
};

static int run(struct cli *cli)
{
    for (int i = 0; i < cli->arguments_n; i++)
        bg_check(cli->bg, cli->arguments[i], cli->options.as_of);
    if (cli->options.json) {
        if (!cli_put_file(cli, cli->options.json, bg_diagnostics(cli->bg, "json", 0)))
            return BG_WORLD;
        if (cli_is_stdout(cli->options.json)) return (int)bg_status(cli->bg);
    }
    return cli_finish(cli, BG_DONE);
}

const struct cli_command cli_command_check = {
    .name = "check",
    .arguments = "RULESET...",
    .summary = "report every fault of a ruleset",
    .description = "Loads each ruleset and reports every fault with its place. Silent when all is "
                   "well.",
    .options = options,
    .least = 1,
    .most = -1,
    .run = run,
};

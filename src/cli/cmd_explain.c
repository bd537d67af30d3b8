/* explain: why each score is what it is. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"bid", 0, CLI_TEXT, offsetof(struct cli_options, bid), "ID", "only this bid"},
    {"criterion", 0, CLI_TEXT, offsetof(struct cli_options, criterion), "ID",
     "only this criterion"},
    {"trace", 0, CLI_FLAG, offsetof(struct cli_options, trace), NULL,
     "every step of the expressions"},
    CLI_OPTION_MAP,
    CLI_OPTION_PANEL,
    CLI_OPTION_DECISIONS,
    CLI_OPTION_PRICES,
    CLI_OPTION_LANGUAGE,
    CLI_OPTION_AS_OF,
    CLI_OPTION_RULES_DIR,
    CLI_OPTIONS_OF_ALL,
};

static void say_not_found(const struct cli_options *given)
{
    fprintf(stderr, "bidgauge explain: ");
    if (given->bid)
        fprintf(stderr, "no bid has the id \"%s\"", given->bid);
    if (given->bid && given->criterion)
        fprintf(stderr, ", or ");
    if (given->criterion)
        fprintf(stderr, "no criterion has the id \"%s\"", given->criterion);
    fprintf(stderr, "\n");
}

static int explain_run(struct cli *cli)
{
    const char *text;
    if (!cli_use_language(cli))
        return cli_finish(cli, BG_USAGE);
    const struct bg_result *result = cli_evaluate(cli);
    if (!result)
        return cli_finish(cli, BG_DONE);
    text =
        bg_explain(cli->bg, result, cli->options.bid, cli->options.criterion, cli->options.trace);
    if (!text && bg_status(cli->bg) != BG_WORLD) {
        say_not_found(&cli->options);
        return cli_finish(cli, BG_USAGE);
    }
    if (text)
        cli_puts(text);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"why one bid has what it has", "bidgauge explain ruleset.json bids --bid=B-04"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_explain = {
    .name = "explain",
    .arguments = "RULESET BID...",
    .summary = "say why each score is what it is",
    .description =
        "Evaluates the bids and prints, for each criterion, the outcome, the limit, the\n"
        "reason, what was read and from which source, and what would have changed it.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate",
    .see_documents = "kinds.md",
    .least = 2,
    .most = -1,
    .run = explain_run,
};

/* logic: one expression of plain JsonLogic. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"lines", 0, CLI_FLAG, offsetof(struct cli_options, lines), NULL,
     "read [expression, data] a line from FILE (- by default)"},
    CLI_OPTIONS_OF_ALL,
};

static int cli_logic_run(struct cli *cli)
{
    const char *text = NULL;
    bool ok;
    if (cli->options.lines) {
        ok = bg_logic_lines(cli->bg, cli->arguments_n ? cli->arguments[0] : "-", &text);
        if (text)
            cli_puts(text);
    } else if (cli->arguments_n == 0) {
        fprintf(stderr, "bidgauge logic: too few arguments\nTry 'bidgauge help logic'.\n");
        return BG_USAGE;
    } else {
        ok = bg_logic_evaluate(cli->bg, cli->arguments[0],
                               cli->arguments_n > 1 ? cli->arguments[1] : NULL, &text);
        if (text)
            cli_puts(text);
    }
    return cli_finish(cli, ok ? BG_DONE : BG_FINDINGS);
}

static const struct cli_example examples[] = {
    {"one expression", "bidgauge logic '{\">\": [{\"var\": \"wage\"}, 17]}' '{\"wage\": 18}'"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_logic = {
    .name = "logic",
    .arguments = "EXPR [DATA]",
    .summary = "evaluate one JsonLogic expression",
    .description =
        "EXPR and DATA are JSON text, @FILE, or - for standard input. Prints the result as\n"
        "JSON on one line; an error prints {\"error\":{\"type\":...}} and exits 1.\n"
        "This is plain JsonLogic; rulesets use the strict profile.",
    .options = options,
    .examples = examples,
    .see_commands = "check",
    .see_documents = "expressions.md operators.md",
    .least = 0,
    .most = 2,
    .run = cli_logic_run,
};

/* merge: parts of a corpus, added up. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "write the workbook of the sums (.xlsx), or a page to read (.html, .md)"},
    {"partial", 0, CLI_TEXT, offsetof(struct cli_options, partial), "FILE",
     "write the sum as a part again; - is standard output"},
    CLI_OPTION_FORCE,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_MESSAGES,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static int run(struct cli *cli)
{
    struct bg_corpus_answer answer;
    if (!cli->options.output && !cli->options.partial) {
        fputs("bidgauge merge: say what to write, with -o FILE.xlsx or --partial FILE\n"
              "Try 'bidgauge help merge'.\n",
              stderr);
        return BG_USAGE;
    }
    bool may = cli_writes_page(cli, "corpus_workbook", cli->options.output);
    if (!cli_writes(cli, "part", cli->options.partial) || !may)
        return cli_finish(cli, BG_USAGE);
    bool ok =
        bg_corpus_merge(cli->bg, (const char *const *)cli->arguments, (size_t)cli->arguments_n,
                        cli->options.output, cli->options.partial, &answer);
    if (ok && cli_is_stdout(cli->options.partial))
        cli_puts(answer.part);
    else if (ok && !cli->options.quiet)
        cli_puts(answer.summary);
    return cli_finish(cli, BG_DONE);
}

const struct cli_command cli_command_merge = {
    .name = "merge",
    .arguments = "PART...",
    .summary = "add up the parts of a corpus",
    .description =
        "Adds up parts that were written with --partial, in the order given, to what one run over\n"
        "all their files would have given, byte for byte. The parts must be of the same ruleset,\n"
        "scenarios and date.",
    .options = options,
    .least = 1,
    .most = -1,
    .run = run,
};

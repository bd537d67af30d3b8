/* merge: parts of a corpus, added up. */
#include <stdio.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "write the workbook of the sums (.xlsx), or a page to read (.html, .md)"},
    {"partial", 0, CLI_TEXT, offsetof(struct cli_options, partial), "FILE",
     "write the sum as a part again; - is standard output"},
    {"json", 0, CLI_TEXT, offsetof(struct cli_options, json), "FILE",
     "write all figures as JSON; - is standard output"},
    {"csv", 0, CLI_TEXT, offsetof(struct cli_options, csv), "FILE",
     "write a row a figure and scenario; - is standard output"},
    CLI_OPTIONS_OF_WRITERS,
};

static int merge_run(struct cli *cli)
{
    const struct cli_options *o = &cli->options;
    struct bg_corpus_answer answer;
    if (!o->output && !o->partial && !o->json && !o->csv) {
        fputs("bidgauge merge: say what to write, with -o FILE.xlsx, --json, --csv or --partial "
              "FILE\n"
              "Try 'bidgauge help merge'.\n",
              stderr);
        return BG_USAGE;
    }
    if (cli_is_stdout(o->partial) + cli_is_stdout(o->json) + cli_is_stdout(o->csv) > 1) {
        fputs(
            "bidgauge merge: one of --partial, --json and --csv can be written to standard output\n"
            "Try 'bidgauge help merge'.\n",
            stderr);
        return BG_USAGE;
    }
    struct bg_corpus_request request = {.files = (const char *const *)cli->arguments,
                                        .files_n = (size_t)cli->arguments_n,
                                        .workbook = o->output,
                                        .partial = o->partial,
                                        .json = o->json,
                                        .csv = o->csv};
    bool may = cli_writes_page(cli, "corpus_workbook", o->output);
    may &= cli_writes(cli, "corpus", o->json);
    may &= cli_writes(cli, "csv", o->csv);
    if (!cli_writes(cli, "part", o->partial) || !may)
        return cli_finish(cli, BG_USAGE);
    bool ok = bg_corpus_merge(cli->bg, &request, &answer);
    if (ok)
        cli_put_corpus(cli, &answer);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"the parts of several machines", "bidgauge merge part-1.json -o sums.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_merge = {
    .name = "merge",
    .arguments = "PART...",
    .summary = "add up the parts of a corpus",
    .description =
        "Adds up parts that were written with --partial, in the order given, to what one run over\n"
        "all their files would have given, byte for byte. The parts must be of the same ruleset,\n"
        "scenarios and date.",
    .options = options,
    .examples = examples,
    .see_commands = "model",
    .see_documents = "scale.md",
    .least = 1,
    .most = -1,
    .run = merge_run,
};

/* debrief: letters to bidders by the law of a place. */
#include <stdio.h>

#include "cli/case.h"

static const struct cli_option options[] = {
    {"regime", 0, CLI_TEXT, offsetof(struct cli_options, regime), "ID",
     "by which law: an id that --list shows, or a file"},
    {"bid", 0, CLI_TEXT, offsetof(struct cli_options, bid), "BID", "only the letter to BID"},
    {"standstill-ends", 0, CLI_TEXT, offsetof(struct cli_options, ends), "DATE",
     "the day on which the standstill period ends, where the letter tells it"},
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "DIR",
     "also write the letters into DIR"},
    {"list", 0, CLI_FLAG, offsetof(struct cli_options, list), NULL, "list the laws, with sources"},
    CLI_OPTIONS_CASE,
    CLI_OPTION_RULES_DIR,
    CLI_OPTION_FORCE,
    CLI_OPTION_MESSAGES,
    CLI_OPTION_QUIET,
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

static int debrief_run(struct cli *cli)
{
    if (cli->options.list) {
        const char *text = bg_notices_list(cli->bg);
        if (text)
            cli_puts(text);
        return cli_finish(cli, BG_DONE);
    }
    if (cli->arguments_n != 1) {
        fprintf(stderr, "bidgauge debrief: name the folder of a case, or say --list\n"
                        "Try 'bidgauge help debrief'.\n");
        return BG_USAGE;
    }
    return cli_case(cli, "debrief", 0);
}

static const struct cli_example examples[] = {
    {"the laws that letters can follow", "bidgauge debrief --list"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_debrief = {
    .name = "debrief",
    .arguments = "CASE",
    .summary = "letters to bidders after an award, by the law of the place",
    .description =
        "Makes a letter for each bidder of a finished case: what the law asks for, in its order, "
        "from\n"
        "what the record says, and nothing that it withholds. What the record lacks is an error. "
        "Laws\n"
        "are files under rules/notices, with sources and dates: docs/debrief.md.",
    .options = options,
    .examples = examples,
    .see_commands = "record verify",
    .see_documents = "debrief.md",
    .least = 0,
    .most = 1,
    .run = debrief_run,
};

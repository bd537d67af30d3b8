/* rules: the library of rulesets. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"country", 0, CLI_TEXT, offsetof(struct cli_options, country), "CODE",
     "list those of a country, such as US"},
    {"work", 0, CLI_TEXT, offsetof(struct cli_options, work), "KIND",
     "list those for a kind of work, such as cleaning"},
    {"element", 0, CLI_TEXT, offsetof(struct cli_options, element), "ELEMENT",
     "list those with an element of job quality, such as wages"},
    {"date", 0, CLI_TEXT, offsetof(struct cli_options, date), "DATE",
     "list those in force on DATE"},
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "the file that new writes: .json or .xlsx"},
    {"rules-dir", 0, CLI_TEXT, offsetof(struct cli_options, rules_dir), "FOLDER",
     "where the rules are; else ./rules, else the installed ones"},
    CLI_OPTIONS_OF_ALL,
};

static int rules_wrong(const char *what)
{
    fprintf(stderr, "bidgauge rules: %s\nTry 'bidgauge help rules'.\n", what);
    return BG_USAGE;
}

static void rules_put(const char *text)
{
    if (text)
        cli_puts(text);
}

static int rules_run(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const char *what = cli->arguments_n ? cli->arguments[0] : "list";
    bool show = strcmp(what, "show") == 0, start = strcmp(what, "new") == 0;
    if (!show && !start && strcmp(what, "list") != 0)
        return rules_wrong("say list, show or new");
    if ((show || start) != (cli->arguments_n == 2))
        return rules_wrong("list takes no name, show and new take one");
    if (start && !given->output)
        return rules_wrong("say where to with -o FILE");
    if (!show && !start) {
        rules_put(bg_rules_list(cli->bg, given->rules_dir, given->country, given->work,
                                given->element, given->date));
        return cli_finish(cli, BG_DONE);
    }
    const char *path = bg_rules_find(cli->bg, given->rules_dir, cli->arguments[1]);
    if (path && show)
        rules_put(bg_title_page(cli->bg, path, NULL));
    else if (path)
        cli_export_ruleset(cli, path);
    return cli_finish(cli, BG_DONE);
}

static const struct cli_example examples[] = {
    {"wage standards in force in the United States",
     "bidgauge rules list --country=US --element=wages --date=2026-06-01"},
    {"what one demands, and a solicitation that starts from it",
     "bidgauge rules show us-md-living-wage"},
    {NULL, "bidgauge rules new us-md-living-wage -o from-maryland.xlsx"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_rules = {
    .name = "rules",
    .arguments = "[list | show ID | new ID -o FILE]",
    .summary = "the library of real standards",
    .description = "list names the rulesets of the library; show prints the title page of one; new "
                   "starts a\nsolicitation from one, with all its parts in one file: fill in its "
                   "header.",
    .options = options,
    .examples = examples,
    .see_commands = "new check",
    .see_documents = "adopting.md",
    .least = 0,
    .most = 2,
    .run = rules_run,
};

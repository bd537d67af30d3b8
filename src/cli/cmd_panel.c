/* panel: sheets for evaluators, reading them back, the meeting. */
#include <stdio.h>
#include <string.h>

#include "cli/case.h"

enum { NAME_BYTES = 80 };

static const struct cli_option options[] = {
    {"panel", 0, CLI_LIST, offsetof(struct cli_options, panel), "FILE",
     "the panel file, and sheets that came back"},
    {"output", 'o', CLI_TEXT, offsetof(struct cli_options, output), "FILE",
     "the file to write; of sheets and declarations the folder"},
    {"blind", 0, CLI_FLAG, offsetof(struct cli_options, blind), NULL,
     "sheets show numbers in place of vendors"},
    {"lot", 0, CLI_TEXT, offsetof(struct cli_options, lot), "LOT",
     "the lot, where the ruleset has lots"},
    {"because", 0, CLI_TEXT, offsetof(struct cli_options, because), "TEXT",
     "in a case, of withdraw: why"},
    {"role", 0, CLI_TEXT, offsetof(struct cli_options, role), "ROLE",
     "in a case, of appoint: member, or adviser who scores nothing"},
    {"criteria", 0, CLI_TEXT, offsetof(struct cli_options, criteria), "ID,ID...",
     "in a case, of appoint: scores these criteria alone"},
    CLI_OPTIONS_CASE,
    CLI_OPTION_MAP,
    CLI_OPTION_AS_OF,
    CLI_OPTIONS_OF_WRITERS,
};

static const struct action {
    const char *name;
    bool writes;     /* it needs a place to write to */
    bool needs_file; /* it needs a panel file */
} actions[] = {
    {"appoint", true, false}, {"declarations", true, true}, {"sheets", true, true},
    {"read", false, true},    {"status", false, true},      {"meeting", true, true},
};

static int usage(const char *action, const char *what)
{
    fprintf(stderr, "bidgauge panel%s%s: %s\nTry 'bidgauge help panel'.\n", *action ? " " : "",
            action, what);
    return BG_USAGE;
}

static const struct action *panel_find(const char *name)
{
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

static int act(struct cli *cli, const struct action *action)
{
    struct bg_panel_options work = {.action = action->name,
                                    .inputs = cli_inputs(cli),
                                    .output = cli->options.output,
                                    .blind = cli->options.blind};
    const char *said = "";
    work.inputs.ruleset = cli->arguments[1];
    work.inputs.bids = (const char *const *)(cli->arguments + 2);
    work.inputs.bids_n = (size_t)cli->arguments_n - 2;
    bg_panel_work(cli->bg, &work, &said);
    if (cli_publish(cli) && !cli->options.quiet)
        cli_puts(said);
    return cli_finish(cli, BG_DONE);
}

static int panel_unknown(const char *name)
{
    fprintf(stderr,
            "bidgauge panel: unknown action \"%s\": appoint, declarations, sheets, read, status or "
            "meeting\nTry 'bidgauge help panel'.\n",
            name);
    return BG_USAGE;
}

/* In a case the folder says all else; a step is taken for all lots at once. */
static int act_in_case(struct cli *cli)
{
    char name[NAME_BYTES];
    snprintf(name, sizeof name, "panel %s", cli->arguments[0]);
    return cli_case(cli, name, 1);
}

static int panel_run(struct cli *cli)
{
    if (bg_is_case(cli->bg, cli->arguments[1]))
        return act_in_case(cli);
    const struct action *action = panel_find(cli->arguments[0]);
    if (action == NULL)
        return panel_unknown(cli->arguments[0]);
    if (action->writes && !cli->options.output)
        return usage(action->name, "say where to with -o");
    if (action->needs_file && cli->options.panel.n == 0)
        return usage(action->name, "name the panel file with --panel=FILE");
    if (cli->arguments_n < 3)
        return usage(action->name, "too few arguments");
    return act(cli, action);
}

static const struct cli_example examples[] = {
    {"a panel of two, and the declarations they sign",
     "bidgauge panel appoint rfp/ruleset.json E1=\"Ana Ruiz\" E2=\"Bo Chen\" -o panel.json"},
    {NULL,
     "bidgauge panel declarations rfp/ruleset.json rfp/bids --panel=panel.json -o declarations"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_panel = {
    .name = "panel",
    .arguments = "ACTION RULESET|CASE [FILE...]",
    .summary = "sheets for evaluators, and what comes back",
    .description =
        "What a panel of people does, with workbooks that any spreadsheet program can fill in:\n"
        "  appoint RULESET E1=NAME... -o panel.json\n"
        "                            begin a panel file with its evaluators, or add some\n"
        "  declarations RULESET BID... --panel=panel.json -o FOLDER\n"
        "                            a declaration of interests for each evaluator\n"
        "  sheets RULESET BID... --panel=panel.json -o FOLDER\n"
        "                            a scoring sheet for each evaluator who has declared\n"
        "  read RULESET SHEET... --panel=panel.json\n"
        "                            add what came back to the panel file (or write it to -o)\n"
        "  status RULESET BID... --panel=panel.json\n"
        "                            who is missing what\n"
        "  meeting RULESET BID... --panel=panel.json -o meeting.xlsx\n"
        "                            the scores side by side, to agree on, once all are in\n"
        "In the folder of a case (docs/record.md) the same is written to the log, and sheets go to "
        "CASE/out:\n"
        "  appoint CASE ID NAME      withdraw CASE ID          declarations CASE\n"
        "  sheets CASE               read CASE FILE...         status CASE\n"
        "  meeting CASE              lock CASE                 influence CASE -o FILE\n"
        "Each says what comes next.",
    .options = options,
    .examples = examples,
    .see_commands = "evaluate record",
    .see_documents = "panel.md",
    .least = 2,
    .most = -1,
    .run = panel_run,
};

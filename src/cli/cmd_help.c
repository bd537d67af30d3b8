/* help: from the same rows that run the commands; and the generated documents. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_option options[] = {
    {"generate", 0, CLI_TEXT, offsetof(struct cli_options, generate), "NAME",
     "print a generated document; \"list\" names them"},
    CLI_OPTION_COLOR,
    CLI_OPTION_HELP,
    CLI_OPTIONS_END,
};

/* Documents that come from the rows of commands, beside a manual page for each; the library has the
 * others. */
static const struct {
    const char *name;
    void (*print)(void);
} pages[] = {
    {"man/bidgauge.1", cli_print_manual},
    {"completion/bidgauge.bash", cli_print_bash},
    {"completion/_bidgauge", cli_print_zsh},
    {"completion/bidgauge.fish", cli_print_fish},
};
enum { PAGES = sizeof pages / sizeof pages[0] };

static void list_documents(void)
{
    for (size_t i = 0; i < PAGES; i++) {
        cli_puts(pages[i].name);
        cli_puts("\n");
    }
    for (size_t i = 0; cli_commands[i]; i++) {
        cli_puts("man/bidgauge-");
        cli_puts(cli_commands[i]->name);
        cli_puts(".1\n");
    }
    for (size_t i = 0; bg_document_name(i); i++) {
        cli_puts(bg_document_name(i));
        cli_puts("\n");
    }
}

/* The command whose manual page has the name; NULL: none. */
static const struct cli_command *command_of_page(const char *name)
{
    char page[64];
    for (size_t i = 0; cli_commands[i]; i++) {
        snprintf(page, sizeof page, "man/bidgauge-%s.1", cli_commands[i]->name);
        if (strcmp(page, name) == 0)
            return cli_commands[i];
    }
    return NULL;
}

static int generate(struct cli *cli, const char *name)
{
    const struct cli_command *command = command_of_page(name);
    const char *text;
    if (command) {
        cli_print_command_manual(command);
        return BG_DONE;
    }
    for (size_t i = 0; i < PAGES; i++)
        if (strcmp(name, pages[i].name) == 0) {
            pages[i].print();
            return BG_DONE;
        }
    if (strcmp(name, "list") == 0) {
        list_documents();
        return BG_DONE;
    }
    text = bg_document(cli->bg, name);
    if (!text) {
        fprintf(stderr, "bidgauge help: no document \"%s\"; try --generate=list\n", name);
        return BG_USAGE;
    }
    cli_puts(text);
    return BG_DONE;
}

static int help_run(struct cli *cli)
{
    const struct cli_command *command;
    if (cli->options.generate)
        return generate(cli, cli->options.generate);
    if (cli->arguments_n == 0) {
        cli_print_commands();
        return BG_DONE;
    }
    command = cli_command_find(cli->arguments[0]);
    if (!command) {
        cli_unknown_command(cli->arguments[0]);
        fputs("Try 'bidgauge help'.\n", stderr);
        return BG_USAGE;
    }
    cli_print_usage(command);
    return BG_DONE;
}

static const struct cli_example examples[] = {
    {"the options of a command", "bidgauge help evaluate"},
    CLI_EXAMPLES_END,
};

const struct cli_command cli_command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "explain a command",
    .description = "Without a command, lists all of them.",
    .options = options,
    .examples = examples,
    .least = 0,
    .most = 1,
    .run = help_run,
};

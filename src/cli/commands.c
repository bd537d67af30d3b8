/* The table of commands, and the help that is printed from its rows. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

#define COMMAND(name) extern const struct cli_command cli_command_##name;
#include "cli/commands.def"
#undef COMMAND

const struct cli_command *const cli_commands[] = {
#define COMMAND(name) &cli_command_##name,
#include "cli/commands.def"
#undef COMMAND
    NULL,
};

const struct cli_command *cli_command_find(const char *name)
{
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        if (strcmp((*row)->name, name) == 0)
            return *row;
    return NULL;
}

void cli_unknown_command(const char *name)
{
    enum { MOST = 64 };
    const char *names[MOST];
    size_t n = 0;
    while (cli_commands[n] && n < MOST) {
        names[n] = cli_commands[n]->name;
        n++;
    }
    const char *near = bg_nearest(name, names, n);
    fprintf(stderr, "bidgauge: unknown command \"%s\"", name);
    if (near)
        fprintf(stderr, "; did you mean \"%s\"?", near);
    fputc('\n', stderr);
}

static void print_option(const struct cli_option *option)
{
    char left[64];
    char letter[8] = "    ";
    if (option->letter)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name,
             option->type != CLI_FLAG ? "=" : "", option->type != CLI_FLAG ? option->value : "");
    printf("  %-24s %s\n", left, option->help);
}

void cli_print_usage(const struct cli_command *command)
{
    printf("Usage: bidgauge %s [OPTION...] %s\n%s\n\n", command->name, command->arguments,
           command->description);
    for (const struct cli_option *option = command->options; option->name; option++)
        print_option(option);
    printf("\nExit status: 0 done; 1 some input has errors, which are listed; 2 wrong usage;\n"
           "3 a file could not be read or written, and nothing was written.\n");
}

void cli_print_commands(void)
{
    printf("Usage: bidgauge COMMAND [OPTION...] [FILE...]\n"
           "Evaluates bids against published job-quality procurement criteria.\n\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        printf("  %-10s %s\n", (*row)->name, (*row)->summary);
    printf("\n`bidgauge help COMMAND` explains one. `bidgauge --version` prints the version.\n");
}

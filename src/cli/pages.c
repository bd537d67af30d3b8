/* The manual page and the shell completion, from the same rows that run the commands. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Text of roff: a line must not begin with a dot or a quote, and "-" is written as typed. */
static void put_roff(const char *text)
{
    for (const char *p = text; *p; p++) {
        bool starts = p == text || p[-1] == '\n';
        if (starts && (*p == '.' || *p == '\''))
            cli_puts("\\&");
        if (*p == '\\')
            cli_puts("\\e");
        else if (*p == '-')
            cli_puts("\\-");
        else
            cli_put(p, 1);
    }
}

static void put_option(const struct cli_option *option)
{
    cli_puts(".TP\n.B ");
    if (option->letter) {
        cli_puts("\\-");
        cli_put(&option->letter, 1);
        cli_puts(", ");
    }
    cli_puts("\\-\\-");
    put_roff(option->name);
    if (option->type != CLI_FLAG) {
        cli_puts("=");
        put_roff(option->value);
    }
    cli_puts("\n");
    put_roff(option->help);
    cli_puts("\n");
}

static void put_command(const struct cli_command *command)
{
    cli_puts(".SS bidgauge ");
    put_roff(command->name);
    cli_puts(" [OPTION...] ");
    put_roff(command->arguments);
    cli_puts("\n");
    put_roff(command->description);
    cli_puts("\n");
    for (const struct cli_option *option = command->options; option->name; option++)
        put_option(option);
}

void cli_print_manual(void)
{
    cli_puts(".\\\" Generated from the program's table of commands.\n"
             ".TH BIDGAUGE 1 \"\" \"bidgauge " BG_VERSION "\" \"User Commands\"\n"
             ".SH NAME\n"
             "bidgauge \\- evaluate bids against published job\\-quality procurement criteria\n"
             ".SH SYNOPSIS\n"
             ".B bidgauge\n"
             "COMMAND [OPTION...] [FILE...]\n"
             ".SH DESCRIPTION\n"
             "bidgauge loads procurement criteria from a JSON ruleset, evaluates vendors' bids "
             "against them, and writes a scored Excel comparison workbook whose formulas are live. "
             "The people award; bidgauge recommends.\n"
             ".SH COMMANDS\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        put_command(*row);
    cli_puts(
        ".SH EXIT STATUS\n"
        "0 done, though warnings may have been said; 1 some input was refused or has errors, "
        "which are listed, and the output that could be made was made; 2 wrong usage; 3 a file "
        "could not be read or written, and nothing was written.\n"
        ".SH ENVIRONMENT\n"
        ".TP\n.B NO_COLOR\nno colours, whatever the terminal\n"
        ".TP\n.B TMPDIR\nwhere parts of a workbook are put while it is written\n");
}

/* Words after which the shell offers the command's options; files otherwise. */
void cli_print_completion(void)
{
    cli_puts("# Completion of bidgauge for bash. Generated from the program's table of commands.\n"
             "_bidgauge() {\n"
             "    local word=${COMP_WORDS[COMP_CWORD]} options=\n"
             "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
             "        COMPREPLY=($(compgen -W \"");
    for (const struct cli_command *const *row = cli_commands; *row; row++) {
        cli_puts(row == cli_commands ? "" : " ");
        cli_puts((*row)->name);
    }
    cli_puts(" --version --help\" -- \"$word\"))\n"
             "        return\n"
             "    fi\n"
             "    case ${COMP_WORDS[1]} in\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++) {
        cli_puts("    ");
        cli_puts((*row)->name);
        cli_puts(") options=\"");
        for (const struct cli_option *option = (*row)->options; option->name; option++) {
            cli_puts(option == (*row)->options ? "--" : " --");
            cli_puts(option->name);
            cli_puts(option->type == CLI_FLAG ? "" : "=");
        }
        cli_puts("\" ;;\n");
    }
    cli_puts("    esac\n"
             "    case $word in\n"
             "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
             "        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null ;;\n"
             "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
             "    esac\n"
             "}\n"
             "complete -o filenames -F _bidgauge bidgauge\n");
}

/* Completion for bash, zsh and fish, from the rows of commands: options, their values, and the words that
 * may come first behind a command. What a value is comes from the word that the help shows for it. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* The words of a value, "/" for folders; a value that is not here is a file. "": nothing is offered. */
static const struct {
    const char *value, *words;
} values[] = {
    {"WHEN", "auto always never"},
    {"SHEETS", "set all"},
    {"WHICH", "quality price"},
    {"FORMAT", "text json"},
    {"ROLE", "member adviser"},
    {"LANGUAGE", "en es"},
    {"ID,ID...", ""},
    {"ELEMENT",
     "wages benefits safety schedules dignity_voice training_advancement ownership organising "
     "stability small_business legal_minimum other"},
    {"FOLDER", "/"},
    {"DIR", "/"},
    {"DATE", ""},
    {"TIME", ""},
    {"LOT", ""},
    {"ID", ""},
    {"N", ""},
    {"NAME", ""},
    {"TEXT", ""},
    {"BID", ""},
    {"BID,BID...", ""},
    {"HEX", ""},
    {"CODE", ""},
    {"KIND", ""},
    {"PATH=FROM:TO:STEP", ""},
    {"FORMULA.NAME=N", ""},
};

static const char *completion_words_of(const struct cli_option *option)
{
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (strcmp(values[i].value, option->value) == 0)
            return values[i].words;
    return NULL;
}

/* The first words behind a command, each with a space before it. */
static void put_first(const char *command)
{
    if (strcmp(command, "ruleset") == 0)
        cli_puts(" export import");
    if (strcmp(command, "rules") == 0)
        cli_puts(" list show new");
    for (size_t i = 0; bg_case_work_name(i); i++) { /* "record open", "panel sheets" */
        const char *name = bg_case_work_name(i);
        size_t n = strlen(command);
        if (strncmp(name, command, n) != 0 || name[n] != ' ')
            continue;
        cli_puts(name + n);
    }
    for (size_t i = 0; strcmp(command, "help") == 0 && cli_commands[i]; i++) {
        cli_puts(" ");
        cli_puts(cli_commands[i]->name);
    }
}

static const char lists_templates[] = "bidgauge new --list 2> /dev/null";
static const char lists_rules[] = "bidgauge rules list 2> /dev/null";

/* -- bash ----------------------------------------------------------------------------------------- */

static void put_bash_command(const struct cli_command *command)
{
    cli_puts("    ");
    cli_puts(command->name);
    cli_puts(") first=\"");
    put_first(command->name);
    cli_puts("\" options=\"");
    for (const struct cli_option *option = command->options; option->name; option++) {
        cli_puts(option == command->options ? "--" : " --");
        cli_puts(option->name);
        cli_puts(option->type == CLI_FLAG ? "" : "=");
    }
    cli_puts("\" ;;\n");
}

static void put_bash_values(const struct cli_command *command)
{
    for (const struct cli_option *option = command->options; option->name; option++) {
        const char *words = option->type == CLI_FLAG ? NULL : completion_words_of(option);
        if (!words)
            continue;
        cli_puts("    ");
        cli_puts(command->name);
        cli_puts(":--");
        cli_puts(option->name);
        if (option->letter) {
            cli_puts(" | ");
            cli_puts(command->name);
            cli_puts(":-");
            cli_put(&option->letter, 1);
        }
        cli_puts(strcmp(words, "/") == 0 ? ") kind=-d ;;\n" : ") kind=-W words=\"");
        if (strcmp(words, "/") == 0)
            continue;
        cli_puts(words);
        cli_puts("\" ;;\n");
    }
}

static void put_bash_offers(void)
{
    cli_puts("    if [[ $word == --*=* ]]; then name=${word%%=*} word=${word#*=} valued=1\n"
             "    elif [[ $word == = ]]; then name=$before word= valued=1\n"
             "    elif [[ $before == = ]]; then name=${COMP_WORDS[COMP_CWORD - 2]} valued=1\n"
             "    elif [[ $before == -? ]]; then name=$before valued=1\n"
             "    fi\n"
             "    [[ $valued && $name == -? && $options != *\"--\"*\"=\"* ]] && valued=\n"
             "    case $command:$name in\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        put_bash_values(*row);
    cli_puts("    esac\n"
             "    if [[ $valued ]]; then\n"
             "        case $kind in\n"
             "        -W) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
             "        -d) COMPREPLY=($(compgen -d -- \"$word\")) ;;\n"
             "        *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
             "        esac\n"
             "        return\n"
             "    fi\n"
             "    if [[ $word == -* ]]; then\n"
             "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
             "        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null\n"
             "        return\n"
             "    fi\n"
             "    [[ $COMP_CWORD -eq 2 && $command == new ]] && first=$(");
    cli_puts(lists_templates);
    cli_puts(" | cut -d' ' -f1)\n"
             "    if [[ $command == rules && $COMP_CWORD -eq 3 ]]; then\n"
             "        COMPREPLY=($(compgen -W \"$(");
    cli_puts(lists_rules);
    cli_puts(" | cut -d' ' -f1)\" -- \"$word\"))\n"
             "    elif [[ $COMP_CWORD -eq 2 && $first ]]; then\n"
             "        COMPREPLY=($(compgen -W \"$first\" -- \"$word\"))\n"
             "    else\n"
             "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
             "    fi\n"
             "}\n"
             "complete -o filenames -F _bidgauge bidgauge\n");
}

void cli_print_bash(void)
{
    cli_puts("# Completion of bidgauge for bash. Generated from the program's table of commands.\n"
             "_bidgauge() {\n"
             "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
             "    local command=${COMP_WORDS[1]} options= first= name= kind= words= valued=\n"
             "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
             "        COMPREPLY=($(compgen -W \"");
    for (const struct cli_command *const *row = cli_commands; *row; row++) {
        cli_puts((*row)->name);
        cli_puts(" ");
    }
    cli_puts("--version --help\" -- \"$word\"))\n"
             "        return\n"
             "    fi\n"
             "    case $command in\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        put_bash_command(*row);
    cli_puts("    esac\n");
    put_bash_offers();
}

/* -- zsh ------------------------------------------------------------------------------------------ */

/* Text inside '...' and [...] of a specification of zsh, or inside '...' of fish. */
static void completion_put_quoted(const char *text, const char *special)
{
    for (; *text; text++) {
        if (*text == '\'') {
            cli_puts("'\\''");
            continue;
        }
        if (strchr(special, *text))
            cli_puts("\\");
        cli_put(*text == '\n' ? " " : text, 1);
    }
}

static void put_zsh_option(const struct cli_option *option)
{
    cli_puts(" \\\n            '");
    if (option->type == CLI_LIST || option->type == CLI_INPUTS)
        cli_puts("*");
    cli_puts("--");
    cli_puts(option->name);
    cli_puts(option->type == CLI_FLAG ? "[" : "=[");
    completion_put_quoted(option->help, "[]:\\");
    cli_puts("]");
    if (option->type != CLI_FLAG) {
        const char *words = completion_words_of(option);
        cli_puts(":");
        completion_put_quoted(option->value, "[]:\\");
        cli_puts(":");
        if (!words)
            cli_puts("_files");
        else if (strcmp(words, "/") == 0)
            cli_puts("_files -/");
        else if (*words) {
            cli_puts("(");
            cli_puts(words);
            cli_puts(")");
        }
    }
    cli_puts("'");
    if (option->letter && option->type != CLI_FLAG) {
        cli_puts(" '-");
        cli_put(&option->letter, 1);
        cli_puts("+[");
        completion_put_quoted(option->help, "[]:\\");
        cli_puts("]:");
        completion_put_quoted(option->value, "[]:\\");
        cli_puts(":_files'");
    }
}

static void put_zsh_command(const struct cli_command *command)
{
    cli_puts("        ");
    cli_puts(command->name);
    cli_puts(")\n            first=(");
    put_first(command->name);
    cli_puts(" )\n            _arguments -s");
    for (const struct cli_option *option = command->options; option->name; option++)
        put_zsh_option(option);
    cli_puts(" \\\n            '1: :_bidgauge_first' '*: :_bidgauge_rest'\n            ;;\n");
}

void cli_print_zsh(void)
{
    cli_puts("#compdef bidgauge\n"
             "# Completion of bidgauge for zsh. Generated from the program's table of commands.\n"
             "_bidgauge_first() {\n"
             "    [[ $service_command == new ]] && first=(${(f)\"$(");
    cli_puts(lists_templates);
    cli_puts(" | cut -d' ' -f1)\"})\n"
             "    if (( $#first )); then compadd -a first; else _files; fi\n"
             "}\n"
             "_bidgauge_rest() {\n"
             "    if [[ $service_command == rules ]]; then\n"
             "        compadd -- ${(f)\"$(");
    cli_puts(lists_rules);
    cli_puts(" | cut -d' ' -f1)\"}\n"
             "    else _files; fi\n"
             "}\n"
             "_bidgauge() {\n"
             "    local context state line service_command\n"
             "    local -a first commands\n"
             "    commands=(\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++) {
        cli_puts("        '");
        cli_puts((*row)->name);
        cli_puts(":");
        completion_put_quoted((*row)->summary, ":\\");
        cli_puts("'\n");
    }
    cli_puts(
        "    )\n"
        "    _arguments -C '(- *)--version[print the version]' '(- *)--help[list the commands]' "
        "'1: :->command' '*:: :->arguments'\n"
        "    case $state in\n"
        "    command) _describe command commands ;;\n"
        "    arguments)\n"
        "        service_command=$line[1]\n"
        "        case $line[1] in\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        put_zsh_command(*row);
    cli_puts("        esac\n"
             "        ;;\n"
             "    esac\n"
             "}\n"
             "_bidgauge \"$@\"\n");
}

/* -- fish ----------------------------------------------------------------------------------------- */

static void put_fish_option(const struct cli_command *command, const struct cli_option *option)
{
    const char *words = option->type == CLI_FLAG ? NULL : completion_words_of(option);
    cli_puts("complete -c bidgauge -n '__fish_seen_subcommand_from ");
    cli_puts(command->name);
    cli_puts("' -l ");
    cli_puts(option->name);
    if (option->letter) {
        cli_puts(" -s ");
        cli_put(&option->letter, 1);
    }
    if (option->type != CLI_FLAG)
        cli_puts(words ? " -x" : " -rF");
    if (words && *words) {
        cli_puts(" -a '");
        cli_puts(strcmp(words, "/") == 0 ? "(__fish_complete_directories)" : words);
        cli_puts("'");
    }
    cli_puts(" -d '");
    completion_put_quoted(option->help, "");
    cli_puts("'\n");
}

static void put_fish_command(const struct cli_command *command)
{
    const char *name = command->name;
    cli_puts("complete -c bidgauge -n __fish_use_subcommand -f -a ");
    cli_puts(name);
    cli_puts(" -d '");
    completion_put_quoted(command->summary, "");
    cli_puts("'\n");
    if (strcmp(name, "ruleset") == 0 || strcmp(name, "rules") == 0 || strcmp(name, "panel") == 0 ||
        strcmp(name, "record") == 0 || strcmp(name, "help") == 0) {
        cli_puts("complete -c bidgauge -n '__fish_seen_subcommand_from ");
        cli_puts(name);
        cli_puts("; and test (count (commandline -opc)) -eq 2' -f -a '");
        put_first(name);
        cli_puts("'\n");
    }
    for (const struct cli_option *option = command->options; option->name; option++)
        put_fish_option(command, option);
}

void cli_print_fish(void)
{
    cli_puts("# Completion of bidgauge for fish. Generated from the program's table of commands.\n"
             "complete -c bidgauge -n __fish_use_subcommand -l version -d 'print the version'\n"
             "complete -c bidgauge -n __fish_use_subcommand -l help -d 'list the commands'\n"
             "complete -c bidgauge -n '__fish_seen_subcommand_from new' -a '(");
    cli_puts(lists_templates);
    cli_puts(" | string replace -r \" .*\" \"\")'\n"
             "complete -c bidgauge -n '__fish_seen_subcommand_from show' -a '(");
    cli_puts(lists_rules);
    cli_puts(" | string replace -r \" .*\" \"\")'\n");
    for (const struct cli_command *const *row = cli_commands; *row; row++)
        put_fish_command(*row);
}

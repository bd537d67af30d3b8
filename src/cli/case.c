/* Commands on the folder of a case, from their options to what is printed. */
#include "cli/case.h"

int cli_case(struct cli *cli, const char *name, int first)
{
    const struct cli_options *given = &cli->options;
    const struct bg_case_command command = {.folder = cli->arguments[first],
                                            .words =
                                                (const char *const *)cli->arguments + first + 1,
                                            .words_n = (size_t)(cli->arguments_n - first - 1),
                                            .by = given->by,
                                            .at = given->at,
                                            .because = given->because,
                                            .authority = given->authority,
                                            .bid = given->bid,
                                            .envelope = given->envelope,
                                            .bids = given->bids,
                                            .due = given->due,
                                            .role = given->role,
                                            .criteria = given->criteria,
                                            .withhold = given->withhold,
                                            .csv = given->csv_table,
                                            .regime = given->regime,
                                            .ends = given->ends,
                                            .output = given->output,
                                            .blind = given->blind};
    const char *text = "", *json = "";
    if (!cli_writes(cli, "case", given->json))
        return cli_finish(cli, BG_USAGE);
    bool done = bg_case_work(cli->bg, name, &command, &text, &json);
    if (!given->quiet && !cli_is_stdout(given->json))
        cli_puts(text);
    if (given->json && *json && !cli_put_file(cli, given->json, json))
        return BG_WORLD;
    return cli_finish(cli, done ? BG_DONE : BG_FINDINGS);
}

/* Commands whose outcome is an account: one way to run, show and write them. */
#include "cli/cli.h"

static void account_show(struct cli *cli, const struct bg_account *account,
                         enum bg_rendering format)
{
    size_t n = 0;
    const char *text = bg_render_account(cli->bg, account, format, &n);
    if (text)
        cli_put(text, n);
}

int cli_account(struct cli *cli)
{
    const struct cli_options *given = &cli->options;
    const struct bg_account_options asked = {.files = (const char *const *)cli->arguments,
                                             .files_n = (size_t)cli->arguments_n,
                                             .as_of = given->as_of,
                                             .lot = given->lot,
                                             .currency = given->currency,
                                             .steps = given->steps,
                                             .budget = given->budget,
                                             .before = given->before,
                                             .at_least = given->at_least,
                                             .bid = given->bid,
                                             .map = given->map,
                                             .public_copy = given->anonymous,
                                             .fail_on_breach = given->fail_on_breach};
    bool page = given->output && bg_rendering_of(given->output) == BG_AS_HTML;
    bool may = cli_writes(cli, page ? "page" : "account_workbook", given->output);
    if (!cli_writes(cli, "account", given->json) || !may)
        return cli_finish(cli, BG_USAGE);
    const struct bg_account *account = bg_account_files(cli->bg, cli->command->name, &asked);
    if (account) {
        if (given->output)
            bg_write_account(cli->bg, account, page ? BG_AS_HTML : BG_AS_XLSX, given->output);
        if (given->json && !cli_is_stdout(given->json))
            bg_write_account(cli->bg, account, BG_AS_JSON, given->json);
        if (cli_is_stdout(given->json))
            account_show(cli, account, BG_AS_JSON);
        else if (!given->quiet && !given->output)
            account_show(cli, account, cli_text(cli));
    }
    return cli_finish(cli, BG_DONE);
}

/* Accounts: the commands beside an award. */
#include "api/context.h"

#include "jobs/account/account.h"
#include "report/account/account.h"

struct account { /* what this area needs of a call */
    const struct bg_account_options *options;
    const struct bg_account *account; /* to be shown */
    const struct bg_account **made;
};

static void account_run(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    const struct account *own = call->more;
    const struct bg_account_options *given = own->options;
    bool known;
    struct bg_account_request request = {.files = given->files,
                                         .files_n = given->files_n,
                                         .currency = given->currency ? given->currency : "",
                                         .steps = given->steps,
                                         .budget = given->budget,
                                         .before = given->before,
                                         .at_least = given->at_least,
                                         .bid = given->bid,
                                         .map = given->map,
                                         .public_copy = given->public_copy,
                                         .fail_on_breach = given->fail_on_breach};
    if (!bg_read_date(bg, given->as_of, &request.as_of))
        return;
    bg->job.lot = given->lot;
    *own->made = bg_job_account(&bg->job, call->first, &request, &known);
    bg->wrong_usage = bg->wrong_usage || !known;
    call->ok = *own->made != NULL;
}

const struct bg_account *bg_account_files(struct bg *bg, const char *what,
                                          const struct bg_account_options *options)
{
    const struct bg_account *account = NULL;
    struct account own = {.options = options, .made = &account};
    struct call call = {.bg = bg, .first = what, .more = &own};
    return options && bg_enter(&call, account_run) ? account : NULL;
}

static void account_render(void *data)
{
    struct call *call = data;
    const struct account *own = call->more;
    struct bg_buf buf;
    bg_buf_init(&buf, call->bg->arena);
    call->ok = true;
    if (call->format == BG_AS_JSON)
        bg_account_put_json(&buf, own->account);
    else if (call->format == BG_AS_HTML)
        bg_account_put_html(&buf, own->account);
    else if (call->format == BG_AS_TEXT)
        bg_account_put_text(&buf, own->account, false);
    else if (call->format == BG_AS_TEXT_COLOR)
        bg_account_put_text(&buf, own->account, true);
    else
        call->ok = false;
    call->text = bg_buf_text(&buf);
    call->size = buf.size;
}

const char *bg_render_account(struct bg *bg, const struct bg_account *account,
                              enum bg_rendering format, size_t *n)
{
    struct account own = {.account = account};
    struct call call = {.bg = bg, .format = format, .more = &own};
    if (!account || !bg_enter(&call, account_render))
        return NULL;
    *n = call.size;
    return call.text;
}

static void write_account(void *data)
{
    struct call *call = data;
    struct bg *bg = call->bg;
    const struct account *own = call->more;
    if (call->format != BG_AS_XLSX) {
        account_render(call);
        call->ok = call->ok && bg_replace_file(bg, call->path, call->text, call->size);
        return;
    }
    call->ok = bg_account_write(bg->arena, bg->job.diags, bg->job.host, own->account, call->path,
                                bg->config.isolate_writer);
    if (!call->ok)
        bg->job.world_failed = true;
}

bool bg_write_account(struct bg *bg, const struct bg_account *account, enum bg_rendering format,
                      const char *path)
{
    struct account own = {.account = account};
    struct call call = {.bg = bg, .format = format, .path = path, .more = &own};
    return account && bg_enter(&call, write_account);
}

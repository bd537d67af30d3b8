/* Letters to bidders by the law of a place: all of them are made before one is written. */
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "jobs/notices.h"
#include "report/notice/notice.h"

enum { DAY_SECONDS = 86400 };

struct letter {
    const char *bid, *inside;
    struct bg_buf html;
};
struct debrief {
    struct bg_case *c;
    const struct bg_notice *notice;
    struct bg_notice_case about;
    struct letter *letters;
    size_t n;
};

/* -- what they are about ------------------------------------------------------------------------------ */

static bool set_standstill(struct debrief *d)
{
    const char *given = d->c->request->ends;
    bool asked = false;
    d->about.standstill_ends = BG_NO_DATE;
    for (size_t i = 0; i < d->notice->parts_n; i++)
        asked = asked || d->notice->parts[i].date;
    if (given && !asked)
        bg_diag_add(d->c->job->diags, BG_E842, BG_NOWHERE,
                    "--standstill-ends is given, and the letters of %s tell no such day",
                    d->notice->id);
    else if (given && !bg_date_parse(given, strlen(given), &d->about.standstill_ends))
        bg_diag_add(d->c->job->diags, BG_E840, BG_NOWHERE,
                    "--standstill-ends=%s is not a date (use YYYY-MM-DD)", given);
    else if (asked && !given)
        bg_diag_add(d->c->job->diags, BG_E780, BG_NOWHERE,
                    "%s asks for the day on which the standstill period ends: give it with "
                    "--standstill-ends=DATE",
                    d->notice->id);
    else
        return true;
    return false;
}

/* What only tells of a case, and changes nothing in it. */
static bool is_paper(enum bg_case_event event)
{
    return event == BG_EVENT_PAPER || event == BG_EVENT_NOTE || event == BG_EVENT_DEBRIEF ||
           event == BG_EVENT_PUBLIC || event == BG_EVENT_OCDS;
}

/* Letters keep their bytes whatever papers are added later: they name the entry before those. */
static void set_head(struct debrief *d)
{
    const struct bg_case_log *log = d->c->log;
    const struct bg_case_entry *e = &log->entries[log->n - 1];
    while (e > log->entries && is_paper(e->event))
        e--;
    d->about.log = log;
    d->about.head = e->hash;
    d->about.entry = e->n;
    d->about.day = d->c->next.at.micros / 1000000 / DAY_SECONDS;
}

static bool is_opened(struct bg_case *c)
{
    enum bg_case_state state = c->log->state;
    if (state >= BG_CASE_OPENED && state != BG_CASE_CANCELLED)
        return true;
    bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                "the case is in state \"%s\"; letters are made when bids are opened",
                bg_case_state_name(state));
    return false;
}

static bool set_case(struct debrief *d)
{
    struct bg_case_now now = {.decisions_n = 0};
    bool before = d->notice->before_award;
    if (!bg_case_begin(d->c, before ? BG_EVENT_PAPER : BG_EVENT_DEBRIEF))
        return false;
    if (before && !is_opened(d->c))
        return false;
    if (before)
        now.result = bg_case_evaluate(d->c, false);
    else if (!bg_case_now(d->c, &now))
        return false;
    d->about.result = now.result;
    d->about.decisions = now.decisions;
    d->about.decisions_n = now.decisions_n;
    set_head(d);
    return now.result && set_standstill(d);
}

/* -- who gets one ------------------------------------------------------------------------------------- */

static bool debrief_is_listed(const struct debrief *d, const char *bid)
{
    for (size_t i = 0; i < d->n; i++)
        if (strcmp(d->letters[i].bid, bid) == 0)
            return true;
    return false;
}

static void debrief_list(struct debrief *d, const char *bid)
{
    static const char *const audiences[] = {"bidders", "bidders who were not chosen",
                                            "bidders who were excluded"};
    const char *only = d->c->request->bid;
    struct bg_buf path;
    if (debrief_is_listed(d, bid) || (only && strcmp(only, bid) != 0))
        return;
    if (!bg_letter_is_for(&d->about, d->notice, bid)) {
        bg_diag_add(d->c->job->diags, BG_N870, BG_NOWHERE, "no letter to %s: %s is for %s", bid,
                    d->notice->id, audiences[d->notice->whom]);
        return;
    }
    bg_buf_init(&path, d->c->job->arena);
    bg_buf_puts(&path, "out/letters/");
    bg_text_path(&path, d->notice->id);
    bg_buf_putc(&path, '-');
    bg_text_path(&path, bid);
    bg_buf_puts(&path, ".html");
    d->letters[d->n++] = (struct letter){.bid = bid, .inside = bg_buf_text(&path)};
}

static bool debrief_is_evaluated(const struct debrief *d, const char *bid)
{
    for (size_t i = 0; i < d->about.result->lots_n; i++)
        if (bg_notice_bid(&d->about.result->lots[i], bid))
            return true;
    return false;
}

/* Who handed in what was never opened is told so by hand. */
static void say_unopened(struct debrief *d)
{
    for (size_t i = 0; i < d->c->log->n; i++) {
        const struct bg_case_entry *e = &d->c->log->entries[i];
        if (e->event == BG_EVENT_LATE && !debrief_is_evaluated(d, e->bid))
            bg_diag_add(d->c->job->diags, BG_N870, BG_NOWHERE,
                        "no letter to %s: it came late and was not opened (entry %lld)", e->bid,
                        (long long)e->n);
    }
}

static bool list_all(struct debrief *d)
{
    const struct bg_result *result = d->about.result;
    const char *only = d->c->request->bid;
    size_t most = 0;
    for (size_t l = 0; l < result->lots_n; l++)
        most += result->lots[l].bids_n;
    d->letters = BG_ARRAY(d->c->job->arena, most + 1, struct letter);
    for (size_t l = 0; l < result->lots_n; l++)
        for (size_t i = 0; i < result->lots[l].bids_n; i++)
            debrief_list(d, result->lots[l].bids[i].bid->id);
    if (!only)
        say_unopened(d);
    if (!only || debrief_is_evaluated(d, only))
        return true;
    bg_diag_add(d->c->job->diags, BG_E848, BG_NOWHERE, "bid \"%s\" is not in the evaluation", only);
    return false;
}

/* -- making and writing them --------------------------------------------------------------------------- */

static bool make_all(struct debrief *d)
{
    bool all = true;
    for (size_t i = 0; i < d->n; i++) {
        bg_buf_init(&d->letters[i].html, d->c->job->arena);
        all = bg_letter_write(&d->letters[i].html, d->c->job->diags, &d->about, d->notice,
                              d->letters[i].bid) &&
              all;
    }
    return all;
}

/* The log has the very letter. */
static bool is_recorded(const struct bg_case *c, const struct letter *letter)
{
    const struct bg_case_file *file;
    unsigned char hash[32];
    char text[BG_HASH_TEXT];
    if (!bg_case_entry_of(c->log, letter->inside, &file))
        return false;
    bg_sha256(bg_buf_text(&letter->html), letter->html.size, hash);
    bg_sha256_hex(hash, text);
    return strcmp(file->sha256, text) == 0;
}

static bool write_letter(struct debrief *d, const struct letter *letter)
{
    struct bg_case *c = d->c;
    const char *html = bg_buf_text(&letter->html), *name = strrchr(letter->inside, '/') + 1;
    const char *inside = letter->inside;
    if (!is_recorded(c, letter)) {
        if (!bg_case_put(c, inside, html, letter->html.size))
            return false;
        inside = c->files[c->files_n - 1].path;
    }
    bg_buf_printf(&c->answer->text, "letter %s\n", bg_case_path(c, inside));
    return !c->request->output ||
           bg_case_copy(c, bg_arena_printf(c->job->arena, "%s/%s", c->request->output, name), html,
                        letter->html.size);
}

static void say_what_is_left(const struct debrief *d)
{
    const struct bg_notice *n = d->notice;
    for (size_t i = 0; i < n->not_from_record_n; i++)
        bg_diag_add(d->c->job->diags, BG_W869, BG_NOWHERE, "%s also asks for %s", n->id,
                    n->not_from_record[i]);
    for (size_t i = 0; i < n->sources_n; i++)
        if (!n->sources[i].verified)
            bg_diag_add(d->c->job->diags, BG_W871, BG_NOWHERE,
                        "%s rests on \"%s\", which nobody has verified: %s", n->id,
                        n->sources[i].title, n->sources[i].url);
}

bool bg_case_debrief(struct bg_case *c)
{
    struct debrief d = {.c = c, .notice = bg_job_notice(c->job, c->request->regime)};
    if (!d.notice || !set_case(&d) || !list_all(&d) || !make_all(&d))
        return false;
    for (size_t i = 0; i < d.n; i++)
        if (!write_letter(&d, &d.letters[i]))
            return false;
    say_what_is_left(&d);
    c->next.text = bg_arena_printf(c->job->arena, "letters by %s", d.notice->id);
    return c->files_n == 0 || bg_case_append(c);
}

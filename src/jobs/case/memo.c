/* The memo of the award and the notice of the intent to award, as papers of the case. */
#include "jobs/case/commands.h"
#include "jobs/case/work.h"
#include "report/notice/notice.h"

static bool memo_put(struct bg_case *c, const char *inside, const struct bg_notice_case *about,
                     void (*write)(struct bg_buf *, const struct bg_notice_case *))
{
    struct bg_buf html;
    bg_buf_init(&html, c->job->arena);
    write(&html, about);
    if (!bg_case_put(c, inside, bg_buf_text(&html), html.size))
        return false;
    bg_buf_printf(&c->answer->text, "paper %s\n", bg_case_path(c, c->files[c->files_n - 1].path));
    return true;
}

bool bg_case_memo(struct bg_case *c)
{
    enum { DAY_SECONDS = 86400 };
    struct bg_case_now now;
    if (!bg_case_begin(c, BG_EVENT_PAPER) || !bg_case_now(c, &now))
        return false;
    if (!now.decisions_n) {
        bg_diag_add(c->job->diags, BG_E789, BG_NOWHERE,
                    "the case is in state \"%s\": nothing is decided that a memo could tell",
                    bg_case_state_name(c->log->state));
        return false;
    }
    struct bg_notice_case about = {.result = now.result,
                                   .decisions = now.decisions,
                                   .decisions_n = now.decisions_n,
                                   .log = c->log,
                                   .head = c->log->head,
                                   .entry = c->log->entries[c->log->n - 1].n,
                                   .day = c->next.at.micros / 1000000 / DAY_SECONDS};
    c->next.text = "memo of the award, notice of the intent to award";
    return memo_put(c, "out/award-memo.html", &about, bg_memo_write) &&
           memo_put(c, "out/notice-of-intent.html", &about, bg_intent_write) && bg_case_append(c);
}

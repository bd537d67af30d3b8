/* What a command tells at its end: the entry, the head, and what to do next. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "report/text/json_put.h"

static bool is_due(const struct bg_case *c)
{
    int order;
    const struct bg_case_log *log = c->log;
    struct bg_instant now = log->n ? log->entries[log->n - 1].at : BG_NO_INSTANT;
    return bg_instant_compare(now, log->due, &order) && order >= 0;
}

static const char *next_published(const struct bg_case *c)
{
    struct bg_arena *arena = c->job->arena;
    size_t n = bg_case_bids_in(c);
    const char *in = "no bid is in yet";
    if (n > 0)
        in = bg_arena_printf(arena, "%zu bid%s in", n, n == 1 ? " is" : "s are");
    const char *due = bg_case_time_text(arena, c->log->due);
    if (is_due(c))
        return bg_arena_printf(arena, "%s; record open %s", in, c->folder);
    return bg_arena_printf(arena, "%s; record receive %s FILE..., and after %s: record open %s", in,
                           c->folder, due, c->folder);
}

/* Locked, or in a round whose offers are sealed. */
static const char *next_locked(const struct bg_case *c)
{
    const struct bg_case_entry *round = c->log->awaited;
    if (round)
        return bg_arena_printf(
            c->job->arena,
            "offers of round %lld are due on %s: record receive %s FILE..., then record %s %s",
            (long long)round->round, bg_case_time_text(c->job->arena, c->log->due), c->folder,
            round->rescore ? "open" : "open-prices", c->folder);
    return bg_arena_printf(c->job->arena, "record open-prices %s", c->folder);
}

const char *bg_case_words(const struct bg_case *c, const char *pattern)
{
    struct bg_buf out;
    bg_buf_init(&out, c->job->arena);
    for (const char *mark = strstr(pattern, "%s"); mark; mark = strstr(pattern, "%s")) {
        bg_buf_put(&out, pattern, (size_t)(mark - pattern));
        bg_buf_puts(&out, c->folder);
        pattern = mark + 2;
    }
    bg_buf_puts(&out, pattern);
    return bg_buf_text(&out);
}

static const char *next_final(const struct bg_case *c)
{
    if (bg_case_last(c->log, BG_EVENT_PAPER))
        return bg_case_words(c, "debrief %s --regime=ID (debrief --list names the laws)");
    return bg_case_words(c, "sign %s/out/record.json, and send the head to whoever took part; then "
                            "record memo %s");
}

static const char *next_debriefed(const struct bg_case *c)
{
    if (!bg_case_last(c->log, BG_EVENT_PUBLIC))
        return bg_case_words(c, "send the letters; then record public %s -o FOLDER");
    if (!bg_case_last(c->log, BG_EVENT_OCDS))
        return bg_case_words(c, "record ocds %s -o FILE");
    return bg_case_words(
        c, "keep %s, and give its head to others; to check it: verify %s --head=HEAD");
}

static const char *tell_next_step(const struct bg_case *c)
{
    static const char *const steps[BG_CASE_STATE__COUNT] = {
        [BG_CASE_DRAFT] = "edit %s/draft/ruleset.json until it is right; then record publish %s",
        [BG_CASE_OPENED] = "panel status %s",
        [BG_CASE_MODERATING] = "panel status %s",
        [BG_CASE_PRICED] = "record decide %s",
        [BG_CASE_RECOMMENDED] = "record finish %s",
        [BG_CASE_CANCELLED] = "tell every bidder of %s; keep the folder"};
    enum bg_case_state state = c->log->state;
    if (state == BG_CASE_PUBLISHED)
        return next_published(c);
    if (state == BG_CASE_LOCKED || (state == BG_CASE_OPENED && c->log->awaited))
        return next_locked(c);
    if (state == BG_CASE_FINAL)
        return next_final(c);
    if (state == BG_CASE_DEBRIEFED)
        return next_debriefed(c);
    const char *step = steps[state] ? steps[state] : "";
    return bg_case_words(c, step);
}

static void tell_put_missing(struct bg_case_answer *answer, const struct bg_case_waiting *waiting)
{
    const char *line = bg_buf_text((struct bg_buf *)&waiting->missing);
    bg_json_put_key(&answer->json, "missing");
    bg_buf_putc(&answer->json, '[');
    while (*line) {
        size_t n = strcspn(line, "\n");
        bg_buf_printf(&answer->text, "missing %.*s\n", (int)n, line);
        bg_json_put_item(&answer->json);
        bg_buf_json(&answer->json, line, (long)n);
        line += n + (line[n] != '\0');
    }
    bg_buf_putc(&answer->json, ']');
}

static void tell_put_files(struct bg_buf *json, const struct bg_case_entry *e)
{
    bg_json_put_key(json, "files");
    bg_buf_putc(json, '[');
    for (size_t f = 0; e && f < e->files_n; f++) {
        bg_json_put_item(json);
        bg_buf_json(json, e->files[f].path, -1);
    }
    bg_buf_putc(json, ']');
}

void bg_case_tell(struct bg_case *c, struct bg_case_answer *answer)
{
    const struct bg_case_log *log = c->log;
    const struct bg_case_entry *e = log->n ? &log->entries[log->n - 1] : NULL;
    struct bg_case_waiting waiting;
    bg_case_waiting(c, &waiting);
    const char *next = waiting.next ? waiting.next : tell_next_step(c);
    next = c->then ? c->then : next;
    const char *state = bg_case_state_name(log->state);
    struct bg_buf *text = &answer->text, *json = &answer->json;
    bg_buf_printf(text, "entry %lld: %s, %s, by %s; the case is in state \"%s\"\n",
                  (long long)(e ? e->n : 0), e ? e->name : "", e ? e->at_text : "", e ? e->by : "",
                  state);
    bg_buf_printf(text, "head  %s\n", log->head);
    bg_buf_putc(json, '{');
    bg_json_put_text(json, "format", "bidgauge-case/1");
    bg_json_put_key(json, "entry");
    bg_buf_printf(json, "%lld", (long long)(e ? e->n : 0));
    bg_json_put_text(json, "do", e ? e->name : NULL);
    bg_json_put_text(json, "at", e ? e->at_text : NULL);
    bg_json_put_text(json, "by", e ? e->by : NULL);
    tell_put_files(json, e);
    bg_json_put_text(json, "state", state);
    bg_json_put_text(json, "head", log->head);
    tell_put_missing(answer, &waiting);
    bg_buf_printf(text, "next  %s\n", next);
    bg_json_put_text(json, "next", next);
    bg_buf_puts(json, "}\n");
}

/* What may happen to a case, by the rows of event.def, and look-ups in its log. */
#include "model/case.h"

#include <string.h>

#define IN(state) (1u << BG_CASE_##state)
#define ANY       (~IN(NONE))
enum { BG_CASE_SAME = BG_CASE_NONE };

static const struct bg_case_event_row rows[] = {
#define EVENT(id, name, from, after, because, broken)                                              \
    {name, from, (enum bg_case_state)BG_CASE_##after, because, broken},
#include "model/event.def"
#undef EVENT
};

const char *bg_case_state_name(enum bg_case_state state)
{
    static const char *const names[] = {[BG_CASE_NONE] = "none",
                                        [BG_CASE_DRAFT] = "draft",
                                        [BG_CASE_PUBLISHED] = "published",
                                        [BG_CASE_OPENED] = "opened",
                                        [BG_CASE_MODERATING] = "moderating",
                                        [BG_CASE_LOCKED] = "locked",
                                        [BG_CASE_PRICED] = "priced",
                                        [BG_CASE_RECOMMENDED] = "recommended",
                                        [BG_CASE_FINAL] = "final",
                                        [BG_CASE_DEBRIEFED] = "debriefed",
                                        [BG_CASE_CANCELLED] = "cancelled"};
    return names[state];
}

const struct bg_case_event_row *bg_case_event_row(enum bg_case_event event)
{
    return &rows[event];
}

enum bg_case_event bg_case_event_find(const char *name)
{
    for (int i = 0; i < BG_EVENT__COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return (enum bg_case_event)i;
    return BG_EVENT__COUNT;
}

bool bg_case_may(enum bg_case_state state, enum bg_case_event event)
{
    return event < BG_EVENT__COUNT && (rows[event].from & 1u << state);
}

/* In a round in which quality is offered anew the case is open, its offers are not, and nobody scores. */
bool bg_case_may_now(const struct bg_case_log *log, enum bg_case_event event)
{
    bool sealed = log->awaited && log->awaited->rescore && log->state == BG_CASE_OPENED;
    if (sealed && (event == BG_EVENT_RECEIVE || event == BG_EVENT_OPEN))
        return true;
    if (sealed &&
        (event == BG_EVENT_SHEET || event == BG_EVENT_SCORES || event == BG_EVENT_MEETING))
        return false;
    return bg_case_may(log->state, event);
}

bool bg_case_is_listed(const struct bg_texts *ids, const char *id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (strcmp(ids->items[i], id) == 0)
            return true;
    return false;
}

struct bg_texts bg_case_asked(struct bg_arena *arena, const struct bg_case_log *log)
{
    const char **items = BG_ARRAY(arena, log->n + 1, const char *);
    struct bg_texts asked = {items, 0};
    for (size_t i = 0; i < log->n; i++)
        if (log->entries[i].event == BG_EVENT_ASK &&
            !bg_case_is_listed(&asked, log->entries[i].bid))
            items[asked.n++] = log->entries[i].bid;
    return asked;
}

const char *bg_case_states_of(struct bg_arena *arena, enum bg_case_event event)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (int i = 0; i < BG_CASE_STATE__COUNT; i++)
        if (bg_case_may((enum bg_case_state)i, event))
            bg_buf_printf(&out, "%s\"%s\"", out.size ? " or " : "",
                          bg_case_state_name((enum bg_case_state)i));
    return bg_buf_text(&out);
}

void bg_case_remarks_start(struct bg_case_remarks *remarks, struct bg_arena *arena)
{
    *remarks = (struct bg_case_remarks){.arena = arena};
    remarks->last = &remarks->first;
}

void bg_case_say(struct bg_case_remarks *remarks, enum bg_code code, int64_t entry,
                 const char *format, ...)
{
    struct bg_case_remark *remark = BG_NEW(remarks->arena, struct bg_case_remark);
    va_list args;
    va_start(args, format);
    remark->text = bg_arena_vprintf(remarks->arena, format, args);
    va_end(args);
    remark->code = code;
    remark->entry = entry;
    *remarks->last = remark;
    remarks->last = &remark->next;
    remarks->faults += bg_diag_rows[code].severity == BG_ERROR;
}

struct bg_case_log bg_case_log_before(const struct bg_case_log *log,
                                      const struct bg_case_entry *entry, enum bg_case_state state)
{
    struct bg_case_log before = *log;
    before.n = (size_t)(entry - log->entries);
    before.state = state;
    memset(before.head, '0', sizeof before.head - 1);
    if (before.n)
        memcpy(before.head, log->entries[before.n - 1].hash, sizeof before.head);
    return before;
}

const struct bg_case_entry *bg_case_last(const struct bg_case_log *log, enum bg_case_event event)
{
    for (size_t i = log->n; i-- > 0;)
        if (log->entries[i].event == event)
            return &log->entries[i];
    return NULL;
}

const struct bg_case_entry *bg_case_entry_of(const struct bg_case_log *log, const char *path,
                                             const struct bg_case_file **file)
{
    for (size_t i = log->n; i-- > 0;)
        for (size_t f = log->entries[i].files_n; f-- > 0;)
            if (strcmp(log->entries[i].files[f].path, path) == 0) {
                *file = &log->entries[i].files[f];
                return &log->entries[i];
            }
    return NULL;
}

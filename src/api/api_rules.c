/* The library of rulesets. */
#include "api/context.h"

struct asked {
    const char *dir, *id, *country, *work, *element;
    bool starters;
};

static void list_rules(void *data)
{
    struct call *call = data;
    const struct asked *asked = call->more;
    struct bg_buf out;
    struct bg_rules_query query = {.dir = asked->dir,
                                   .country = asked->country,
                                   .work = asked->work,
                                   .element = asked->element};
    bg_buf_init(&out, call->bg->arena);
    call->ok = bg_read_date(call->bg, call->as_of, &query.date) &&
               bg_job_rules_list(&call->bg->job, &query, &out);
    call->text = bg_buf_text(&out);
}

const char *bg_rules_list(struct bg *bg, const char *dir, const char *country, const char *work,
                          const char *element, const char *date)
{
    struct asked asked = {.dir = dir, .country = country, .work = work, .element = element};
    struct call call = {.bg = bg, .as_of = date, .more = &asked};
    return bg_enter(&call, list_rules) ? call.text : NULL;
}

static void find_rules(void *data)
{
    struct call *call = data;
    const struct asked *asked = call->more;
    call->text = bg_job_rules_find(&call->bg->job, asked->dir, asked->starters, asked->id);
    call->ok = call->text != NULL;
}

const char *bg_rules_find(struct bg *bg, const char *dir, const char *id)
{
    struct asked asked = {.dir = dir, .id = id};
    struct call call = {.bg = bg, .more = &asked};
    return bg_enter(&call, find_rules) ? call.text : NULL;
}

static void list_starters(void *data)
{
    struct call *call = data;
    const struct asked *asked = call->more;
    struct bg_buf out;
    bg_buf_init(&out, call->bg->arena);
    call->ok = bg_job_starters(&call->bg->job, asked->dir, &out);
    call->text = bg_buf_text(&out);
}

const char *bg_starters_list(struct bg *bg, const char *dir)
{
    struct asked asked = {.dir = dir};
    struct call call = {.bg = bg, .more = &asked};
    return bg_enter(&call, list_starters) ? call.text : NULL;
}

const char *bg_starters_find(struct bg *bg, const char *dir, const char *id)
{
    struct asked asked = {.dir = dir, .id = id, .starters = true};
    struct call call = {.bg = bg, .more = &asked};
    return bg_enter(&call, find_rules) ? call.text : NULL;
}

/* Who is of the panel: appointed, withdrawn. */
#include <string.h>

#include "jobs/case/commands.h"
#include "jobs/case/panel.h"
#include "score/kind/kind.h"

/* As part of a file's name on any disk. */
static bool is_id(const char *id)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    enum { ID_MOST = 40 };
    size_t n = strlen(id);
    return n > 0 && n <= ID_MOST && strspn(id, letters) == n && id[0] != '-';
}

static const struct bg_case_entry *appointed(const struct bg_case *c, const char *id)
{
    for (size_t i = 0; i < c->log->n; i++)
        if (c->log->entries[i].event == BG_EVENT_APPOINT &&
            strcmp(c->log->entries[i].evaluator, id) == 0)
            return &c->log->entries[i];
    return NULL;
}

static bool withdrew(const struct bg_case *c, const char *id)
{
    for (size_t i = 0; i < c->log->n; i++)
        if (c->log->entries[i].event == BG_EVENT_WITHDRAW &&
            strcmp(c->log->entries[i].evaluator, id) == 0)
            return true;
    return false;
}

struct bg_texts bg_case_split(struct bg_arena *arena, const char *text)
{
    const char **items = BG_ARRAY(arena, strlen(text) + 1, const char *);
    size_t n = 0;
    while (*text) {
        size_t size = strcspn(text, ", ");
        if (size)
            items[n++] = bg_arena_text(arena, text, size);
        text += size + (text[size] != '\0');
    }
    return (struct bg_texts){items, n};
}

/* -- criteria --------------------------------------------------------------------------------------- */

static bool people_scores(const struct bg_ruleset *rules, const char *id)
{
    bool found = false;
    for (size_t i = 0; i < rules->criteria_n; i++)
        found = found || (rules->criteria[i].kind && rules->criteria[i].kind->by_panel &&
                          strcmp(rules->criteria[i].id, id) == 0);
    for (size_t i = 0; i < rules->lots_n; i++)
        found = found || people_scores(rules->lots[i].ruleset, id);
    return found;
}

/* A draft may still change: its criteria are looked up once it is published. */
static bool are_scored(struct bg_case *c, const struct bg_texts *criteria)
{
    bool all = true;
    if (criteria->n == 0 || !bg_case_ruleset_path(c))
        return true;
    const struct bg_ruleset *rules = bg_case_ruleset(c);
    for (size_t i = 0; rules && i < criteria->n; i++) {
        bool found = people_scores(rules, criteria->items[i]);
        all = all && found;
        if (!found)
            bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE,
                        "\"%s\" is not a criterion that the panel scores", criteria->items[i]);
    }
    return rules && all;
}

/* -- commands --------------------------------------------------------------------------------------- */

static bool set_person(struct bg_case *c)
{
    const struct bg_case_request *request = c->request;
    const char *role = request->role ? request->role : "";
    struct bg_buf name;
    bg_buf_init(&name, c->job->arena);
    for (size_t i = 1; i < request->words_n; i++)
        bg_buf_printf(&name, "%s%s", i > 1 ? " " : "", request->words[i]);
    c->next.evaluator = request->words[0];
    c->next.person = bg_buf_text(&name);
    c->next.role = strcmp(role, "adviser") == 0 ? role : "";
    c->next.criteria = bg_case_split(c->job->arena, request->criteria ? request->criteria : "");
    if (!*role || *c->next.role || strcmp(role, "member") == 0)
        return true;
    bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE, "--role=%s: write member or adviser", role);
    return false;
}

bool bg_case_appoint(struct bg_case *c)
{
    const char *id = c->request->words[0];
    if (!bg_case_begin(c, BG_EVENT_APPOINT) || !set_person(c) || !are_scored(c, &c->next.criteria))
        return false;
    const struct bg_case_entry *before = appointed(c, id);
    if (!is_id(id))
        bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE,
                    "\"%s\" cannot be the id of an evaluator: it is used in file names", id);
    else if (before)
        bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE,
                    "the panel has an evaluator %s (%s) already (entry %lld)", id, before->person,
                    (long long)before->n);
    else
        return bg_case_append(c);
    return false;
}

bool bg_case_withdraw_evaluator(struct bg_case *c)
{
    const char *id = c->request->words[0];
    if (!bg_case_begin(c, BG_EVENT_WITHDRAW))
        return false;
    const struct bg_case_entry *who = appointed(c, id);
    if (!who)
        bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE, "the panel has no evaluator \"%s\"", id);
    else if (withdrew(c, id))
        bg_diag_add(c->job->diags, BG_E821, BG_NOWHERE, "%s (%s) has withdrawn already", id,
                    who->person);
    if (!who || withdrew(c, id))
        return false;
    c->next.evaluator = id;
    c->next.person = who->person;
    return bg_case_append(c);
}

/* What the officer decided about bids, as events of the case. The newest file holds all of it. */
#include <string.h>

#include "intake/decisions/decisions.h"
#include "jobs/case/commands.h"
#include "jobs/case/work.h"

enum { DECISIONS_BYTES = 64 << 20 };

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool bg_case_decisions(struct bg_case *c)
{
    const char *path = c->request->words[0], *error = "";
    size_t n = 0;
    if (!bg_case_begin(c, BG_EVENT_DECISIONS))
        return false;
    const char *bytes = bg_case_bytes(c->job, path, DECISIONS_BYTES, &n, &error);
    if (!bytes) {
        bg_diag_add(c->job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", path, error);
        c->job->world_failed = true;
        return false;
    }
    return bg_case_put(c, bg_arena_printf(c->job->arena, "decisions/%s", name_of(path)), bytes,
                       n) &&
           bg_case_append(c);
}

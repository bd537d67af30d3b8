/* The registry of criterion kinds: the rows of kinds.def, and a look-up by name. */
#include "score/kind/kind.h"

#include <string.h>

#include "score/kind/share.h"

const struct bg_kind *const bg_kinds[] = {
#define KIND(name) &bg_kind_##name,
#include "score/kind/kinds.def"
#undef KIND
    NULL,
};

const struct bg_kind *bg_kind_find(const char *name)
{
    for (const struct bg_kind *const *kind = bg_kinds; *kind != NULL; kind++)
        if (strcmp((*kind)->name, name) == 0)
            return *kind;
    return NULL;
}

bool bg_criterion_scores(const struct bg_criterion *criterion)
{
    return criterion->kind == NULL || !criterion->kind->eliminates;
}

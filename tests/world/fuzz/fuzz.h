/* What the fuzz targets share: a check that ends the run, the input in memory of just its size, a ruleset
 * from its text. */
#ifndef BG_TESTS_FUZZ_H
#define BG_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/ratio.h"
#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool ok)
{
    if (!ok)
        abort();
}

/* The libraries' failed allocations are counted as ours, in this process. */
static inline void fuzz_start(void)
{
    static bool started;
    if (started)
        return;
    bg_json_trap_memory();
    bg_ratio_trap_memory();
    started = true;
}

/* The input with a NUL behind it, no larger, so that a step past it is seen. The caller frees it. */
static inline char *fuzz_copy(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + 1);
    must(copy != NULL);
    if (size)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

/* The ruleset of a target, which must load. */
static inline const struct bg_ruleset *fuzz_ruleset(struct bg_arena *arena, const char *text)
{
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const struct bg_source *source = bg_source_new(arena, "rules", text, strlen(text));
    const struct bg_ruleset *ruleset =
        bg_ruleset_load(arena, bg_diags_new(arena), source, &options);
    must(ruleset != NULL);
    return ruleset;
}

#endif

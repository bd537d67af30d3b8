/* Private to jobs/case: keeping two envelopes apart. */
#ifndef BG_JOBS_CASE_ENVELOPE_H
#define BG_JOBS_CASE_ENVELOPE_H

#include "jobs/case/folder.h"
#include "model/ruleset.h"

/* The bid's document without answers of the envelope other, which are said while its envelope is being
 * opened (c->opening), but for those that are in held already (NULL: none). */
struct bg_json;
struct bg_intake_document;
const struct bg_source *bg_case_without(struct bg_case *c, const struct bg_ruleset *rules,
                                        const struct bg_intake_document *document,
                                        enum bg_envelope other, const struct bg_json *held,
                                        const char *id);

/* The ruleset, with its lots, as it is read while prices are closed: nobody misses them. */
const struct bg_ruleset *bg_case_closed(struct bg_arena *arena, const struct bg_ruleset *rules);

#endif

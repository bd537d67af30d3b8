/* Private to jobs/case: the commands, one function a row of commands.def. Each reads the case, which is
 * already open but for `start`, and gives false where it was refused, said. */
#ifndef BG_JOBS_CASE_COMMANDS_H
#define BG_JOBS_CASE_COMMANDS_H

#include "jobs/case/folder.h"

#define COMMAND(name, function, least, most, words) bool bg_case_##function(struct bg_case *c);
#include "jobs/case/commands.def"
#undef COMMAND

/* The folder's files of a ruleset: "published/ruleset-2.json" is the newest. NULL: none is published. */
const char *bg_case_ruleset_path(const struct bg_case *c);
/* How many different bids are in (and not withdrawn). */
size_t bg_case_bids_in(const struct bg_case *c);
/* "2026-03-13T16:00:00Z". */
const char *bg_case_time_text(struct bg_arena *arena, struct bg_instant at);

#endif

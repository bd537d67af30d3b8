/* Private to jobs/case: the commands, one function a row of commands.def. The case is open already (but
 * for `start`): c->log is read, c->request is what was asked. Each gives false where it was refused, said.
 *
 * To add one: a row of commands.def, named as it is typed ("record ocds", "debrief"), and a file here with
 * its function. The row alone makes `bidgauge record ocds CASE` work; for a word of its own, write
 * cli/cmd_debrief.c with a row of cli/commands.def, whose run is `return cli_case(cli, "debrief", 0);`
 * (cli/case.h). A new event is a row of model/event.def. The function's order is always the same:
 *
 *     bool bg_case_ocds(struct bg_case *c)
 *     {
 *         struct bg_case_now now;                             // work.h: ruleset, result, decisions
 *         if (!bg_case_begin(c, BG_EVENT_OCDS))               // who, when, allowed in this state
 *             return false;
 *         if (!bg_case_now(c, &now))
 *             return false;
 *         ... c->log->head is the head for letters and footers ...
 *         return bg_case_put(c, "out/release.json", bytes, n) // files first, any number
 *                && bg_case_append(c);                        // then the entry that names them
 *     }
 *
 * bg_case_put_book writes a workbook. A name that is taken gets a number, since no file is written over;
 * c->files[c->files_n - 1].path is what it was called. What is printed above the entry and the head goes
 * to c->answer->text; the next step is told in tell.c. Copies outside the folder (c->request->output) are
 * written by bg_case_copy. */
#ifndef BG_JOBS_CASE_COMMANDS_H
#define BG_JOBS_CASE_COMMANDS_H

#include "jobs/case/folder.h"

#define COMMAND(name, function, least, most, words) bool bg_case_##function(struct bg_case *c);
#include "jobs/case/commands.def"
#undef COMMAND

/* The folder's files of a ruleset: "published/ruleset-2.json" is the newest. NULL: none is published. */
const char *bg_case_ruleset_path(const struct bg_case *c);
/* "A, C" as ids. */
struct bg_texts bg_case_split(struct bg_arena *arena, const char *text);
/* How many different bids are in (and not withdrawn). */
size_t bg_case_bids_in(const struct bg_case *c);
/* "2026-03-13T16:00:00Z". */
const char *bg_case_time_text(struct bg_arena *arena, struct bg_instant at);

#endif

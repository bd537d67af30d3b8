/* What a run may write where. Every command says beforehand which files it will write and of which
 * kind; nothing is put in its place before all of them have passed: none is an input, no two are one
 * file, names fit what is written, and what is there already is only replaced where bidgauge wrote it
 * for the same purpose or the user said so. */
#ifndef BG_JOBS_OUTPUTS_H
#define BG_JOBS_OUTPUTS_H

#include "jobs/job.h"

enum bg_output_kind {
#define OUTPUT(id, title, family, use, mark) BG_OUTPUT_##id,
#include "jobs/outputs.def"
#undef OUTPUT
    BG_OUTPUT__COUNT
};

/* The kind of that name ("model_workbook"); BG_OUTPUT__COUNT: none. */
enum bg_output_kind bg_output_kind_find(const char *name);

/* From here on outputs wait (host/outputs.h). force: whatever is there may be replaced. */
void bg_job_outputs_hold(struct bg_job *job, bool force);
/* A file that the run will read. */
void bg_job_outputs_input(struct bg_job *job, const char *path);
/* The run will write path ("-" is standard output). False: it must not, which is said. */
bool bg_job_outputs_claim(struct bg_job *job, enum bg_output_kind kind, const char *path);
/* Puts what waits in its place. False: said, and nothing was written; *refused: because the user
 * asked for what must not be done (else the world failed). */
bool bg_job_outputs_finish(struct bg_job *job, bool *refused);
/* Gives up what waits. */
void bg_job_outputs_abandon(struct bg_job *job);
#endif

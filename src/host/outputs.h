/* The outputs of one run, prepared first and put in their places last. It is between a run and
 * the world as a host of its own: what the run reads is remembered, and what it writes waits beside
 * its place until bg_outputs_publish. So a run that fails leaves every file as it was, and an output
 * that is one of the inputs is found before anything is written. Pipes, terminals and standard
 * output cannot wait: they get their bytes at once. */
#ifndef BG_HOST_OUTPUTS_H
#define BG_HOST_OUTPUTS_H

#include "host/host.h"

struct bg_outputs;
/* world outlives it. NULL when memory is out. */
struct bg_outputs *bg_outputs_new(const struct bg_host *world);
/* Forgets what was not published; NULL is allowed. */
void bg_outputs_free(struct bg_outputs *outputs);
const struct bg_host *bg_outputs_host(struct bg_outputs *outputs);

/* A file that the run will read. What it does read is added by itself. */
void bg_outputs_input(struct bg_outputs *outputs, const char *path);
/* The input that path leads to, as it was named; NULL: none. */
const char *bg_outputs_same_input(const struct bg_outputs *outputs, const char *path);
/* Both lead to one file, or would where there is none yet. Names that differ only in case count as
 * one: on many disks they are. */
bool bg_outputs_same_file(const struct bg_outputs *outputs, const char *a, const char *b);

/* The files that wait, in the order in which they came. */
size_t bg_outputs_waiting(const struct bg_outputs *outputs);
const char *bg_outputs_path(const struct bg_outputs *outputs, size_t i); /* its place */
const char *bg_outputs_temp(const struct bg_outputs *outputs, size_t i); /* where it is now */

/* Puts every file that waits in its place. After a failure none is, and *path is whose place was the
 * trouble ("" where memory ran out). */
enum bg_host_status bg_outputs_publish(struct bg_outputs *outputs, const char **path,
                                       const char **error);
/* Removes every file that waits, and the folders that were made for them. */
void bg_outputs_abandon(struct bg_outputs *outputs);

#endif

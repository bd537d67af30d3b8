/* A ruleset that is composed of files: what `include` names is put under its own text before it is
 * loaded, so that a figure or a standard is written down once. */
#ifndef BG_INTAKE_RULESET_INCLUDE_H
#define BG_INTAKE_RULESET_INCLUDE_H

#include "base/diag.h"
#include "base/source.h"

enum { BG_LIBRARIES_MOST = 4 };

/* Reads an included file; NULL with the reason in *why. libraries: folders of rules where a file is
 * looked for that is not near the ruleset. */
struct bg_include_reader {
    const char *libraries[BG_LIBRARIES_MOST];
    const struct bg_source *(*read)(void *data, const char *path, const char **why);
    void *data;
};

/* The whole text: its places lead back to the files, its name and its hash stay those of the file.
 * The source itself where it includes nothing, or is not JSON (the loader says so). NULL: an
 * include cannot be resolved, said in diags. */
const struct bg_source *bg_ruleset_compose(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source,
                                           const struct bg_include_reader *reader);

#endif

/* Import of files of other formats. */
#include "api/context.h"

struct import {
    const char *folder, *ruleset, *map;
};

static void import(void *data)
{
    struct call *call = data;
    const struct import *import = call->more;
    struct bg_buf report;
    bg_buf_init(&report, call->bg->arena);
    call->ok = bg_job_import(&call->bg->job, call->path, import->folder, import->ruleset,
                             import->map, &report);
    call->text = bg_buf_text(&report);
}

bool bg_import_file(struct bg *bg, const char *path, const char *folder, const char *ruleset,
                    const char *map, const char **report)
{
    struct import arguments = {.folder = folder, .ruleset = ruleset, .map = map};
    struct call call = {.bg = bg, .path = path, .more = &arguments, .text = ""};
    bool ok = bg_enter(&call, import);
    *report = call.text;
    return ok;
}

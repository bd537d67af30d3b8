/* Import of files of other formats, and which lot of them counts. */
#include "api/context.h"

#include <string.h>

#include "score/words/words.h"

struct import {
    const char *folder, *ruleset, *map;
    const char **json;
};

static void import_import(void *data)
{
    struct call *call = data;
    const struct import *import = call->more;
    struct bg_buf report, json;
    bg_buf_init(&report, call->bg->arena);
    bg_buf_init(&json, call->bg->arena);
    call->ok = bg_job_import(&call->bg->job, call->path, import->folder, import->ruleset,
                             import->map, &report, &json);
    call->text = bg_buf_text(&report);
    *import->json = bg_buf_text(&json);
}

bool bg_import_file(struct bg *bg, const char *path, const char *folder, const char *ruleset,
                    const char *map, const char **report, const char **json)
{
    struct import arguments = {.folder = folder, .ruleset = ruleset, .map = map, .json = json};
    struct call call = {.bg = bg, .path = path, .more = &arguments, .text = ""};
    *json = "";
    bool ok = bg_enter(&call, import_import);
    *report = call.text;
    return ok;
}

bool bg_use_language(struct bg *bg, const char *language)
{
    return bg_language_find(language, &bg->job.language);
}

bool bg_use_sheets(struct bg *bg, const char *sheets)
{
    bool all = strcmp(sheets, "all") == 0;
    bg->job.sheet_each = all;
    return all || strcmp(sheets, "auto") == 0;
}

static void suggest_map(void *data)
{
    struct call *call = data;
    struct bg_buf text;
    bg_buf_init(&text, call->bg->arena);
    call->ok = bg_job_suggest_map(&call->bg->job, call->path, call->ruleset, &text);
    call->text = bg_buf_text(&text);
}

const char *bg_suggest_map(struct bg *bg, const char *path, const char *ruleset)
{
    struct call call = {.bg = bg, .path = path, .ruleset = ruleset};
    return bg_enter(&call, suggest_map) ? call.text : NULL;
}

static void suggest_columns(void *data)
{
    struct call *call = data;
    struct bg_buf text;
    bg_buf_init(&text, call->bg->arena);
    call->ok = bg_job_suggest_columns(&call->bg->job, call->path, call->first, &text);
    call->text = bg_buf_text(&text);
}

const char *bg_suggest_columns(struct bg *bg, const char *path, const char *kind)
{
    struct call call = {.bg = bg, .path = path, .first = kind};
    return bg_enter(&call, suggest_columns) ? call.text : NULL;
}

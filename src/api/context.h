/* Private to api/: what a context is, and the one way into the library. Each area of bidgauge.h is
 * a file of its own, api_X.c, whose functions fill a call, enter, and give what the body left. */
#ifndef BG_API_CONTEXT_H
#define BG_API_CONTEXT_H

#include "base/flow.h"
#include "bidgauge.h"
#include "jobs/job.h"

struct bg {
    struct bg_arena *arena;
    struct bg_job job;
    struct bg_config config;
    struct bg_host_desk *desk; /* files in memory; NULL: none yet */
    bool out_of_memory;
    bool published; /* the outputs are in their places: what fails from here on takes none back */
    const char *command; /* as it was typed; NULL: not said */
    bool wrong_usage;    /* an argument that cannot be used, said in the diagnostics */
};

struct call { /* one entry into the library; members as the function needs */
    struct bg *bg;
    enum bg_rendering format;
    const char *ruleset, *as_of, *path;
    const char *const *bids;
    size_t n;
    const void *more; /* what one area alone needs: a struct of its own */
    const struct bg_result *result;
    const char *first, *second; /* ids, expressions */
    const char *text;           /* the answer */
    size_t size;
    int64_t limit;
    bool ok;
};

/* Runs body(call) under the trap for memory and in the C locale. True: it came to its end and left
 * ok set. */
bool bg_enter(struct call *call, void (*body)(void *));
/* Gives the context a desk in front of its host, once. False: memory is out. */
bool bg_take_desk(struct bg *bg);
/* The date of an option; NULL is BG_NO_DATE. False when the text is not a date, which is said. */
bool bg_read_date(struct bg *bg, const char *text, int64_t *days);
/* From here on the job has these inputs; as_of gets their date. False: one cannot be read, which is said. */
bool bg_take_inputs(struct bg *bg, const struct bg_inputs *inputs, int64_t *as_of);
/* Writes the bytes to path. False: said in the diagnostics, the world has failed. */
bool bg_replace_file(struct bg *bg, const char *path, const char *bytes, size_t n);
/* The same of a text that put makes from data, without holding it: what put lets pass is written at once,
 * beside path, and put in its place when it is whole. What is no ordinary file gets the whole text. */
typedef void bg_text_put(struct bg_buf *out, const struct bg_flow *flow, void *data);
bool bg_write_flow(struct bg *bg, const char *path, bg_text_put *put, void *data);

#endif

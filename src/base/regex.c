/* PCRE2 as it is safe to use: no JIT (it ends differently under limits), no \C, and bounded. What
 * bounds the time is the subject's length together with the match limit: measured over hostile
 * patterns, the match limit alone lets seconds pass. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    SUBJECT_BYTES = 1024,
    PATTERN_BYTES = 8192,
    MATCH_LIMIT = 10000,
    DEPTH_LIMIT = 10000,
    HEAP_KIB = 4096,
    KEPT_BYTES = 32 << 10 /* above the 20 KiB that PCRE2 starts a match with */
};

/* What a match works with, kept for the next one. */
struct spare {
    _Atomic(pcre2_match_data *) data; /* NULL: there is none, or a thread is using it */
    atomic_bool large; /* a match took more than is worth keeping: each gives its own back */
};

struct bg_regex {
    pcre2_general_context *memory;
    pcre2_compile_context *compile;
    pcre2_match_context *limits;
    pcre2_code *code;
    size_t subject_limit;
    struct spare *spare;
};

static void *count_malloc(size_t size, void *data)
{
    struct spare *spare = data;
    if (size > KEPT_BYTES)
        atomic_store(&spare->large, true);
    return bg_arena_fails_now() ? NULL : malloc(size);
}

static void count_free(void *p, void *data)
{
    (void)data;
    free(p);
}

static void release(void *data)
{
    struct bg_regex *regex = data;
    pcre2_match_data_free(atomic_load(&regex->spare->data));
    pcre2_code_free(regex->code);
    pcre2_match_context_free(regex->limits);
    pcre2_compile_context_free(regex->compile);
    pcre2_general_context_free(regex->memory);
}

static struct bg_regex *new_contexts(struct bg_arena *arena)
{
    struct bg_regex *regex = BG_NEW(arena, struct bg_regex);
    regex->spare = BG_NEW(arena, struct spare);
    *bg_arena_defer(arena, release) = regex;
    regex->memory = pcre2_general_context_create(count_malloc, count_free, regex->spare);
    if (regex->memory) {
        regex->compile = pcre2_compile_context_create(regex->memory);
        regex->limits = pcre2_match_context_create(regex->memory);
    }
    if (!regex->compile || !regex->limits)
        bg_arena_out_of_memory(arena);
    pcre2_set_max_pattern_length(regex->compile, PATTERN_BYTES);
    pcre2_set_match_limit(regex->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(regex->limits, HEAP_KIB);
    return regex;
}

const struct bg_regex *bg_regex_new(struct bg_arena *arena, const char *pattern, bool whole,
                                    size_t subject_limit, const char **error, size_t *error_offset)
{
    struct bg_regex *regex = new_contexts(arena);
    uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY |
                       (whole ? PCRE2_ANCHORED | PCRE2_ENDANCHORED : 0u);
    int number = 0;
    PCRE2_SIZE offset = 0;
    regex->subject_limit = subject_limit ? subject_limit : SUBJECT_BYTES;
    regex->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &number,
                                &offset, regex->compile);
    atomic_store(&regex->spare->large, false); /* what compiling took does not count */
    if (regex->code)
        return regex;
    if (number == PCRE2_ERROR_HEAP_FAILED)
        bg_arena_out_of_memory(arena);
    enum { SENTENCE = 256 };
    char *sentence = bg_arena_alloc(arena, SENTENCE);
    pcre2_get_error_message(number, (PCRE2_UCHAR *)sentence, SENTENCE);
    *error = sentence;
    *error_offset = offset;
    return NULL;
}

/* Then it is UTF-8, which PCRE2 need not find out at each match. */
static bool is_ascii(const char *p, const char *end)
{
    uint64_t bits = 0, word;
    for (; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        bits |= word;
    }
    for (; p < end; p++)
        bits |= (unsigned char)*p;
    return !(bits & 0x8080808080808080u);
}

static pcre2_match_data *take_match_data(const struct bg_regex *regex)
{
    pcre2_match_data *data = atomic_exchange(&regex->spare->data, NULL);
    return data ? data : pcre2_match_data_create(1, regex->memory);
}

static void give_match_data(const struct bg_regex *regex, pcre2_match_data *data)
{
    if (!atomic_load(&regex->spare->large))
        data = atomic_exchange(&regex->spare->data, data); /* another thread's may be there */
    pcre2_match_data_free(data);
}

enum bg_match bg_regex_match(const struct bg_regex *regex, const char *text, size_t n, size_t *from,
                             size_t *to)
{
    if (n > regex->subject_limit)
        return BG_MATCH_TOO_LONG;
    pcre2_match_data *data = take_match_data(regex);
    if (!data)
        return BG_MATCH_LIMIT;
    uint32_t options = is_ascii(text, text + n) ? PCRE2_NO_UTF_CHECK : 0;
    int result = pcre2_match(regex->code, (PCRE2_SPTR)text, n, 0, options, data, regex->limits);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    if (result >= 0 && from)
        *from = ends[0];
    if (result >= 0 && to)
        *to = ends[1];
    give_match_data(regex, data);
    if (result >= 0)
        return BG_MATCH;
    return result == PCRE2_ERROR_NOMATCH ? BG_NO_MATCH : BG_MATCH_LIMIT;
}

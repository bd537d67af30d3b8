/* PCRE2 as it is safe to use: no JIT (it ends differently under limits), no \C, and bounded.
 *
 * PCRE2 counts its match limit anew at each place where a match may begin, and charges one for a step
 * that may read the whole text: that bounds no time. So there is one budget for the whole search, in two
 * attempts that every machine makes alike:
 * - quick: the match limit is the budget shared out over the places. Nearly every search ends here;
 * - counted: the pattern is compiled once more with a callout before each of its items, which charges
 *   each step and how far it read. What the budget does not decide is undecided. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    SUBJECT_BYTES = 1024,
    PATTERN_BYTES = 8192,
    QUICK_STEPS = 5000,    /* of a quick search, over all its beginnings */
    COUNTED_STEPS = 40000, /* of a counted one */
    FAR = 16,              /* bytes read that cost as much as a step */
    MATCH_LIMIT = 1000000, /* of a counted one; the budget ends it before */
    DEPTH_LIMIT = 10000,
    HEAP_KIB = 512,       /* more is most of the time that an attack takes */
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
    pcre2_code *code, *counted;
    bool whole;
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

static void regex_release(void *data)
{
    struct bg_regex *regex = data;
    pcre2_match_data_free(atomic_load(&regex->spare->data));
    pcre2_code_free(regex->code);
    pcre2_code_free(regex->counted);
    pcre2_match_context_free(regex->limits);
    pcre2_compile_context_free(regex->compile);
    pcre2_general_context_free(regex->memory);
}

static struct bg_regex *new_contexts(struct bg_arena *arena)
{
    struct bg_regex *regex = BG_NEW(arena, struct bg_regex);
    regex->spare = BG_NEW(arena, struct spare);
    *bg_arena_defer(arena, regex_release) = regex;
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

static pcre2_code *regex_compile(struct bg_regex *regex, const char *pattern, uint32_t more,
                                 int *number, PCRE2_SIZE *offset)
{
    uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY | more;
    if (regex->whole)
        options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, number, offset,
                         regex->compile);
}

const struct bg_regex *bg_regex_new(struct bg_arena *arena, const char *pattern, bool whole,
                                    size_t subject_limit, const char **error, size_t *error_offset)
{
    struct bg_regex *regex = new_contexts(arena);
    int number = 0, again = 0;
    PCRE2_SIZE offset = 0, unused;
    regex->whole = whole;
    regex->subject_limit = subject_limit ? subject_limit : SUBJECT_BYTES;
    regex->code = regex_compile(regex, pattern, 0, &number, &offset);
    if (regex->code) /* too large with callouts: then a quick search decides or nothing does */
        regex->counted = regex_compile(regex, pattern, PCRE2_AUTO_CALLOUT, &again, &unused);
    atomic_store(&regex->spare->large, false); /* what compiling took does not count */
    if (number == PCRE2_ERROR_HEAP_FAILED || again == PCRE2_ERROR_HEAP_FAILED)
        bg_arena_out_of_memory(arena);
    if (regex->code)
        return regex;
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

struct budget {
    long left;
    PCRE2_SIZE before; /* where the last step began */
};

/* Before each item of the pattern. Going back costs a step; going on also what was read. */
static int charge(pcre2_callout_block *block, void *data)
{
    struct budget *budget = data;
    PCRE2_SIZE at = block->current_position;
    budget->left -= 1 + (at > budget->before ? (long)((at - budget->before) / FAR) : 0);
    budget->before = at;
    return budget->left < 0 ? PCRE2_ERROR_CALLOUT : 0;
}

/* A context of the search's own, since its limits and its budget are. */
static int regex_search(const struct bg_regex *regex, bool counted, const char *text, size_t n,
                        uint32_t options, pcre2_match_data *data)
{
    struct budget budget = {.left = COUNTED_STEPS};
    size_t beginnings = regex->whole ? 1 : n + 1, share = QUICK_STEPS / beginnings;
    pcre2_match_context *limits = pcre2_match_context_copy(regex->limits);
    if (!limits)
        return PCRE2_ERROR_NOMEMORY;
    if (counted)
        pcre2_set_callout(limits, charge, &budget);
    else
        pcre2_set_match_limit(limits, (uint32_t)(share ? share : 1));
    int result = pcre2_match(counted ? regex->counted : regex->code, (PCRE2_SPTR)text, n, 0,
                             options, data, limits);
    pcre2_match_context_free(limits);
    return result;
}

static enum bg_match regex_verdict(int result)
{
    if (result >= 0)
        return BG_MATCH;
    if (result == PCRE2_ERROR_NOMATCH)
        return BG_NO_MATCH;
    return result == PCRE2_ERROR_NOMEMORY ? BG_MATCH_NO_MEMORY : BG_MATCH_LIMIT;
}

enum bg_match bg_regex_match(const struct bg_regex *regex, const char *text, size_t n, size_t *from,
                             size_t *to)
{
    if (n > regex->subject_limit)
        return BG_MATCH_TOO_LONG;
    pcre2_match_data *data = take_match_data(regex);
    if (!data)
        return BG_MATCH_NO_MEMORY;
    uint32_t options = is_ascii(text, text + n) ? PCRE2_NO_UTF_CHECK : 0;
    int result = regex_search(regex, false, text, n, options, data);
    if (result == PCRE2_ERROR_MATCHLIMIT && regex->counted)
        result = regex_search(regex, true, text, n, options, data);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    if (result >= 0 && from)
        *from = ends[0];
    if (result >= 0 && to)
        *to = ends[1];
    give_match_data(regex, data);
    return regex_verdict(result);
}

/* Mutations that know what JSON is: members and elements are deleted, doubled, swapped and put in each other's
 * place, numbers become extremes, texts become others that are hard. Bytes alone make text that the strict scan
 * refuses nearly always; these reach what is behind it. One in four is still the fuzzer's own. A target
 * includes this header once. */
#ifndef BG_TESTS_MUTATE_JSON_H
#define BG_TESTS_MUTATE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);

enum { MUTATE_SPANS = 2000, MUTATE_DEPTH = 60, MUTATE_MOST = 1 << 16 };

struct mutate_span { /* of a value, from its first byte to behind its last one */
    size_t from, to;
    size_t item; /* where its member begins: at the key, else from */
    bool key_before;
};

struct mutate_text {
    const char *text;
    size_t n, at, spans_n;
    struct mutate_span spans[MUTATE_SPANS];
};

static void mutate_blanks(struct mutate_text *t)
{
    while (t->at < t->n && memchr(" \t\r\n", t->text[t->at], 4))
        t->at++;
}

static bool mutate_string(struct mutate_text *t)
{
    for (t->at++; t->at < t->n; t->at++) {
        if (t->text[t->at] == '\\')
            t->at++;
        else if (t->text[t->at] == '"')
            return t->at++, true;
    }
    return false;
}

static bool mutate_value(struct mutate_text *t, size_t item, bool key, int depth);

static bool mutate_inside(struct mutate_text *t, int depth)
{
    bool object = t->text[t->at++] == '{';
    for (mutate_blanks(t); t->at < t->n && !memchr("]}", t->text[t->at], 2); mutate_blanks(t)) {
        size_t item = t->at;
        if (object) {
            if (t->text[t->at] != '"' || !mutate_string(t))
                return false;
            mutate_blanks(t);
            if (t->at == t->n || t->text[t->at++] != ':')
                return false;
            mutate_blanks(t);
        }
        if (t->at == t->n || !mutate_value(t, object ? item : t->at, object, depth + 1))
            return false;
        mutate_blanks(t);
        if (t->at < t->n && t->text[t->at] == ',')
            t->at++;
    }
    return t->at < t->n ? (t->at++, true) : false;
}

static bool mutate_value(struct mutate_text *t, size_t item, bool key, int depth)
{
    size_t from = t->at, place = t->spans_n++;
    if (place + 1 >= MUTATE_SPANS || depth > MUTATE_DEPTH)
        return false;
    t->spans[place] = (struct mutate_span){from, from, item, key};
    if (t->text[from] == '{' || t->text[from] == '[') {
        if (!mutate_inside(t, depth))
            return false;
    } else if (t->text[from] == '"') {
        if (!mutate_string(t))
            return false;
    } else {
        while (t->at < t->n && !memchr(",]} \t\r\n", t->text[t->at], 7))
            t->at++;
        if (t->at == from)
            return false;
    }
    t->spans[place].to = t->at;
    return true;
}

/* The input with the bytes from..to replaced; 0: it does not fit. */
static size_t mutate_put(uint8_t *data, size_t size, size_t most, size_t from, size_t to,
                         const char *by, size_t n)
{
    if (size - (to - from) + n > most)
        return 0;
    memmove(data + from + n, data + to, size - to);
    memcpy(data + from, by, n);
    return size - (to - from) + n;
}

static uint32_t mutate_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Deletes the member or element with one comma beside it. */
static size_t mutate_delete(struct mutate_text *t, const struct mutate_span *s, uint8_t *data,
                            size_t size)
{
    size_t from = s->item, to = s->to;
    for (t->at = to, mutate_blanks(t); t->at < size && data[t->at] == ',';) {
        to = t->at + 1;
        return mutate_put(data, size, size, from, to, "", 0);
    }
    size_t before = from;
    while (before > 0 && memchr(" \t\r\n", data[before - 1], 4))
        before--;
    return mutate_put(data, size, size, before > 0 && data[before - 1] == ',' ? before - 1 : from,
                      to, "", 0);
}

static size_t mutate_double(const struct mutate_span *s, uint8_t *data, size_t size, size_t most,
                            char *room)
{
    size_t n = s->to - s->item;
    room[0] = ',';
    memcpy(room + 1, data + s->item, n);
    return mutate_put(data, size, most, s->to, s->to, room, n + 1);
}

/* b's value where a's is. Swapped, where neither holds the other. */
static size_t mutate_copy(const struct mutate_span *a, const struct mutate_span *b, uint8_t *data,
                          size_t size, size_t most, char *room, bool swap)
{
    const struct mutate_span *first = a->from < b->from ? a : b, *second = first == a ? b : a;
    size_t n = b->to - b->from, made = size;
    if (swap && first->to <= second->from) {
        size_t one = first->to - first->from, two = second->to - second->from;
        size_t between = second->from - first->to;
        memcpy(room, data + second->from, two);
        memcpy(room + two, data + first->to, between);
        memcpy(room + two + between, data + first->from, one);
        memcpy(data + first->from, room, one + two + between);
        return size;
    }
    memcpy(room, data + b->from, n);
    made = mutate_put(data, size, most, a->from, a->to, room, n);
    return made;
}

static size_t mutate_scalar(const struct mutate_span *s, uint8_t *data, size_t size, size_t most,
                            uint32_t pick)
{
    static const char *const numbers[] = {"0",
                                          "-0",
                                          "1",
                                          "-1",
                                          "0.5",
                                          "100",
                                          "1e400",
                                          "1e-400",
                                          "9007199254740993",
                                          "-9223372036854775808",
                                          "18446744073709551616",
                                          "170141183460469231731687303715884105727",
                                          "0.000000000000000000000000001",
                                          "99999999999999999999999999999999999999.99",
                                          "1e34",
                                          "2147483648",
                                          "0.1e-7",
                                          "1.0000000000"};
    static const char *const others[] = {"\"\"",
                                         "null",
                                         "true",
                                         "false",
                                         "[]",
                                         "{}",
                                         "\"2026-02-29\"",
                                         "\"0001-01-01\"",
                                         "\"9999-12-31\"",
                                         "\"\\u0000\"",
                                         "\"\\u202e\"",
                                         "\"=1+1\"",
                                         "\"a\\nb\"",
                                         "\"1,200.00\"",
                                         "\"\\ud83d\\ude00\"",
                                         "\"2026-03-01T00:00:00Z\"",
                                         "\"https://example.org/\"",
                                         "{\"val\":\"price\"}",
                                         "{\"+\":[1,null]}"};
    bool number = memchr("-0123456789", data[s->from], 11) != NULL && pick % 4 != 0;
    const char *by = number ? numbers[pick / 4 % (sizeof numbers / sizeof *numbers)]
                            : others[pick / 4 % (sizeof others / sizeof *others)];
    return mutate_put(data, size, most, s->from, s->to, by, strlen(by));
}

/* The key of one member becomes that of another. */
static size_t mutate_key(const struct mutate_span *a, const struct mutate_span *b, uint8_t *data,
                         size_t size, size_t most, char *room)
{
    if (!a->key_before || !b->key_before)
        return 0;
    size_t n = b->from - b->item;
    memcpy(room, data + b->item, n);
    return mutate_put(data, size, most, a->item, a->from, room, n);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    static struct mutate_text t;
    static char room[MUTATE_MOST + 1];
    uint32_t random = seed;
    size_t made = 0;
    t = (struct mutate_text){.text = (const char *)data, .n = size};
    /* Lines of JSON, and what follows a broken text, are all looked at. */
    for (mutate_blanks(&t); t.at < size && t.spans_n + 1 < MUTATE_SPANS; mutate_blanks(&t)) {
        size_t before = t.at;
        if (!mutate_value(&t, t.at, false, 0) || t.at == before)
            t.at = before + 1;
    }
    if (t.spans_n > MUTATE_SPANS - 1)
        t.spans_n = MUTATE_SPANS - 1;
    uint32_t what = mutate_next(&random) % 8;
    if (t.spans_n < 2 || what < 2 || size > MUTATE_MOST / 2)
        return LLVMFuzzerMutate(data, size, most);
    const struct mutate_span *a = &t.spans[mutate_next(&random) % t.spans_n];
    const struct mutate_span *b = &t.spans[mutate_next(&random) % t.spans_n];
    if (a->to <= a->from || b->to <= b->from)
        return LLVMFuzzerMutate(data, size, most);
    if (what == 2)
        made = mutate_delete(&t, a, data, size);
    else if (what == 3)
        made = mutate_double(a, data, size, most, room);
    else if (what == 4 || what == 5)
        made = mutate_copy(a, b, data, size, most, room, what == 4);
    else if (what == 6)
        made = mutate_scalar(a, data, size, most, mutate_next(&random));
    else
        made = mutate_key(a, b, data, size, most, room);
    return made ? made : LLVMFuzzerMutate(data, size, most);
}

#endif
